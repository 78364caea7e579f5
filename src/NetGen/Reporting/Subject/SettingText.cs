using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen;

/// <summary>An option of a training as text.</summary>
/// <param name="Name">The name of the option.</param>
/// <param name="Value">Its value.</param>
internal sealed record SettingText(string Name, string Value)
{
    /// <summary>The options of this training. Those that are switched off are left out.</summary>
    public static ImmutableArray<SettingText> Of(TrainingRun run)
    {
        FitOptions options = run.Options;
        (string Name, string? Value)[] all =
        [
            ("Loss", LossOf(run.Info)),
            ("Optimizer", options.Optimizer.ToString()),
            ("Schedule", options.Schedule?.ToString()),
            ("Mini-batches", $"{Figures.Count(run.BatchSize, "sample")}, {Figures.Count(run.StepsPerEpoch, "step")} an epoch, "
                + $"{(run.Shuffling is null ? "in the order of the data" : run.Shuffling.IsByBlocks ? $"shuffled by {run.Shuffling}" : "shuffled")}"),
            ("Epochs", $"at most {Figures.Count(options.Epochs)}"),
            ("Processes", run.Ranks.Size > 1 ? Invariant($"{run.Ranks.Size}") : null),
            ("Shards of a mini-batch", options.GradientShards > 0 ? Invariant($"{options.GradientShards}") : null),
            ("Normalised over", run.Division is { IsDivided: true, IsMeasuredByParts: true } ? "each part of a mini-batch" : null),
            ("Seed", Invariant($"{options.Seed}")),
            ("Starts", options.Restarts > 1 ? Invariant($"{options.Restarts}, of which the best is kept") : null),
            ("Input scaling", run.Info.Scaling == InputScaling.None ? null : run.Info.Scaling.ToString()),
            ("L1 penalty", NonZero(options.L1)),
            ("L2 penalty", NonZero(options.L2)),
            ("Largest weight norm", NonZero(options.MaxNorm)),
            ("Gradient noise", NonZero(options.GradientNoise)),
            ("Clipping by norm", NonZero(options.ClipNorm)),
            ("Clipping by value", NonZero(options.ClipValue)),
            ("Label smoothing", NonZero(options.LabelSmoothing)),
            ("Class weights", options.ClassWeights is { } weights ? string.Join(", ", weights.Select(static weight => Figures.Number(weight))) : null),
            ("Frozen", options.Freeze.Count == 0 ? null : string.Join(", ", options.Freeze)),
            ("Weight averaging", options.AverageWeights?.ToString()),
            ("Augmentation", options.Augmentation?.ToString()),
            ("Callbacks", options.Callbacks.Count == 0 ? null : string.Join(", ", options.Callbacks.Select(static callback => callback.GetType().Name))),
        ];
        return [.. all.Where(static setting => setting.Value is not null).Select(static setting => new SettingText(setting.Name, setting.Value!))];
    }

    private static string LossOf(NetworkInfo info) => info.Loss switch
    {
        Loss.CrossEntropy => "cross-entropy",
        Loss.BinaryCrossEntropy => "binary cross-entropy",
        Loss.MeanSquaredError => "mean squared error",
        _ => info.Loss.ToString(),
    };

    private static string? NonZero(float value) => value == 0 ? null : Figures.Number(value);
}
