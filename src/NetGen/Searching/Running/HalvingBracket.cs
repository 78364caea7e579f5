namespace NetGen;

/// <summary>Which of some trials goes how far: one bracket of successive halving. With a single rung all go to the end.</summary>
/// <remarks>
/// A trial goes on as soon as fewer of its rung can come before it than go on. What is certain does not change with the trials still in training, so the trials that end up on a rung
/// are those of a full comparison, in whatever order the scores come in. Not thread-safe.
/// </remarks>
/// <param name="trials">How many trials.</param>
/// <param name="rungs">How many rungs.</param>
/// <param name="factor">One in so many goes on.</param>
internal sealed class HalvingBracket(int trials, int rungs, int factor)
{
    private readonly double?[,] _costs = new double?[trials, rungs];
    private readonly bool[,] _taken = new bool[trials, rungs];

    /// <summary>Whether there is nothing left to train.</summary>
    public bool IsComplete => Enumerable.Range(0, rungs).All(rung => Finished(rung) == Participants(rung));

    /// <summary>How many trials could be trained on now.</summary>
    public int Ready => Tasks().Count();

    /// <summary>Gives out a trial to be trained on, to a rung: the farthest first, so that good trials are not kept waiting.</summary>
    /// <returns>Whether there is one; if not, more scores are needed or the bracket is complete.</returns>
    public bool TryTake(out int trial, out int rung)
    {
        (trial, rung) = Tasks().FirstOrDefault((-1, -1));
        if (trial < 0)
        {
            return false;
        }

        _taken[trial, rung] = true;
        return true;
    }

    /// <summary>A trial has come to a rung.</summary>
    /// <param name="trial">From 0.</param>
    /// <param name="rung">From 0.</param>
    /// <param name="cost">What it is judged by, less being better; a trial whose cost is not a number goes no further.</param>
    public void Record(int trial, int rung, double cost) => _costs[trial, rung] = cost;

    /// <summary>The last rung a trial has come to; −1 if none.</summary>
    public int RungOf(int trial) => Enumerable.Range(0, rungs).LastOrDefault(rung => _costs[trial, rung] is not null, -1);

    private IEnumerable<(int Trial, int Rung)> Tasks() =>
        from rung in Enumerable.Range(0, rungs).Reverse()
        from trial in Enumerable.Range(0, trials)
        where !_taken[trial, rung] && (rung == 0 || IsCertain(trial, rung))
        select (trial, rung);

    /// <summary>Whether a trial will be on a rung whatever the others of the rung before come to.</summary>
    private bool IsCertain(int trial, int rung)
    {
        if (_costs[trial, rung - 1] is not { } cost || double.IsNaN(cost))
        {
            return false;
        }

        int before = Enumerable.Range(0, trials).Count(other => _costs[other, rung - 1] is { } theirs && (theirs < cost || (theirs == cost && other < trial)));
        int unknown = Participants(rung - 1) - Finished(rung - 1);
        return before + unknown < Kept(rung);
    }

    /// <summary>How many trials a rung takes, if so many have a score.</summary>
    private int Kept(int rung) => rung == 0 ? trials : Math.Max(1, Kept(rung - 1) / factor);

    /// <summary>How many trials can come to a rung at most; exact once the rung before is complete.</summary>
    private int Participants(int rung)
    {
        if (rung == 0)
        {
            return trials;
        }

        int scored = Enumerable.Range(0, trials).Count(trial => _costs[trial, rung - 1] is { } cost && !double.IsNaN(cost));
        return Math.Min(Kept(rung), scored + Participants(rung - 1) - Finished(rung - 1));
    }

    private int Finished(int rung) => Enumerable.Range(0, trials).Count(trial => _costs[trial, rung] is not null);
}
