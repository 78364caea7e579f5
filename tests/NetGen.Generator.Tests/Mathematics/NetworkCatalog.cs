using System.Collections.Concurrent;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// The networks every test of generated code goes through: all activations in all places, before all losses, in sizes on both sides of the vectors' width, and
/// every layer at its odd ends.
/// </summary>
internal static class NetworkCatalog
{
    /// <summary>A layer whose panels one sample reads up and down in turns.</summary>
    public const string LargeLayer = "[NeuralNetwork(600)] [Dense(441, Activation.Tanh)]";

    /// <summary>A slope in a block that is updated piece by piece.</summary>
    public const string SlopeAmongPieces = "[NeuralNetwork(300)] [Dense(120, Activation.PRelu)] [Dense(3)]";

    /// <summary>Layers whose last panels narrow tiles leave a part of out, in a block that is updated piece by piece.</summary>
    public const string PaddingAmongPieces =
        "[NeuralNetwork(150)] [Dense(300, Activation.Sigmoid)] [Dense(100, Activation.Tanh)] [Dense(3, Activation.Softmax)]";

    private static bool IsLong => LongTests.Skip is null;

    private static readonly int[] s_sizes = [7, 8, 9, 16, 17, 31, 33, 65, 1];

    private static readonly string[] s_hidden = [.. Enum.GetNames<Activation>().Where(static name => name != nameof(Activation.Softmax))];

    /// <summary>Activations through which a signal passes many layers without dying or growing.</summary>
    private static readonly string[] s_deep = [nameof(Activation.LeakyRelu), nameof(Activation.Elu), nameof(Activation.Tanh), nameof(Activation.PRelu)];

    /// <summary>The last activation and the loss: those it implies, and the override.</summary>
    private static readonly (string Activation, string Loss)[] s_ends =
    [
        .. Enum.GetNames<Activation>().Select(static name => (name, "")),
        (nameof(Activation.Softmax), ", Loss = Loss.MeanSquaredError"),
        (nameof(Activation.Sigmoid), ", Loss = Loss.MeanSquaredError"),
    ];

