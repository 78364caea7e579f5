namespace NetGen;

/// <summary>A fully connected layer: z = W·x + b, then the activation.</summary>
/// <param name="units">Number of output units; positive.</param>
/// <param name="activation">Applied to z. <see cref="Activation.Linear"/> leaves z unchanged.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    private double? _alpha;

    /// <summary>Number of output units.</summary>
    public int Units { get; } = units;

    /// <summary>The activation applied to z.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Distribution of the initial weights. Default: <see cref="Init.He"/> for the ReLU family, <see cref="Init.Xavier"/> otherwise.</summary>
    public Init Init { get; set; }

    /// <summary>Factor of every initial weight.</summary>
    public double InitScale { get; set; } = 1;

    /// <summary>Initial value of every bias.</summary>
    public double BiasInit { get; set; }

    /// <summary>
    /// Whether b is added. Without it, the layer is z = W·x. A <c>[BatchNorm]</c> after the layer subtracts any b again, so b can be left out there.
    /// </summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// The share of weights, in [0, 1), that DropConnect sets to zero for each mini-batch of training. The other weights are scaled by 1 / (1 − share). Biases
    /// are not dropped.
    /// </summary>
    /// <remarks>
    /// Wan et al., "Regularization of Neural Networks using DropConnect", ICML 2013. At inference all weights are used unchanged. The paper samples from a
    /// normal approximation instead.
    /// </remarks>
    public double DropConnect { get; set; }

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
