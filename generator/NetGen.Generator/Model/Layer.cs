namespace NetGen.Generator.Model;

/// <summary>
/// A layer: its shape rule, what it trains and measures, and its mathematics as operations on a mini-batch. Everything else about it follows.
/// </summary>
/// <param name="Output">The shape of its output.</param>
internal abstract record Layer(Shape Output)
{
    /// <summary>Its kind, as the summary names it.</summary>
    public abstract string Kind { get; }

    /// <summary>Its settings, apart from its size and its weight start, as the declaration could write them; empty for none.</summary>
    public virtual string Settings => "";

    /// <summary>In a few words, the window that moves over its input, and how it moves; empty for a layer without one.</summary>
    public virtual string WindowSummary => "";

    /// <summary>What it computes at inference, in the words of the text of a model file.</summary>
    public abstract LayerText Text { get; }

    /// <summary>The letter of its output in the lectures: z before an activation, a after it.</summary>
    public abstract string Letter { get; }

    /// <summary>The trained tensors, in the order of the contract: weight, bias, slope.</summary>
    public virtual IEnumerable<TensorSpec> Tensors => [];

    /// <summary>The statistics that it measures, in the order of the contract.</summary>
    public virtual IEnumerable<StatisticSpec> Statistics => [];

    /// <summary>The values that it draws or measures for one mini-batch.</summary>
    public virtual IEnumerable<TemporarySpec> Temporaries => [];

    /// <summary>The number of modules that PyTorch's <c>Sequential</c> of the same network has for it. The names of tensors count these modules.</summary>
    public virtual int Modules => 1;

    /// <summary>The name in the runtime's <c>Activation</c> if the layer is an activation function; null for other layers.</summary>
    public virtual string? Activation => null;

    /// <summary>The weight start, by its name in the runtime's <c>Init</c>, of a layer that this one follows as its activation.</summary>
    public virtual string SuitingStart => "Xavier";

    /// <summary>How it scales the network's input; none for other layers.</summary>
    public virtual ScalingKind Scaling => ScalingKind.None;

    /// <summary>Multiply-add operations for one sample.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Whether it multiplies by weights. The lectures count these layers.</summary>
    public bool IsWeighted => Tensors.Any(static tensor => tensor.Role == TensorRole.Weight);

    /// <summary>
    /// Whether kernels of the class compute it, or become longer for it. A layer that only calls the runtime adds next to nothing to the source.
    /// </summary>
    public virtual bool HasKernels => true;

    /// <summary>Whether it has a gradient. Before a layer without one nothing can be trained.</summary>
    public virtual bool IsDifferentiable => true;

    /// <summary>Number of trained values.</summary>
    public int Parameters => Tensors.Sum(static tensor => tensor.Shape.Length);

    /// <summary>The operations of forward propagation in training.</summary>
    public abstract IEnumerable<Operation> Forward(LayerValues s);

    /// <summary>The operations of forward propagation at inference; none if the input passes through.</summary>
    public virtual IEnumerable<Operation> Infer(LayerValues s) => Forward(s);

    /// <summary>The operations of backward propagation: the gradients of its tensors and of its inputs, from the gradient of its output.</summary>
    public abstract IEnumerable<Operation> Backward(LayerValues s);

    /// <summary>The operations by which a step of training changes its statistics.</summary>
    public virtual IEnumerable<Operation> Track(LayerValues s) => [];

    /// <summary>The same layer, with the weight start that suits the activation after it, unless the user has chosen one.</summary>
    public virtual Layer StartingFor(Layer? activation) => this;

    protected static string Setting(string name, double value) => $"{name} = {value.ToString("R", CultureInfo.InvariantCulture)}";
}