    private static readonly string[] s_special =
    [
        // Dropout, DropConnect, random slopes
        "[NeuralNetwork(9)] [Dense(17, Activation.Relu)] [Dropout(0.3)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(9)] [Dropout(0.2)] [Dense(7, Activation.Tanh)] [Dropout(0.5)] [Dense(2, Activation.Sigmoid)]",
        "[NeuralNetwork(31)] [Dense(33, Activation.Gelu)] [Dropout(0.25)] [Dropout(0.25)] [Dense(5)]",
        "[NeuralNetwork(7)] [Dense(9, DropConnect = 0.3)] [Dense(17, Activation.Silu, DropConnect = 0.5)] [Dense(3, Activation.Softmax, DropConnect = 0.1)]",
        "[NeuralNetwork(65)] [Dense(1, Activation.Sigmoid, DropConnect = 0.5)]",
        "[NeuralNetwork(8)] [Dense(9)] [Dropout(0.4)] [Activate(Activation.RRelu)] [Dense(8, Activation.RRelu, Lower = 0.2, Upper = 0.9)] [Dense(2)]",
        "[NeuralNetwork(9)] [Dense(17)] [Dropout(0.3)] [Activate(Activation.Tanh)] [Dense(3)]",
        "[NeuralNetwork(5)] [Dropout(0.3)] [Activate(Activation.PRelu)] [Dropout(0.3)] [Dense(4)]",

        // Scaling and images
        "[NeuralNetwork(9)] [Standardize] [Dense(16, Activation.Elu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(17)] [MinMaxScale] [Dense(9, Activation.Softplus)] [Dense(1)]",
        "[NeuralNetwork(5)] [Standardize] [Dropout(0.2)] [Activate(Activation.PRelu)] [Dense(3, DropConnect = 0.2)]",
        "[NeuralNetwork(7)] [MinMaxScale] [Activate(Activation.Tanh)] [Dense(3)]",
        "[NeuralNetwork(7)] [Standardize] [Activate(Activation.Silu)]",
        "[NeuralNetwork(5, 3, 3)] [Dense(9, Activation.LeakyRelu)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(4, 4, 1)] [Dropout(0.1)] [Activate(Activation.PRelu)] [Dense(2, Activation.Sigmoid)]",

        // Several activations in a row, slopes in odd places
        "[NeuralNetwork(7)] [Dense(9, Activation.Tanh)] [Activate(Activation.Sigmoid)] [Activate(Activation.Gelu)] [Activate(Activation.Relu)] [Dense(3)]",
        "[NeuralNetwork(3)] [Dense(17, Activation.Silu)] [Activate(Activation.PRelu)] [Activate(Activation.PRelu)] [Activate(Activation.Tanh)]",
        "[NeuralNetwork(5)] [Activate(Activation.PRelu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(13)] [Activate(Activation.PRelu)] [Activate(Activation.Gelu)] [Activate(Activation.PRelu)] [Dense(9, Activation.PRelu)] [Dense(1, "
            + "Activation.Sigmoid)]",
        "[NeuralNetwork(11)] [Activate(Activation.Softplus)] [Activate(Activation.PRelu)] [Dense(2)]",
        "[NeuralNetwork(9)] [Dense(17, Activation.LeakyRelu, Alpha = -0.3)] [Dense(9, Activation.Elu, Alpha = -0.7)] [Dense(7, Activation.Softplus, Beta = "
            + "2.5)] [Dense(2)]",
        "[NeuralNetwork(9)] [Dense(7, Activation.LeakyRelu, Alpha = 0)] [Dense(9, Activation.Elu, Alpha = 0)] [Dense(8, Activation.RRelu, Lower = -0.2, Upper "
            + "= 0.2)] [Dense(2)]",

        // No weighted layer at all
        "[NeuralNetwork(3)] [Activate(Activation.PRelu)] [Activate(Activation.Softmax)]",
        "[NeuralNetwork(5)] [Activate(Activation.PRelu)]",
        "[NeuralNetwork(5)] [Activate(Activation.Tanh)]",
        "[NeuralNetwork(5)] [Activate(Activation.Softmax)]",
        "[NeuralNetwork(9)] [Activate(Activation.PRelu)] [Activate(Activation.Softmax)]",
        "[NeuralNetwork(9)] [Dropout(0.3)] [Activate(Activation.PRelu)] [Activate(Activation.Sigmoid)]",
        "[NeuralNetwork(9, Loss = Loss.MeanSquaredError)] [Activate(Activation.PRelu)] [Activate(Activation.Softmax)]",

        // Sizes
        "[NeuralNetwork(1)] [Dense(1)]",
        "[NeuralNetwork(1)] [Dense(1, Activation.Sigmoid)]",
        "[NeuralNetwork(1)] [Dense(1, Activation.Softmax)]",
        "[NeuralNetwork(65)] [Dense(33, Activation.Sigmoid)] [Dense(65, Activation.Softplus)] [Dense(31, Activation.Tanh)] [Dense(17, Activation.Softmax)]",
        "[NeuralNetwork(8)] [Dense(8, Activation.Relu)] [Dense(8, Activation.Relu)] [Dense(8, Activation.Softmax)]",
        "[NeuralNetwork(9)] [Dense(31, Activation.Gelu)] [Dense(16, Activation.Silu)] [Dense(33, Activation.Tanh)] [Dense(9, Activation.Elu)]"
            + " [Dense(17, Activation.Softplus)] [Dense(8, Activation.PRelu)] [Dense(7, Activation.Sigmoid)] [Dense(3, Activation.Softmax)]",
    ];

    /// <summary>Normalised before the activation and after it, on the input, behind dropout, as the last layer and twice in a row.</summary>
    private static readonly string[] s_normalized =
    [
        "[NeuralNetwork(9)] [Dense(17)] [BatchNorm] [Activate(Activation.Relu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(7)] [Dense(33, Activation.Tanh)] [BatchNorm] [Dense(9, Activation.Sigmoid)] [BatchNorm] [Dense(2)]",
        "[NeuralNetwork(13)] [BatchNorm] [Dense(8, Activation.Gelu)] [Dense(1, Activation.Sigmoid)]",
        "[NeuralNetwork(5, 2, 3)] [BatchNorm(Momentum = 0.3, Epsilon = 0.01)] [Dropout(0.2)] [BatchNorm] [Dense(31, DropConnect = 0.2)] [Dropout(0.3)] "
            + "[BatchNorm] [Activate(Activation.Silu)] [Dense(3)]",
        "[NeuralNetwork(8)] [Standardize] [BatchNorm] [Dense(16)] [BatchNorm(Momentum = 1)] [Activate(Activation.PRelu)] [BatchNorm] [Dense(4)] [BatchNorm] "
            + "[Activate(Activation.Softmax)]",
        "[NeuralNetwork(6)] [Activate(Activation.PRelu)] [BatchNorm] [BatchNorm] [Dense(5, Activation.RRelu)] [BatchNorm]",
        "[NeuralNetwork(6)] [BatchNorm] [Activate(Activation.Tanh)]",
        "[NeuralNetwork(5)] [BatchNorm]",
        "[NeuralNetwork(70)] [Dense(130)] [BatchNorm] [Activate(Activation.Relu)] [Dense(65)] [BatchNorm] [Activate(Activation.Elu)] [Dense(10, "
            + "Activation.Softmax)]",
    ];

