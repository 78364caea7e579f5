namespace NetGen.Generator.Model;

/// <summary>How a parameter tensor starts.</summary>
/// <param name="Distribution">Name of a value of the runtime's <c>Init</c>, or null for a constant.</param>
/// <param name="Scale">Multiplies what is drawn, or is the constant.</param>
internal sealed record ParameterStart(string? Distribution, double Scale);

/// <summary>A trained tensor of a layer.</summary>
/// <param name="Role">weight, bias, slope, or scale (γ) and shift (β) of a normalisation.</param>
/// <param name="Rows">Output units of a weight matrix; the length of a vector.</param>
/// <param name="Columns">Inputs of a weight matrix; 1 for a vector.</param>
/// <param name="Start">Its values before training.</param>
internal sealed record ParameterSpec(ParameterRole Role, int Rows, int Columns, ParameterStart Start);

internal enum ParameterRole
{
    Weight,
    Bias,
    Slope,
    Scale,
    Shift,
}

/// <summary>A statistic of a layer: measured, not trained.</summary>
/// <param name="Role">What it is to the layer.</param>
/// <param name="Length">Its values.</param>
/// <param name="Start">Its values before anything is measured.</param>
/// <param name="Bound">What its values must satisfy.</param>
internal sealed record StatisticSpec(StatisticRole Role, int Length, double Start, StatisticBound Bound);

internal enum StatisticRole
{
    Mean,
    Divisor,
    RunningMean,
    RunningVariance,
}

/// <summary>What the values of a statistic must satisfy. Names are those of the runtime's <c>StatisticBound</c>.</summary>
internal enum StatisticBound
{
    Finite,
    NotNegative,
    Positive,
}

/// <summary>A layer: its shape rule, and its mathematics as operations on a mini-batch. Everything else about it follows.</summary>
/// <param name="Input">The shape it reads.</param>
/// <param name="Output">The shape it gives.</param>
internal abstract record Layer(Shape Input, Shape Output)
{
    /// <summary>What a reader of the summary calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>What it was told besides its size and how it starts, as it could stand in the declaration; empty for nothing.</summary>
    public virtual string Settings => "";

    /// <summary>The letter of its output in the lectures: z before an activation, a after it.</summary>
    public abstract string Letter { get; }

    /// <summary>The trained tensors, in the order of the contract: weight, bias, slope.</summary>
    public virtual IEnumerable<ParameterSpec> Parameters => [];

    /// <summary>What it measures, in the order of the contract.</summary>
    public virtual IEnumerable<StatisticSpec> Statistics => [];

    /// <summary>Whether it measures every mini-batch, for which all of its rows must be there.</summary>
    public virtual bool MeasuresBatch => false;

    /// <summary>Random factors drawn while training: one for every value of the output, or (for <see cref="ParameterRole.Weight"/>) for every weight.</summary>
    public virtual bool DrawsUnitMask => false;

    public virtual bool DrawsWeightMask => false;

    /// <summary>Whether inference skips the layer.</summary>
    public virtual bool IsTrainingOnly => false;

    /// <summary>Whether PyTorch's <c>Sequential</c> of the same network has a module for it.</summary>
    public virtual bool IsModule => true;

    /// <summary>Whether it has a weight matrix: the lectures count these layers.</summary>
    public virtual bool IsWeighted => false;

    /// <summary>Whether it is an activation function, whose name is one of the runtime's <c>Activation</c>.</summary>
    public virtual bool IsActivation => false;

    /// <summary>How it scales the input, if that is what it does.</summary>
    public virtual ScalingKind Scaling => ScalingKind.None;

    /// <summary>Multiply-add operations for one sample.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Forward propagation while training.</summary>
    public abstract IEnumerable<KernelOp> Forward(LayerBuffers s);

    /// <summary>Forward propagation at inference.</summary>
    public virtual IEnumerable<KernelOp> Infer(LayerBuffers s) => Forward(s);

    /// <summary>Backward propagation: the gradients of its parameters and of its input, from that of its output.</summary>
    public abstract IEnumerable<KernelOp> Backward(LayerBuffers s);

    /// <summary>What a step of training makes of its statistics.</summary>
    public virtual IEnumerable<KernelOp> Track(LayerBuffers s) => [];

    protected static string Setting(string name, double value) => $"{name} = {value.ToString("R", CultureInfo.InvariantCulture)}";
}

/// <summary>The values a layer works on.</summary>
/// <param name="Index">The layer's position; its random numbers depend on it.</param>
/// <param name="X">Its input.</param>
/// <param name="Y">Its output.</param>
/// <param name="DX">Gradient of the input.</param>
/// <param name="DY">Gradient of the output.</param>
/// <param name="Tensors">Its parameters by role.</param>
/// <param name="Mask">Random factors, if it draws any.</param>
/// <param name="Masked">Its weights times those factors, if it draws factors for weights.</param>
internal sealed record LayerBuffers(int Index, Buffer X, Buffer Y, Buffer DX, Buffer DY, IReadOnlyDictionary<ParameterRole, Buffer> Tensors, Buffer? Mask = null, Buffer? Masked = null)
{
    /// <summary>Its statistics by role.</summary>
    public IReadOnlyDictionary<StatisticRole, Buffer> Statistics { get; init; } = new Dictionary<StatisticRole, Buffer>();

    /// <summary>The mean of every column of the mini-batch, if it measures it.</summary>
    public Buffer? Mean { get; init; }

    /// <summary>The variance of every column of the mini-batch, if it measures it.</summary>
    public Buffer? Variance { get; init; }

    public Buffer W => Tensors[ParameterRole.Weight];

    public Buffer B => Tensors[ParameterRole.Bias];

    public Buffer Slope => Tensors[ParameterRole.Slope];

    public Buffer Gamma => Tensors[ParameterRole.Scale];

    public Buffer Beta => Tensors[ParameterRole.Shift];

    public Buffer DW => GradientOf(W);

    public Buffer DB => GradientOf(B);

    public Buffer DSlope => GradientOf(Slope);

    public Buffer DGamma => GradientOf(Gamma);

    public Buffer DBeta => GradientOf(Beta);

    public static Buffer GradientOf(Buffer value) =>
        value with { Name = "d" + value.Name, Role = value.IsTrained ? BufferRole.ParameterGradient : BufferRole.Gradient };
}
