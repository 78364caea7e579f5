namespace NetGen;

/// <summary>
/// Decides how far each trial of a group is trained: one bracket of successive halving. With a single rung, all trials are trained to the end.
/// </summary>
/// <remarks>
/// A trial advances as soon as the result is certain: even if all unfinished trials of its rung turned out to be better, it would be among those that advance.
/// Later scores cannot change this. So the trials that reach a rung are those of a full comparison, in whatever order the scores arrive. Not thread-safe.
/// </remarks>
internal sealed class HalvingBracket
{
    private readonly int _trials;
    private readonly int _rungs;
    private readonly int _factor;
    private readonly int[] _reached;
    private readonly int[] _taken;
    private readonly double[] _cost;
    private readonly int[] _finished;

    // For each rung, the trials with a score, the best first. Of equal scores, the lower number comes first.
    private readonly List<(double Cost, int Trial)>[] _order;
    private int _next;

    /// <summary>Makes a bracket in which no trial has been trained yet.</summary>
    /// <param name="trials">Number of trials.</param>
    /// <param name="rungs">Number of rungs.</param>
    /// <param name="factor">η: one of η trials advances to the next rung.</param>
    public HalvingBracket(int trials, int rungs, int factor)
    {
        (_trials, _rungs, _factor) = (trials, rungs, factor);
        (_reached, _taken, _cost, _finished) = (new int[trials], new int[trials], new double[trials], new int[rungs]);
        _order = [.. Enumerable.Range(0, rungs).Select(static _ => new List<(double, int)>())];
        Array.Fill(_reached, -1);
        Array.Fill(_taken, -1);
    }

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsComplete => Enumerable.Range(0, _rungs).All(rung => _finished[rung] == Participants(rung));

    /// <summary>Number of trials that are ready to be trained now, counted up to a limit.</summary>
    public int Ready(int most) => Tasks().Take(most).Count();

    /// <summary>Takes a trial that is ready to be trained up to a rung. Trials on the highest rung are taken first, so that good trials do not wait.</summary>
    /// <returns>Whether there is one. If not, more scores are needed, or the bracket is complete.</returns>
    public bool TryTake(out int trial, out int rung)
    {
        (trial, rung) = Tasks().FirstOrDefault((-1, -1));
        if (trial < 0)
        {
            return false;
        }

        Take(trial, rung);
        return true;
    }

    /// <summary>Takes all trials that meet a condition and are ready to be trained now.</summary>
    public IReadOnlyList<(int Trial, int Rung)> TakeAll(Func<int, bool> among)
    {
        (int Trial, int Rung)[] tasks = [.. Tasks().Where(task => among(task.Trial))];
        Array.ForEach(tasks, task => Take(task.Trial, task.Rung));
        return tasks;
    }

    /// <summary>Records that a trial has reached a rung.</summary>
    /// <param name="trial">The trial, from 0.</param>
    /// <param name="rung">The rung, from 0.</param>
    /// <param name="cost">The cost by which trials are compared; lower is better. A trial whose cost is NaN does not advance.</param>
    public void Record(int trial, int rung, double cost)
    {
        (_reached[trial], _cost[trial]) = (rung, cost);
        _finished[rung]++;
        if (!double.IsNaN(cost))
        {
            int place = _order[rung].BinarySearch((cost, trial));
            _order[rung].Insert(~place, (cost, trial));
        }
    }

    /// <summary>Whether it is certain, for all possible results of other trials, that a trial will not be trained further.</summary>
    public bool IsDecided(int trial)
    {
        int rung = _reached[trial];
        if (rung < 0 || rung == _rungs - 1)
        {
            return rung >= 0;
        }

        // Trials that are better now remain better.
        return double.IsNaN(_cost[trial]) || _order[rung].BinarySearch((_cost[trial], trial)) >= Kept(rung + 1);
    }

    /// <summary>The highest rung that a trial has reached; −1 if none.</summary>
    public int RungOf(int trial) => _reached[trial];

    private void Take(int trial, int rung)
    {
        _taken[trial] = rung;
        while (_next < _trials && _taken[_next] >= 0)
        {
            _next++;
        }
    }

    private IEnumerable<(int Trial, int Rung)> Tasks()
    {
        for (int rung = _rungs - 1; rung > 0; rung--)
        {
            // Trials that are still being trained to the previous rung may turn out to be the best.
            int unknown = Participants(rung - 1) - _finished[rung - 1];
            foreach ((_, int trial) in _order[rung - 1].Take(Kept(rung) - unknown))
            {
                if (_taken[trial] < rung)
                {
                    yield return (trial, rung);
                }
            }
        }

        for (int trial = _next; trial < _trials; trial++)
        {
            if (_taken[trial] < 0)
            {
                yield return (trial, 0);
            }
        }
    }

    /// <summary>The number of trials that a rung takes, if there are that many scores.</summary>
    private int Kept(int rung) => rung == 0 ? _trials : Math.Max(1, Kept(rung - 1) / _factor);

    /// <summary>The most trials that can reach a rung. It is exact once the previous rung is complete.</summary>
    private int Participants(int rung) =>
        rung == 0 ? _trials : Math.Min(Kept(rung), _order[rung - 1].Count + Participants(rung - 1) - _finished[rung - 1]);
}