    /// <summary>
    /// Wide enough for panels of 16 to 64 units with padding, for skipping zeros in training (64 inputs) and for one sample (16384 weights; a little fewer;
    /// behind a ReLU).
    /// </summary>
    private static readonly string[] s_wide =
    [
        "[NeuralNetwork(64)] [Dense(33, Activation.Relu)] [Dense(48, Activation.Tanh)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(63)] [Dense(130, Activation.Relu)] [Dense(130)]",
        "[NeuralNetwork(100)] [Dense(100, Activation.PRelu)] [Dropout(0.3)] [Dense(5)]",
        "[NeuralNetwork(130)] [Dense(128, Activation.Relu)] [Dense(130, Activation.Relu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(130)] [Dense(130, Activation.Gelu, DropConnect = 0.3)] [Dense(48, Activation.PRelu, DropConnect = 0.2)] [Dense(1, Activation.Sigmoid)]",
        "[NeuralNetwork(8, 8, 2)] [Dropout(0.2)] [Dense(130, Activation.Relu)] [Dense(126)] [Activate(Activation.PRelu)] [Dropout(0.1)] [Dense(7, "
            + "Activation.Softmax)]",
        "[NeuralNetwork(130)] [Standardize] [Dense(64, Activation.Relu)]",
        "[NeuralNetwork(129)] [Dense(127, Activation.LeakyRelu)] [Dense(9, Activation.Softmax)]",
        "[NeuralNetwork(70)] [Activate(Activation.PRelu)] [Dense(40, Activation.Softplus)] [Dense(24, Activation.Sigmoid)]",
        "[NeuralNetwork(300)] [Dense(1, Activation.Tanh)]",
        SlopeAmongPieces,
        PaddingAmongPieces,

        // A megabyte of weights, which one sample reads up and down in turns: seven panels, two at a time and one left over
        $"{LargeLayer} [Dense(2)]",

        // More inputs than a panel is read for at a time: forward, and backward, where the units are what is summed over; with and without an activation in the
        // same pass, and with weights that are dropped.
        "[NeuralNetwork(5)] [Dense(1100, Activation.Relu)] [Dense(9, Activation.Softmax)]",
        "[NeuralNetwork(5)] [Dense(20, Activation.Tanh)] [Dense(1090, Activation.Sigmoid)] [Dense(3)]",
        "[NeuralNetwork(4)] [Dense(9, Activation.Gelu)] [Dense(1030)] [BatchNorm] [Activate(Activation.Relu)] [Dense(20, Activation.Elu, DropConnect = 0.3)]",

        // One sample in one method, over panels of every width.
        "[NeuralNetwork(12)] [Dense(80, Activation.Relu)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(13)] [Standardize] [Dense(64, Activation.Relu)] [Dense(24, Activation.Relu)] [Dense(3)]",
        "[NeuralNetwork(17)] [MinMaxScale] [Dense(200)] [Dense(16, Activation.Softmax)]",
        "[NeuralNetwork(20)] [Dense(7, Activation.Relu)] [Dense(40, Activation.Relu)] [Dense(5, Activation.Softmax)]",
    ];

    /// <summary>Networks that are declared by attributes.</summary>
    private static readonly string[] s_declared =
    [
        .. s_special, .. s_normalized, .. s_wide, .. GraphCatalog.Texts, .. ImageCatalog.Texts, .. Narrow(), .. Tall()
    ];

    private static readonly string[] s_ended = [.. EachActivationBeforeEachEnd()];

    /// <summary>All networks.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. s_ended, .. s_declared, .. GeneralCatalog.Models.Keys];

    /// <summary>The networks that every test of generated code goes through: all of them, or in a short run every third that is declared.</summary>
    public static IReadOnlyList<string> Tried { get; } =
        [.. s_ended, .. s_declared.Where(static (_, index) => IsLong || index % 3 == 0), .. GeneralCatalog.Models.Keys];

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> s_networks = new(static () =>
        ByName(NetworkCompiler.Compile([.. Tried.Except(GeneralCatalog.Models.Keys, StringComparer.Ordinal)])));

