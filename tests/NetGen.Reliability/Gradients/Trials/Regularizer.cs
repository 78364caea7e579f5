using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Reliability.Gradients.Trials;

/// <summary>Something that changes the gradient of a training step, or the weights after it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Options">Adds it to the options of a training.</param>
internal sealed record Regularizer(string Name, Func<FitOptions, FitOptions> Options)
{
    /// <summary>λ of the penalties.</summary>
    public double L1 { get; init; }

    /// <inheritdoc cref="L1"/>
    public double L2 { get; init; }

    /// <summary>ε of smoothed targets.</summary>
    public double Smoothing { get; init; }

    public double ClipValue { get; init; }

    public double ClipNorm { get; init; }

    public double MaxNorm { get; init; }

    /// <summary>η of the noise on the gradient.</summary>
    public double Noise { get; init; }

    public bool WeighsRows { get; init; }

    public bool WeighsClasses { get; init; }

    /// <summary>Whether the rows are computed part by part.</summary>
    public bool DividesRows { get; init; }

    /// <summary>Whether the parameters of the first layer that has some are frozen.</summary>
    public bool FreezesFirst { get; init; }

    /// <summary>Every setting of <see cref="FitOptions"/> that changes a gradient. A covered option is one whose name is a key.</summary>
    public static IReadOnlyList<Regularizer> All { get; } =
    [
        new("nothing", static options => options),
        new("L1", static options => options with { L1 = 0.03f }) { L1 = 0.03f },
        new("L2", static options => options with { L2 = 0.2f }) { L2 = 0.2f },
        new("L1 and L2", static options => options with { L1 = 0.02f, L2 = 0.1f }) { L1 = 0.02f, L2 = 0.1f },

        // A limit that is never reached makes a step that has the whole gradient before the update.
        new("L1 and L2, whole gradient", static options => options with { L1 = 0.02f, L2 = 0.1f, ClipNorm = 1e9f }) { L1 = 0.02f, L2 = 0.1f },
        new("ClipValue", static options => options with { ClipValue = 0.01f, L2 = 0.1f }) { ClipValue = 0.01f, L2 = 0.1f },
        new("ClipNorm", static options => options with { ClipNorm = 0.05f, L1 = 0.02f }) { ClipNorm = 0.05f, L1 = 0.02f },
        new("MaxNorm", static options => options with { MaxNorm = 0.5f, L2 = 0.1f }) { MaxNorm = 0.5f, L2 = 0.1f },
        new("GradientNoise", static options => options with { GradientNoise = 0.01f }) { Noise = 0.01f },
        new("LabelSmoothing", static options => options with { LabelSmoothing = 0.1f }) { Smoothing = 0.1f },
        new("LabelSmoothing and L2", static options => options with { LabelSmoothing = 0.3f, L2 = 0.1f }) { Smoothing = 0.3f, L2 = 0.1f },
        new("row weights", static options => options) { WeighsRows = true },
        new("ClassWeights", static options => options with { ClassWeights = [] }) { WeighsClasses = true },
        new("ClassWeights, row weights, L1", static options => options with { ClassWeights = [], L1 = 0.02f })
        {
            WeighsRows = true,
            WeighsClasses = true,
            L1 = 0.02f,
        },
        new("Freeze", static options => options with { L2 = 0.1f }) { FreezesFirst = true, L2 = 0.1f },
        new("GradientShards", static options => options with { GradientShards = 4 }) { DividesRows = true },
        new("GradientShards, row weights, L2", static options => options with { GradientShards = 2, L2 = 0.1f })
        {
            DividesRows = true,
            WeighsRows = true,
            L2 = 0.1f,
        },
    ];

    /// <summary>The options that this list covers.</summary>
    public static IReadOnlySet<string> Covered { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(FitOptions.L1), nameof(FitOptions.L2), nameof(FitOptions.ClipValue), nameof(FitOptions.ClipNorm), nameof(FitOptions.MaxNorm),
        nameof(FitOptions.GradientNoise), nameof(FitOptions.LabelSmoothing), nameof(FitOptions.ClassWeights), nameof(FitOptions.Freeze),
        nameof(FitOptions.GradientShards),
    };

    /// <summary>Whether the network and its targets can have it.</summary>
    public bool Fits(CompiledNetwork network, Samples samples) =>
        (Smoothing == 0 || network.Info.Loss != Loss.MeanSquaredError)
        && (!WeighsClasses || network.Info.Loss == Loss.CrossEntropy || (network.Info.Loss == Loss.BinaryCrossEntropy && samples.OutputSize == 1))
        && (!DividesRows || !network.Info.MeasuresBatch)
        && (!FreezesFirst || network.Mathematics.Tensors.Select(static tensor => tensor.Layer).Distinct().Count() > 1)

        // The noise of filters is numbered as they lie in memory.
        && (Noise == 0 || network.Info.Tensors.All(static tensor => tensor.Channels == 1 && tensor.Shape.Length <= 2));
}
