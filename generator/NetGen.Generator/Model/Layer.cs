namespace NetGen.Generator.Model;

/// <summary>
/// A layer: its shape rule, what it trains and measures, and its mathematics as operations on a mini-batch. Everything else about it follows.
/// </summary>
/// <param name="Output">The shape it gives.</param>
internal abstract record Layer(Shape Output)
{
    /// <summary>What a reader of the summary calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>What it was given besides its size and how it starts, as it could stand in the declaration; empty for nothing.</summary>
    public virtual string Settings => "";

    /// <summary>The window that moves over its input, and how, in a few words; empty for layers without one.</summary>
    public virtual string WindowSummary => "";

    /// <summary>What it computes at inference, as the text of a model file says it.</summary>
    public abstract LayerText Text { get; }

    /// <summary>The letter of its output in the lectures: z before an activation, a after it.</summary>
    public abstract string Letter { get; }

    /// <summary>The trained tensors, in the order of the contract: weight, bias, slope.</summary>
    public virtual IEnumerable<TensorSpec> Tensors => [];

    /// <summary>What it measures, in the order of the contract.</summary>
    public virtual IEnumerable<StatisticSpec> Statistics => [];

    /// <summary>What it draws or measures for one mini-batch.</summary>
    public virtual IEnumerable<TemporarySpec> Temporaries => [];

    /// <summary>How many modules PyTorch's <c>Sequential</c> of the same network has for it: the numbers in names of tensors count them.</summary>
    public virtual int Modules => 1;

    /// <summary>The activation function that it is, by its name in the runtime's <c>Activation</c>; null for other layers.</summary>
    public virtual string? Activation => null;

    /// <summary>The weight start of a layer that this one follows as its activation, by its name in the runtime's <c>Init</c>.</summary>
    public virtual string SuitingStart => "Xavier";

    /// <summary>How it scales the network's input, if that is what it does.</summary>
    public virtual ScalingKind Scaling => ScalingKind.None;

    /// <summary>Multiply-add operations for one sample.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Whether it multiplies by weights: the lectures count these layers.</summary>
    public bool IsWeighted => Tensors.Any(static tensor => tensor.Role == TensorRole.Weight);

    /// <summary>Whether kernels of the class compute it, or are longer for it: what is a call of the runtime alone adds next to nothing to the source.</summary>
    public virtual bool HasKernels => true;

    /// <summary>Whether it has a gradient: before a layer that has none, nothing can be trained.</summary>
    public virtual bool IsDifferentiable => true;

    /// <summary>Number of trained values.</summary>
    public int Parameters => Tensors.Sum(static tensor => tensor.Shape.Length);

    /// <summary>Forward propagation while training.</summary>
    public abstract IEnumerable<Operation> Forward(LayerValues s);

    /// <summary>Forward propagation at inference; no operation where the input passes through.</summary>
    public virtual IEnumerable<Operation> Infer(LayerValues s) => Forward(s);

    /// <summary>Backward propagation: the gradients of its tensors and of its inputs, from that of its output.</summary>
    public abstract IEnumerable<Operation> Backward(LayerValues s);

    /// <summary>What a step of training makes of its statistics.</summary>
    public virtual IEnumerable<Operation> Track(LayerValues s) => [];

    /// <summary>The same layer with its start chosen by the activation that follows, where the user has not chosen.</summary>
    public virtual Layer StartingFor(Layer? activation) => this;

    protected static string Setting(string name, double value) => $"{name} = {value.ToString("R", CultureInfo.InvariantCulture)}";
}