    /// <summary>Networks that a test asks for by name in a short run.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<CompiledNetwork>> s_named = new(StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> s_general = new(static () =>
        ByName(NetworkCompiler.Compile([.. GeneralCatalog.Models.Select(static pair => (pair.Key, pair.Value))])));

    /// <summary>
    /// How far float may be from double: of the largest value of a tensor, for sums of up to 300 rounded products; every eight layers more are allowed as much
    /// again.
    /// </summary>
    public static double ToleranceOf(CompiledNetwork network) => 1e-5 * Math.Max(1, network.Model.Layers.Count(static layer => layer.IsWeighted) / 8.0);

    /// <summary>A network of its own for every caller, with reproducible weights, and scaling that is fitted.</summary>
    public static CompiledNetwork Of(string text, int seed = 1)
    {
        CompiledNetwork network =
            (GeneralCatalog.Models.ContainsKey(text) ? s_general.Value[text] : s_networks.Value.GetValueOrDefault(text) ?? Named(text)).Copy();
        network.Reset(seed);
        network.State =
        [
            .. network.Info.Statistics.SelectMany(statistic =>
                Samples.Normal(statistic.Length, seed).Select(value => statistic.Bound == StatisticBound.Finite ? value : 0.5f + Math.Abs(value))),
        ];
        return network;
    }

    private static CompiledNetwork Named(string text) =>
        s_named.GetOrAdd(text, static text => new(() => NetworkCompiler.Compile([text]).Single())).Value;

    private static Dictionary<string, CompiledNetwork> ByName(IEnumerable<CompiledNetwork> networks) =>
        networks.ToDictionary(static network => network.Annotations, StringComparer.Ordinal);

    /// <summary>
    /// Every hidden activation before every last one that implies a loss and before every override, and the other last ones, which share the mean squared
    /// error. Two hidden layers a network, so that six networks hold the eleven; the sizes go round. A short run has one network for each end, and every
    /// activation in one of them.
    /// </summary>
    private static IEnumerable<string> EachActivationBeforeEachEnd()
    {
        int next = 0, ends = 0;
        foreach ((string last, string loss) in s_ends)
        {
            bool isPlain = loss.Length == 0 && last is not ("Softmax" or "Sigmoid" or "Linear");
            int start = isPlain || IsLong ? 0 : ends++;
            for (int pair = start; pair < (isPlain || !IsLong ? start + 1 : 6); pair++)
            {
                string first = s_hidden[(pair + (isPlain ? next : 0)) % s_hidden.Length], second = s_hidden[(pair + 5) % s_hidden.Length];
                int outputs = last == nameof(Activation.Softmax) ? Math.Max(2, Size(next + 6)) : Size(next + 6);
                yield return $"[NeuralNetwork({Size(next)}{loss})] [Dense({Size(next + 2)}, Activation.{first})] [Dense({Size(next + 4)}, "
                    + $"Activation.{second})] [Dense({outputs}, Activation.{last})]";
                next++;
            }
        }
    }

    /// <summary>
    /// At most 16 wide: one sample is computed in registers, with a softmax of one vector and of more, and every activation that needs no parameter.
    /// </summary>
    private static IEnumerable<string> Narrow() =>
    [
        .. from outputs in Enumerable.Range(2, 8) select $"[NeuralNetwork({outputs + 3})] [Dense({outputs}, Activation.Softmax)]",
        "[NeuralNetwork(16)] [MinMaxScale] [Dense(16, Activation.Relu)] [Dense(16, Activation.Gelu)] [Dense(16, Activation.Softmax)]",
        "[NeuralNetwork(1)] [Dense(1, Activation.Tanh)] [Dense(4, Activation.Elu)] [Dense(1, Activation.LeakyRelu)] [Dense(12, Activation.Sigmoid)]",
        "[NeuralNetwork(5)] [Standardize] [Dense(13, Activation.Softplus)] [Dense(3, Activation.Sigmoid)] [Dense(9, Activation.RRelu)] [Dense(1, "
            + "Activation.Silu)]",
        "[NeuralNetwork(4)] [Dense(16)] [Dropout(0.5)] [Activate(Activation.RRelu)] [Dense(5)] [Activate(Activation.Sigmoid)] [Activate(Activation.Softmax)]",
    ];

    /// <summary>One layer more than get kernels for every width (7), and one more than get tiles of several rows (24).</summary>
    private static IEnumerable<string> Tall() =>
        from layers in (int[])[8, 25]
        let hidden = Enumerable.Range(0, layers - 2).Select(static index => $"[Dense({Size(index)}, Activation.{s_deep[index % s_deep.Length]})]")
        select $"[NeuralNetwork(70)] [Dense(9, Activation.Tanh)] {string.Join(" ", hidden)} [Dense(3, Activation.Softmax)]";

    private static int Size(int index) => s_sizes[index % s_sizes.Length];
}
