namespace NetGen;

/// <summary>A fully connected layer: z = W·x + b, then the activation.</summary>
/// <param name="units">Number of output units; positive.</param>
/// <param name="activation">Applied to z; <see cref="Activation.Linear"/> leaves it as it is.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : Attribute
{
    private double? _alpha;

    /// <summary>Number of output units.</summary>
    public int Units { get; } = units;

    /// <summary>The activation applied to z.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Weight start; <see cref="Init.Default"/> goes by the activation.</summary>
    public Init Init { get; set; }

    /// <summary>Multiplies every initial weight.</summary>
    public double InitScale { get; set; } = 1;

    /// <summary>Start value of every bias.</summary>
    public double BiasInit { get; set; }

    /// <summary>Whether b is added; without, the layer is z = W·x. A <c>[BatchNorm]</c> after the layer takes b away again, so there it can be left out.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The share of weights, in [0, 1), that DropConnect switches off for a mini-batch while training; the rest is scaled by 1 / (1 − share). Biases stay.</summary>
    /// <remarks>Wan et al., "Regularization of Neural Networks using DropConnect", ICML 2013. At inference all weights are used as they are, where the paper draws from a normal approximation.</remarks>
    public double DropConnect { get; set; }

    /// <summary>α of LeakyRelu, PRelu (its start value) and Elu: 0.01, 0.25 and 1 when not given. 0 for other activations, which have none.</summary>
    public double Alpha
    {
        get => _alpha ?? ActivationSetting.Alpha(Activation);
        set => _alpha = value;
    }

    /// <summary>
    /// Whether a PRelu learns a slope for each channel of an image or a sequence, or for each unit of a vector, in place of one for the layer: PyTorch's <c>PReLU(num_parameters)</c>.
    /// </summary>
    public bool SlopePerChannel { get; set; }

    /// <summary>β of Softplus (1).</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Smallest slope RRelu draws (1/8).</summary>
    public double Lower { get; set; } = 1.0 / 8;

    /// <summary>Largest slope RRelu draws (1/3).</summary>
    public double Upper { get; set; } = 1.0 / 3;
}
