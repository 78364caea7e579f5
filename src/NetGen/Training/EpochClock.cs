using System.Diagnostics;

namespace NetGen;

/// <summary>Measures the time of an epoch, including the time before an interruption.</summary>
internal sealed class EpochClock
{
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>Time that the epoch had taken before this process resumed it.</summary>
    public TimeSpan Before { get; set; }

    /// <summary>Time of the whole epoch so far.</summary>
    public TimeSpan Elapsed => Before + Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts from now on.</summary>
    public void Start() => _start = Stopwatch.GetTimestamp();
}
