using System.Diagnostics;

namespace NetGen.Reliability.Campaign.Itself;

/// <summary>The campaign reports a case that throws, one that ends its process, and one that hangs. Otherwise, finding nothing would prove nothing.</summary>
internal sealed class CampaignCheck : Check
{
    private static readonly Check[] s_broken = [new ThrowingCheck(), new CrashingCheck(), new HangingCheck()];

    public override string Name => "campaign/itself";

    public override long Small => s_broken.Length;

    public override long Large => s_broken.Length;

    public override void Try(Case one)
    {
        Check broken = s_broken[one.Number];
        var plan = new Plan(Seed: 1, AtScale: false, Cases: null, new Part(1, 1), TimeSpan.FromMinutes(1), Threads: 2);
        var watch = Stopwatch.StartNew();
        CheckResult result = ChildProcess.Start(broken, plan);
        BrokenPromiseException.Unless(result.Failures.Any(static failure => failure.Case == BrokenCheck.BadCase),
            () => $"Expected case {BrokenCheck.BadCase} of {broken.Name} to be reported, but found {result} after {watch.Elapsed}.");
    }

    /// <summary>A check of this name that only tries the campaign; null for other names.</summary>
    public static Check? Broken(string name) => s_broken.FirstOrDefault(check => check.Name == name);
}
