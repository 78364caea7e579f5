namespace NetGen.Reliability.Campaign.Itself;

/// <summary>A check with one case that breaks its promise.</summary>
internal abstract class BrokenCheck : Check
{
    public const long BadCase = 7;

    public override long Small => 20;

    public override long Large => 20;

    public override void Try(Case one)
    {
        if (one.Number == BadCase)
        {
            Break();
        }
    }

    protected abstract void Break();
}

/// <summary>Throws what nobody expects.</summary>
internal sealed class ThrowingCheck : BrokenCheck
{
    public override string Name => "broken/throws";

    protected override void Break() => throw new KeyNotFoundException();
}

/// <summary>Ends its process.</summary>
internal sealed class CrashingCheck : BrokenCheck
{
    public override string Name => "broken/crashes";

    protected override void Break() => Deeper(1);

    private static int Deeper(int depth) => Deeper(depth + 1) + depth;
}

/// <summary>Does not come back.</summary>
internal sealed class HangingCheck : BrokenCheck
{
    public override string Name => "broken/hangs";

    /// <summary>The process must start in this time too.</summary>
    public override TimeSpan Longest => TimeSpan.FromSeconds(15);

    protected override void Break() => Thread.Sleep(Timeout.Infinite);
}
