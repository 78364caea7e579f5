using System.Diagnostics;
using System.Globalization;

namespace NetGen;

/// <summary>What the other shards of a round come to, read from their files. Not thread-safe.</summary>
/// <remarks>
/// The bracket gives out tasks of their trials as it does our own; theirs are done when their files say so. So every shard goes through the same bracket, and
/// decides alike.
/// </remarks>
/// <param name="shard">Ours.</param>
/// <param name="trials">All of the round.</param>
/// <param name="epochsOf">How many epochs a trial, from 0, has had on a rung.</param>
/// <param name="store">Where the files are.</param>
/// <param name="report">Told what goes wrong.</param>
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

    /// <summary>How long to wait before the next look: the longer, the longer there was no news.</summary>
    public TimeSpan Pause { get; private set; } = s_shortest;

    /// <summary>How long there has been no sign of them, while we had nothing to do.</summary>
    public TimeSpan Quiet => Stopwatch.GetElapsedTime(_lastNews);

    /// <summary>There is news, or we have something to do ourselves and wait for nobody.</summary>
    public void Touch() => (_lastNews, Pause) = (Stopwatch.GetTimestamp(), s_shortest);

    /// <summary>Takes their tasks from the bracket, and tells which are done, until it gives out no more.</summary>
    /// <param name="bracket">Theirs and ours.</param>
    /// <param name="reached">Called with trial, rung and record; tells the bracket.</param>
    /// <param name="isDue">Whether to look now, whenever the last look was.</param>
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

    /// <summary>Who is awaited with what, as in <c>shard 1/3 (trials 2, 5 after epoch 3)</c>.</summary>
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
            // A checkpoint that is newer than at the last look shows that somebody is at work.
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
            // A shared file system may lose a file for a moment while it is replaced; the next look finds it.
            return null;
        }
    }
}
