using System.Globalization;

namespace NetGen;

/// <summary>All settings of a trial's training that affect its bits, as a text. It detects files that belong to another training.</summary>
internal static class TrialDescription
{
    public static string Of(NetworkInfo network, FitOptions options) => string.Join("; ", (string[])
    [
        $"network {network.Name} {network.Description}",
        $"start weights {string.Join(' ', network.Tensors.Select(StartOf))}",
        string.Create(CultureInfo.InvariantCulture, $"epochs {options.Epochs}, batch size {options.BatchSize}, seed {options.Seed}, shuffle "
            + $"{options.Shuffle}{(options.Shuffling is null ? "" : $" by {options.Shuffling}")}, refit scaling {options.RefitScaling}"),
        $"optimizer {options.Optimizer}",
        $"schedule {options.Schedule?.DescribeFor(options.Epochs) ?? "none"}",
        options.DescribeRegularization(),
        $"frozen {(options.Freeze.Count == 0 ? "nothing" : string.Join(' ', options.Freeze))}",
        $"weight averaging {options.AverageWeights?.ToString() ?? "none"}",
        $"augmentation {options.Augmentation?.DescribeFor(network) ?? "none"}",
        $"validation {(options.Validation is { } rows ? RowScan.Describe(rows) : "none")}",
        $"callbacks {(options.Callbacks.Count == 0 ? "none" : string.Join(' ', options.Callbacks.Select(Of)))}",
        .. options.GradientShards == 0
            ? Array.Empty<string>()
            : [FormattableString.Invariant($"gradient shards {options.GradientShards}, normalized over {options.NormalizeOver}")],
    ]);

    /// <summary>Describes a callback by its settings if its <c>ToString</c> gives them, otherwise by its type.</summary>
    private static string Of(Callback callback) =>
        callback.ToString() is { } text && !string.Equals(text, callback.GetType().ToString(), StringComparison.Ordinal) ? text : callback.GetType().Name;

    private static string StartOf(TensorInfo tensor) =>
        string.Create(CultureInfo.InvariantCulture, $"{tensor.Init?.ToString() ?? "constant"}*{tensor.InitScale}");
}
