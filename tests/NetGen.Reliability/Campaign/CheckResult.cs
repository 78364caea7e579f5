namespace NetGen.Reliability.Campaign;

/// <summary>What came of a check.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Tried">The number of cases tried, the failed ones included.</param>
/// <param name="Planned">The number of cases there were to try.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failures">The first failures.</param>
/// <param name="Remark">What the check says about its cases, or why it was skipped.</param>
/// <param name="Skipped">Whether this machine lacks something for it.</param>
internal sealed record CheckResult(
    string Check, long Tried, long Planned, double Seconds, IReadOnlyList<Failure> Failures, string Remark, bool Skipped = false)
{
    public bool Holds => Failures.Count == 0 && !Skipped;
}
