namespace NetGen.Generator.Model;

/// <summary>A trained tensor with its name in files and its place in memory.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Spec">Role, shape and start.</param>
/// <param name="FileName">As PyTorch's <c>Sequential</c> names it: <c>0.weight</c>.</param>
/// <param name="Offset">Where its first element lies in the packed block.</param>
/// <param name="Panels">Its layout; biases share the panels of their weights.</param>
internal sealed record PlacedTensor(Buffer Value, ParameterSpec Spec, string FileName, int Offset, PanelLayout Panels);

/// <summary>A statistic with its name in files.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Spec">Role, length and start.</param>
/// <param name="FileName">As PyTorch's <c>Sequential</c> names it: <c>1.running_mean</c>; <c>input.mean</c> where it has none.</param>
internal sealed record NamedStatistic(Buffer Value, StatisticSpec Spec, string FileName);

/// <summary>A layer as the summary shows it.</summary>
internal sealed record LayerRow(string Name, string Kind, string Settings, Shape Output, int Parameters, long MultiplyAdds, bool IsWeighted);

/// <summary>The mathematics of one network as straight lists of operations, before anything is fused or placed.</summary>
/// <param name="Tensors">The trained tensors, in the order of the contract, with the names of files.</param>
/// <param name="Statistics">What is measured, in the order of the contract: the input's first.</param>
/// <param name="LayerOutputs">What each layer gives while training.</param>
/// <param name="Forward">Training, up to outputs and losses.</param>
/// <param name="Backward">From the loss back to the first layer with parameters.</param>
/// <param name="Track">What a step of training makes of the statistics.</param>
/// <param name="Infer">Inference up to what the loss reads: logits, or the last values themselves.</param>
/// <param name="Finish">Inference from there to the outputs.</param>
/// <param name="Score">From there to outputs and losses.</param>
internal sealed record Mathematics(
    IReadOnlyList<(Buffer Value, ParameterSpec Spec, string FileName)> Tensors,
    IReadOnlyList<NamedStatistic> Statistics,
    IReadOnlyList<Buffer> LayerOutputs,
    IReadOnlyList<KernelOp> Forward,
    IReadOnlyList<KernelOp> Backward,
    IReadOnlyList<KernelOp> Track,
    IReadOnlyList<KernelOp> Infer,
    IReadOnlyList<KernelOp> Finish,
    IReadOnlyList<KernelOp> Score);

/// <summary>What the emitter writes: the operations of every phase, specialised, and the place of every value. It decides nothing itself.</summary>
/// <param name="Model">The class.</param>
/// <param name="Mathematics">The same before lowering: what the reference code says.</param>
/// <param name="Layers">For the summary.</param>
/// <param name="Tensors">The trained tensors in memory.</param>
/// <param name="Scaling">How the input is scaled.</param>
/// <param name="OutputActivation">The last activation by its name in the runtime.</param>
/// <param name="PackedLength">Length of the parameter block.</param>
/// <param name="Kernels">Which kernels the class gets.</param>
/// <param name="Training">Training: places and phases.</param>
/// <param name="Inference">Inference: places and phases.</param>
internal sealed record KernelPlan(
    NetworkModel Model,
    Mathematics Mathematics,
    IReadOnlyList<LayerRow> Layers,
    IReadOnlyList<PlacedTensor> Tensors,
    ScalingKind Scaling,
    string OutputActivation,
    int PackedLength,
    KernelSelection Kernels,
    TrainingPlan Training,
    InferencePlan Inference);

/// <summary>A training step.</summary>
/// <param name="Places">Where every value lies.</param>
/// <param name="PerRow">Workspace values for every row.</param>
/// <param name="Fixed">Workspace values whatever the batch.</param>
/// <param name="PieceInputs">Inputs of a layer whose gradients are computed before they are handed on.</param>
/// <param name="LongestPiece">Values of a gradient that are computed before they are handed on, at most.</param>
/// <param name="LongestTransposedPanel">Values of the transposed weights that backward propagation makes at a time, at most.</param>
/// <param name="LayerOutputs">Which layers' outputs a step leaves behind, and where: those that are neither fused into the next operation nor handed out.</param>
/// <param name="Prepare">Before forward, divided by panels.</param>
/// <param name="Forward">Divided by rows.</param>
/// <param name="Backward">Divided by rows.</param>
/// <param name="Gradients">After every row's backward, divided by parameters.</param>
internal sealed record TrainingPlan(
    IReadOnlyDictionary<Buffer, Placement> Places,
    int PerRow,
    int Fixed,
    int PieceInputs,
    int LongestPiece,
    int LongestTransposedPanel,
    IReadOnlyList<(int Layer, RowBuffer Place)> LayerOutputs,
    IReadOnlyList<KernelOp> Prepare,
    IReadOnlyList<KernelOp> Forward,
    IReadOnlyList<KernelOp> Backward,
    IReadOnlyList<KernelOp> Gradients);

/// <summary>Inference of some rows.</summary>
/// <param name="Places">Where every value lies.</param>
/// <param name="PerRow">Scratch values for every row of a batch.</param>
/// <param name="OneRow">Scratch values of a sample by itself.</param>
/// <param name="Sample">How one sample is computed.</param>
/// <param name="SampleForms">The vector widths of the one method that computes it, widest first; none where every layer has a method.</param>
/// <param name="BlockRows">How many rows are computed together in a batch.</param>
/// <param name="StackFloats">Scratch up to this length lies on the stack; more is rented.</param>
/// <param name="OutputOnStack">Whether the outputs of a sample that is classified lie on the stack; if not they are rented.</param>
/// <param name="Infer">Up to what the loss reads.</param>
/// <param name="Finish">From there to the outputs.</param>
/// <param name="Score">From there to outputs and losses.</param>
/// <param name="SampleOps">One sample, from its input to its outputs. By itself it has no tiles to list active inputs for; its kernels look for themselves.</param>
/// <param name="SampleKernels">Products of a sample by itself; none where it is computed in registers.</param>
/// <param name="RegisterKernels">The same in registers; none elsewhere.</param>
/// <param name="OwnKernels">Products for a batch that training's kernels do not compute.</param>
/// <param name="Foldings">The layers that do a neighbour's work too.</param>
internal sealed record InferencePlan(
    IReadOnlyDictionary<Buffer, Placement> Places,
    int PerRow,
    int OneRow,
    SampleMethod Sample,
    IReadOnlyList<VectorForm> SampleForms,
    int BlockRows,
    int StackFloats,
    bool OutputOnStack,
    IReadOnlyList<KernelOp> Infer,
    IReadOnlyList<KernelOp> Finish,
    IReadOnlyList<KernelOp> Score,
    IReadOnlyList<KernelOp> SampleOps,
    IReadOnlyList<SampleKernel> SampleKernels,
    IReadOnlyList<RegisterKernel> RegisterKernels,
    IReadOnlyList<DenseForward> OwnKernels,
    IReadOnlyList<DenseFolding> Foldings);
