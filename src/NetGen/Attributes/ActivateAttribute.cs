namespace NetGen;

/// <summary>Applies an activation function to the layer before it. <c>[Dense(n, a)]</c> means <c>[Dense(n)] [Activate(a)]</c>.</summary>
/// <param name="activation">The function.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : Attribute
{
    private double? _alpha;

    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>α of LeakyRelu (default 0.01), PRelu (initial value, default 0.25) and Elu (default 1).</summary>
    public double Alpha
    {
        get => _alpha ?? ActivationSetting.Alpha(Activation);
        set => _alpha = value;
    }

    /// <summary>
    /// Whether a PRelu learns a slope for each channel of an image or a sequence, or for each unit of a vector, instead of one slope for the layer. It
    /// corresponds to PyTorch's <c>PReLU(num_parameters)</c>.
    /// </summary>
    public bool SlopePerChannel { get; set; }

    /// <summary>β of Softplus (default 1).</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Lower bound of the slopes that RRelu draws (default 1/8).</summary>
    public double Lower { get; set; } = 1.0 / 8;

    /// <summary>Upper bound of the slopes that RRelu draws (default 1/3).</summary>
    public double Upper { get; set; } = 1.0 / 3;
}
