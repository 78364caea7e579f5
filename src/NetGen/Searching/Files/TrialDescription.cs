using System.Globalization;

namespace NetGen;

/// <summary>All of a trial's training that decides its bits, as a text: files of another training are told by it.</summary>
internal static class TrialDescription
{
    public static string Of(NetworkInfo network, FitOptions options) => string.Join("; ", (string[])
    [
        $"network {network.Name} {string.Join(' ', network.Layers.Select(static layer => $"{layer.Kind}[{string.Join(',', layer.OutputShape)}]"))} {network.Loss}",
        string.Create(CultureInfo.InvariantCulture, $"epochs {options.Epochs}, batch size {options.BatchSize}, seed {options.Seed}, shuffle {options.Shuffle}, refit scaling {options.RefitScaling}"),
        $"optimizer {options.Optimizer}",
        $"schedule {options.Schedule?.DescribeFor(options.Epochs) ?? "none"}",
        options.DescribeRegularization(),
        $"frozen {(options.Freeze.Count == 0 ? "nothing" : string.Join(' ', options.Freeze))}",
        $"weight averaging {options.AverageWeights?.ToString() ?? "none"}",
        $"augmentation {options.Augmentation?.DescribeFor(network) ?? "none"}",
        $"validation {(options.Validation is { } validation ? Of(validation) : "none")}",
        $"callbacks {(options.Callbacks.Count == 0 ? "none" : string.Join(' ', options.Callbacks.Select(static callback => callback.GetType().Name)))}",
    ]);

    /// <summary>A data set in words and by its checksum.</summary>
    public static string Of(Dataset data) => FormattableString.Invariant($"{data.Count} rows of {data.FeatureCount} and {data.TargetCount}, checksum {data.Checksum:x8}");
}
