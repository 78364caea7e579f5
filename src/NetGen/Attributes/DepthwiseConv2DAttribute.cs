namespace NetGen;

/// <summary>A convolution with one filter for each channel: z[i,j,c] = b[c] + Σ w[c,u,v]·x[i·stride + u, j·stride + v, c], then the activation.</summary>
/// <remarks>
/// A <c>[Conv2D]</c> with as many groups and filters as channels. Followed by <c>[Conv2D(n, 1)]</c> it is a depthwise separable convolution (Howard et al.,
/// "MobileNets", 2017). Weights are [channels, 1, height, width].
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : Attribute
{
    private double? _alpha;

    /// <summary>Square filters.</summary>
    /// <param name="kernel">Height and width of a filter; positive.</param>
    /// <param name="activation">Applied to z.</param>
    public DepthwiseConv2DAttribute(int kernel, Activation activation = Activation.Linear)
        : this(kernel, kernel, activation)
    {
    }

    /// <summary>Rectangular filters.</summary>
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

    /// <summary>Places that the window moves at a time; positive.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Whether zeros are put around the input; <see cref="Padding.Valid"/>, none, if neither this nor <see cref="Pad"/> is given.</summary>
    public Padding Padding { get; set; }

    /// <summary>Zeros on every side, as PyTorch's <c>padding</c> means it. Give this or <see cref="Padding"/>, not both.</summary>
    public int Pad { get; set; }

    /// <summary>Places from one tap of the filter to the next; positive.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Whether b is added; a <c>[BatchNorm]</c> after the layer takes b away again, so there it can be left out.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// Weight start, by the fan of a filter; <see cref="Init.Default"/> goes by the activation.
    /// </summary>
    public Init Init { get; set; }

    /// <summary>Multiplies every initial weight.</summary>
    public double InitScale { get; set; } = 1;

    /// <summary>Start value of every bias.</summary>
    public double BiasInit { get; set; }

    /// <summary>α of LeakyRelu, PRelu (its start value) and Elu: 0.01, 0.25 and 1 when not given. 0 for other activations, which have none.</summary>
    public double Alpha
    {
        get => _alpha ?? ActivationSetting.Alpha(Activation);
        set => _alpha = value;
    }

    /// <summary>Whether a PRelu learns a slope for each filter in place of one for the layer: PyTorch's <c>PReLU(num_parameters)</c>.</summary>
    public bool SlopePerChannel { get; set; }

    /// <summary>β of Softplus (1).</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Smallest slope RRelu draws (1/8).</summary>
    public double Lower { get; set; } = 1.0 / 8;

    /// <summary>Largest slope RRelu draws (1/3).</summary>
    public double Upper { get; set; } = 1.0 / 3;
}
