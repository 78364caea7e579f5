namespace NetGen.Generator.Model;

/// <summary>How a parameter tensor starts.</summary>
/// <param name="Distribution">Name of a value of the runtime's <c>Init</c>, or null for a constant.</param>
/// <param name="Scale">Multiplies what is drawn, or is the constant.</param>
internal sealed record ParameterStart(string? Distribution, double Scale);

/// <summary>A trained tensor of a layer.</summary>
/// <param name="Role">weight, bias or slope.</param>
/// <param name="Rows">Output units of a weight matrix; the length of a vector.</param>
/// <param name="Columns">Inputs of a weight matrix; 1 for a vector.</param>
/// <param name="Start">Its values before training.</param>
internal sealed record ParameterSpec(ParameterRole Role, int Rows, int Columns, ParameterStart Start);

internal enum ParameterRole
{
    Weight,
    Bias,
    Slope,
}

/// <summary>A layer: its shape rule, and its mathematics as operations on a mini-batch. Everything else about it follows.</summary>
/// <param name="Input">The shape it reads.</param>
/// <param name="Output">The shape it gives.</param>
internal abstract record Layer(Shape Input, Shape Output)
{
    /// <summary>What a reader of the summary calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>The letter of its output in the lectures: z before an activation, a after it.</summary>
    public abstract string Letter { get; }

    /// <summary>The trained tensors, in the order of the contract: weight, bias, slope.</summary>
    public virtual IEnumerable<ParameterSpec> Parameters => [];

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
    public Buffer W => Tensors[ParameterRole.Weight];

    public Buffer B => Tensors[ParameterRole.Bias];

    public Buffer Slope => Tensors[ParameterRole.Slope];

    public Buffer DW => GradientOf(W);

    public Buffer DB => GradientOf(B);

    public Buffer DSlope => GradientOf(Slope);

    public static Buffer GradientOf(Buffer value) =>
        value with { Name = "d" + value.Name, Role = value.IsTrained ? BufferRole.ParameterGradient : BufferRole.Gradient };
}
