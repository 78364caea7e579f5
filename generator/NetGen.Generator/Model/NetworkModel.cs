namespace NetGen.Generator.Model;

/// <summary>What training minimises. The names are those of the runtime's <c>Loss</c>.</summary>
internal enum LossKind
{
    /// <summary>Not yet chosen; no model has it.</summary>
    Default,
    MeanSquaredError,
    CrossEntropy,
    BinaryCrossEntropy,
}

/// <summary>How the input is scaled by statistics of the training set. The names are those of the runtime's <c>InputScaling</c>.</summary>
internal enum ScalingKind
{
    None,
    Standardize,
    MinMax,
}

/// <summary>One layer and the values it reads.</summary>
/// <param name="Layer">What is computed.</param>
/// <param name="Inputs">Positions of the nodes it reads; <see cref="Input"/> is the network's input.</param>
internal sealed record Node(Layer Layer, EquatableArray<int> Inputs)
{
    /// <summary>Stands for the network's input where a node is named by its position.</summary>
    public const int Input = -1;
}

/// <summary>Weights that are embedded in the assembly.</summary>
/// <param name="Resource">The name of the resource.</param>
/// <param name="IsSafetensors">True for a safetensors file as it is. False for plain values: all parameters in the order of CopyParametersTo, then all
/// statistics in the order of CopyStateTo.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Hash">SHA-256 of its content, as hexadecimal digits.</param>
internal sealed record EmbeddedWeights(string Resource, bool IsSafetensors, long Length, string Hash)
{
    /// <summary>
    /// The places of the tensors of a safetensors file, in any order. The build fills them if it has compared the header with the class: names, shapes, layers,
    /// and that a scaling is fitted. If it is empty, all that is done at run time.
    /// </summary>
    public EquatableArray<TensorPlace> Tensors { get; init; }

    /// <summary>Stands for a network without embedded weights: no resource is read.</summary>
    public static EmbeddedWeights None { get; } = new("", IsSafetensors: false, 0, "");
}

/// <summary>The place of a tensor in embedded weights.</summary>
/// <param name="Name">Its name in the class, such as <c>0.weight</c>, without a prefix that the file may have.</param>
/// <param name="Type">F32, F16, BF16 or F64.</param>
/// <param name="Offset">Its first byte in the resource.</param>
internal sealed record TensorPlace(string Name, string Type, long Offset);

/// <summary>One annotated class, reduced to what the later stages read.</summary>
/// <param name="Declaration">The class in the user's code.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Nodes">In the order of declaration: each node reads earlier ones, and the last is the output.</param>
/// <param name="Loss">What training minimises.</param>
internal sealed record NetworkModel(Declaration Declaration, Shape Input, EquatableArray<Node> Nodes, LossKind Loss)
{
    /// <summary>The weights that it starts from; null if they are drawn.</summary>
    public EmbeddedWeights? Weights { get; init; }

    /// <summary>Whether it only infers, with embedded weights that never change.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The names of its classes; none where it has none.</summary>
    public EquatableArray<string> Labels { get; init; }

    public Shape Output => Nodes[Nodes.Count - 1].Layer.Output;

    public IEnumerable<Layer> Layers => Nodes.Select(static node => node.Layer);

    /// <summary>Whether every layer reads the one before it.</summary>
    public bool IsChain => Nodes.Select(static (node, index) => node.Inputs.Count == 1 && node.Inputs[0] == index - 1).All(static follows => follows);
}
