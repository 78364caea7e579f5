namespace NetGen;

/// <summary>A convolution with one filter for each channel: z[i,j,c] = b[c] + Σ w[c,u,v]·x[i·stride + u, j·stride + v, c], then the activation.</summary>
/// <remarks>
/// It is a <c>[Conv2D]</c> with as many groups and filters as channels. Together with a <c>[Conv2D(n, 1)]</c> after it, it is a depthwise separable convolution
/// (Howard et al., "MobileNets", 2017). Weights are [channels, 1, height, width].
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : Attribute
{
    private double? _alpha;

    /// <summary>A convolution with square filters.</summary>
    /// <param name="kernel">Height and width of a filter; positive.</param>
    /// <param name="activation">Applied to z.</param>
    public DepthwiseConv2DAttribute(int kernel, Activation activation = Activation.Linear)
        : this(kernel, kernel, activation)
    {
    }

    /// <summary>A convolution with rectangular filters.</summary>
    /// <param name="kernelHeight">Height of a filter; positive.</param>
    /// <param name="kernelWidth">Width of a filter; positive.</param>
    /// <param name="activation">Applied to z.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth, Activation activation = Activation.Linear) =>
        (KernelHeight, KernelWidth, Activation) = (kernelHeight, kernelWidth, activation);

    /// <summary>Height of a filter.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of a filter.</summary>
    public int KernelWidth { get; }

    /// <summary>The activation applied to z.</summary>
    public Activation Activation { get; }

    /// <summary>Places from one position of the filter to the next; positive.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How zeros are added around the input. Default, if <see cref="Pad"/> is not set either: <see cref="Padding.Valid"/>, which adds none.</summary>
    public Padding Padding { get; set; }

    /// <summary>Number of zeros added on every side, like PyTorch's <c>padding</c>. Set this or <see cref="Padding"/>, not both.</summary>
    public int Pad { get; set; }

    /// <summary>Places from one tap of the filter to the next; positive.</summary>
    public int Dilation { get; set; } = 1;

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
