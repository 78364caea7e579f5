using NetGen;

namespace Digits.Output;

/// <summary>The line that moves while an epoch is under way.</summary>
internal static class ProgressLine
{
    private const int BarWidth = 18;

    /// <summary>The line in Spectre's markup; less than 80 columns wide.</summary>
    /// <param name="progress">How far the training is.</param>
    /// <param name="unicode">Whether the terminal shows more than ASCII.</param>
    public static string Of(TrainingProgress progress, bool unicode)
    {
        int done = (int)((long)BarWidth * progress.Sample / progress.SampleCount);
        (char filled, char empty) = unicode ? ('━', '━') : ('#', '-');
        string bar = $"[green]{new string(filled, done)}[/][grey]{new string(empty, BarWidth - done)}[/]";
        return $"{$"{progress.Epoch}/{progress.EpochCount}",-7} {bar}  loss {progress.Loss:F4}  accuracy {progress.Accuracy:F4}  "
            + $"{progress.SamplesPerSecond:N0}/s  {progress.Remaining:m\\:ss} left";
    }
}
