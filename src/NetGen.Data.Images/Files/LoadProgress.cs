using System.Diagnostics;

namespace NetGen;

/// <summary>Counts files, and reports to the user's <see cref="IProgress{T}"/>, but not so often that it takes noticeable time.</summary>
internal sealed class LoadProgress(IProgress<ImageProgress>? progress, int total)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private long _lastReport = Stopwatch.GetTimestamp();
    private int _done;
    private int _leftOut;

    /// <summary>Counts a file. Any thread may call it. The last file is always reported.</summary>
    public void AfterFile(bool isLeftOut)
    {
        if (progress is null)
        {
            return;
        }

        lock (_lock)
        {
            _done++;
            _leftOut += isLeftOut ? 1 : 0;
            if (_done == total || Stopwatch.GetElapsedTime(_lastReport) >= s_interval)
            {
                _lastReport = Stopwatch.GetTimestamp();
                progress.Report(new ImageProgress(_done, total, _leftOut));
            }
        }
    }
}
