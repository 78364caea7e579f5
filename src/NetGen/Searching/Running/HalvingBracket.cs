namespace NetGen;

/// <summary>Which of some trials goes how far: one bracket of successive halving. With a single rung all go to the end.</summary>
/// <remarks>
/// A trial goes on as soon as fewer of its rung can come before it than go on. What is certain does not change with the trials still in training, so the trials that end up on a rung
/// are those of a full comparison, in whatever order the scores come in. Not thread-safe.
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

    // Of each rung those with a score, the best first, the one declared first before another with the same score.
    private readonly List<(double Cost, int Trial)>[] _order;
    private int _next;

    /// <summary>A bracket in which nobody has trained yet.</summary>
    /// <param name="trials">How many trials.</param>
    /// <param name="rungs">How many rungs.</param>
    /// <param name="factor">One in so many goes on.</param>
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

    /// <summary>How many trials could be trained on now, counted up to so many.</summary>
    public int Ready(int most) => Tasks().Take(most).Count();

    /// <summary>Gives out a trial to be trained on, to a rung: the farthest first, so that good trials are not kept waiting.</summary>
    /// <returns>Whether there is one; if not, more scores are needed or the bracket is complete.</returns>
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

    /// <summary>Gives out all of some trials that could be trained on now.</summary>
    public IReadOnlyList<(int Trial, int Rung)> TakeAll(Func<int, bool> among)
    {
        (int Trial, int Rung)[] tasks = [.. Tasks().Where(task => among(task.Trial))];
        Array.ForEach(tasks, task => Take(task.Trial, task.Rung));
        return tasks;
    }

    /// <summary>A trial has come to a rung.</summary>
    /// <param name="trial">From 0.</param>
    /// <param name="rung">From 0.</param>
    /// <param name="cost">What it is judged by, less being better; a trial whose cost is not a number goes no further.</param>
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

    /// <summary>Whether a trial has gone as far as it will, whatever others come to.</summary>
    public bool IsDecided(int trial)
    {
        int rung = _reached[trial];
        if (rung < 0 || rung == _rungs - 1)
        {
            return rung >= 0;
        }

        // Whoever comes before it stays before it.
        return double.IsNaN(_cost[trial]) || _order[rung].BinarySearch((_cost[trial], trial)) >= Kept(rung + 1);
    }

    /// <summary>The last rung a trial has come to; −1 if none.</summary>
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
            // Whoever is still in training on the rung before may come before all others.
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

    /// <summary>How many trials a rung takes, if so many have a score.</summary>
    private int Kept(int rung) => rung == 0 ? _trials : Math.Max(1, Kept(rung - 1) / _factor);

    /// <summary>How many trials can come to a rung at most; exact once the rung before is complete.</summary>
    private int Participants(int rung) =>
        rung == 0 ? _trials : Math.Min(Kept(rung), _order[rung - 1].Count + Participants(rung - 1) - _finished[rung - 1]);
}
