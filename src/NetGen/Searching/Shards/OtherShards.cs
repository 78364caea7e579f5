using System.Diagnostics;
using System.Globalization;

namespace NetGen;

/// <summary>Follows the trials of the other shards of a round by reading their files. Not thread-safe.</summary>
/// <remarks>
/// The bracket gives out tasks for the trials of other shards, as it does for those of this shard. A task of another shard is done when its file shows it. So
/// every shard has the same bracket and makes the same decisions.
/// </remarks>
/// <param name="shard">The shard of this process.</param>
/// <param name="trials">All trials of the round.</param>
/// <param name="epochsOf">The number of epochs of a trial (from 0) at a rung.</param>
/// <param name="store">The storage of the files.</param>
/// <param name="report">Receives problems.</param>
internal sealed class OtherShards(Shard shard, IReadOnlyList<PreparedTrial> trials, Func<int, int, int> epochsOf, TrialStore store, SearchReport report)
{
    private const int MostNamed = 8;

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    private readonly List<(int Trial, int Rung)> _awaited = [];
    private readonly Dictionary<int, (DateTime, DateTime)> _stamps = [];
    private readonly HashSet<int> _damaged = [];
    private long _lastNews = Stopwatch.GetTimestamp();
    private long _lastLook;

    /// <summary>How long to wait before the next look. It grows while there is no progress.</summary>
    public TimeSpan Pause { get; private set; } = s_shortest;

    /// <summary>How long there has been no sign of progress from others while this shard had nothing to do.</summary>
    public TimeSpan Quiet => Stopwatch.GetElapsedTime(_lastNews);

    /// <summary>Restarts the wait, because another shard has made progress or this shard has work to do.</summary>
    public void Touch() => (_lastNews, Pause) = (Stopwatch.GetTimestamp(), s_shortest);

    /// <summary>Takes the tasks of other shards from the bracket and records those that are done, until the bracket gives out no more.</summary>
    /// <param name="bracket">The bracket of all shards.</param>
    /// <param name="reached">Called with trial, rung and record; updates the bracket.</param>
    /// <param name="isDue">Whether to look now, even if the last look was recent.</param>
    public void Follow(HalvingBracket bracket, Action<int, int, TrialRecord> reached, bool isDue = false)
    {
        if (!Take(bracket) && !isDue && _lastLook != 0 && Stopwatch.GetElapsedTime(_lastLook) < Pause)
        {
            return;
        }

        do
        {
            foreach ((int trial, int rung) in _awaited.ToArray())
            {
                if (Read(trial) is { } record && record.Covers(epochsOf(trial, rung)))
                {
                    _awaited.Remove((trial, rung));
                    Touch();
                    reached(trial, rung, record);
                }
            }
        }
        while (Take(bracket));

        Pause = TimeSpan.FromTicks(Math.Min(Pause.Ticks * 2, s_longest.Ticks));
        _lastLook = Stopwatch.GetTimestamp();
    }

    /// <summary>The shards and trials that are awaited, as in <c>shard 1/3 (trials 2, 5 after epoch 3)</c>.</summary>
    public string Missing() => string.Join("; ", _awaited
        .GroupBy(task => shard.OwnerOf(trials[task.Trial].Trial)).OrderBy(static group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"shard {group.Key}/{shard.Count} ({OnRungs(group)})")));

    private string OnRungs(IEnumerable<(int Trial, int Rung)> tasks) =>
        string.Join("; ", tasks.GroupBy(task => epochsOf(task.Trial, task.Rung)).OrderBy(static rung => rung.Key).Select(OnRung));

    private string OnRung(IGrouping<int, (int Trial, int Rung)> tasks)
    {
        int[] numbers = [.. tasks.Select(task => trials[task.Trial].Trial.Number).Order()];
        string named = string.Join(", ", numbers.Take(MostNamed).Select(static number => number.ToString(CultureInfo.InvariantCulture)));
        string others = numbers.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {numbers.Length - MostNamed} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{(numbers.Length == 1 ? "trial" : "trials")} {named}{others} after epoch {tasks.Key}");
    }

    private bool Take(HalvingBracket bracket)
    {
        IReadOnlyList<(int, int)> tasks = bracket.TakeAll(trial => !shard.Has(trials[trial].Trial));
        _awaited.AddRange(tasks);
        return tasks.Count > 0;
    }

    private TrialRecord? Read(int index)
    {
        PreparedTrial prepared = trials[index];
        try
        {
            // A checkpoint that is newer than at the last look shows that the trial is being trained.
            (DateTime, DateTime) stamp = store.StampOf(prepared.Trial);
            if (_stamps.TryGetValue(index, out (DateTime, DateTime) last) && last != stamp)
            {
                Touch();
            }

            _stamps[index] = stamp;
            TrialRecord? record = store.Read(prepared.Trial, prepared.Description, out string? damage);
            if (damage is not null && _damaged.Add(index))
            {
                report.Warn($"{damage} Trial {prepared.Trial.Number} is missing until its shard is run again.");
            }

            return record;
        }
        catch (IOException)
        {
            // On a shared file system a file may be missing for a moment while it is replaced. The next look finds it.
            return null;
        }
    }
}
