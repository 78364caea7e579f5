using NetGen;

namespace Digits.Output;

/// <summary>A line for every finished epoch, below one line of headings.</summary>
public static class EpochTable
{
    /// <summary>The headings.</summary>
    public const string Heading = "epoch      loss  accuracy  val. loss  val. accuracy  samples/s    time";

    /// <summary>One epoch.</summary>
    /// <param name="progress">What was reported at its end.</param>
    /// <param name="epoch">Its record.</param>
    public static string Line(TrainingProgress progress, EpochRecord epoch) =>
        $"{$"{epoch.Epoch}/{progress.EpochCount}",-7} {epoch.Loss,7:F4}  {epoch.Accuracy,8:F4}  {epoch.ValidationLoss,9:F4}  {epoch.ValidationAccuracy,13:F4}  "
        + $"{progress.SampleCount / epoch.Duration.TotalSeconds,9:N0}  {epoch.Duration.TotalSeconds,4:F1} s";
}
