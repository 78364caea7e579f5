namespace NetGen;

/// <summary>A convolution of a sequence (length × channels): z[j,k] = b[k] + Σ w[k,c,v]·x[j·stride + v, c], then the activation.</summary>
/// <remarks>As in PyTorch and Keras, this is a cross-correlation: filters are not flipped. Weights are [filters, channels / groups, kernel].</remarks>
/// <param name="filters">Channels of the output; positive.</param>
/// <param name="kernel">Length of a filter; positive.</param>
/// <param name="activation">Applied to z.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int filters, int kernel, Activation activation = Activation.Linear) : Attribute
{
    private double? _alpha;

    /// <summary>Channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>Length of a filter.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The activation applied to z.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Places from one position of the filter to the next; positive.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How zeros are added around the input. Default, if <see cref="Pad"/> is not set either: <see cref="Padding.Valid"/>, which adds none.</summary>
    public Padding Padding { get; set; }

    /// <summary>Number of zeros added on every side, like PyTorch's <c>padding</c>. Set this or <see cref="Padding"/>, not both.</summary>
    public int Pad { get; set; }

    /// <summary>Places from one tap of the filter to the next; positive.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Number of groups. A filter reads only the channels of its group. The number must divide the input channels and the filters.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether b is added. A <c>[BatchNorm]</c> after the layer subtracts any b again, so b can be left out there.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// Distribution of the initial weights, by the fan of a filter. Default: <see cref="Init.He"/> for the ReLU family, <see cref="Init.Xavier"/> otherwise.
    /// </summary>
    public Init Init { get; set; }

    /// <summary>Factor of every initial weight.</summary>
    public double InitScale { get; set; } = 1;

    /// <summary>Initial value of every bias.</summary>
    public double BiasInit { get; set; }

    /// <summary>α of LeakyRelu (default 0.01), PRelu (initial value, default 0.25) and Elu (default 1).</summary>
    public double Alpha
    {
        get => _alpha ?? ActivationSetting.Alpha(Activation);
        set => _alpha = value;
    }

    /// <summary>
    /// Whether a PRelu learns a slope for each filter instead of one slope for the layer. It corresponds to PyTorch's <c>PReLU(num_parameters)</c>.
    /// </summary>
    public bool SlopePerChannel { get; set; }

    /// <summary>β of Softplus (default 1).</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Lower bound of the slopes that RRelu draws (default 1/8).</summary>
    public double Lower { get; set; } = 1.0 / 8;

    /// <summary>Upper bound of the slopes that RRelu draws (default 1/3).</summary>
    public double Upper { get; set; } = 1.0 / 3;
}
