using System.Diagnostics;

namespace NetGen;

/// <summary>The time an epoch takes, what it took before an interruption included.</summary>
internal sealed class EpochClock
{
    private long _start = Stopwatch.GetTimestamp();

    /// <summary>Time the epoch took before this process went on with it.</summary>
    public TimeSpan Before { get; set; }

    /// <summary>Time of the whole epoch so far.</summary>
    public TimeSpan Elapsed => Before + Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts from now on.</summary>
    public void Start() => _start = Stopwatch.GetTimestamp();
}
