namespace NetGen.Reliability.Campaign;

/// <summary>Runs checks one after another and says what came of each. The last line is for programs: "N passed, N failed, N skipped".</summary>
internal static class Report
{
    /// <returns>The exit code: 0 if no check failed.</returns>
    public static int Run(IReadOnlyList<Check> checks, Plan plan, string? log)
    {
        int passed = 0, failed = 0, skipped = 0;
        foreach (Check check in checks.Where(check => plan.Of(check) is var (first, end) && first < end))
        {
            CheckResult result = check.Lacks is { } lack
                ? new CheckResult(check.Name, 0, 0, 0, [], lack, Skipped: true)
                : ChildProcess.Start(check, plan);
            Print(result, check, plan);
            (passed, failed, skipped) = (passed + (result.Holds ? 1 : 0), failed + (result.Failures.Count > 0 ? 1 : 0), skipped + (result.Skipped ? 1 : 0));
            if (log is not null && !result.Skipped)
            {
                File.AppendAllText(log, Row(result, plan));
            }
        }

        Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 ? 0 : 1;
    }

    public static void List(IReadOnlyList<Check> checks)
    {
        foreach (Check check in checks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{check.Name,-32} {check.Small,12:N0} {check.Large,16:N0}"));
        }
    }

    private static void Print(CheckResult result, Check check, Plan plan)
    {
        if (result.Skipped)
        {
            Console.WriteLine($"skip  {result.Check,-32} {result.Remark}");
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(result.Holds ? "pass" : "FAIL")}  {result.Check,-32} {Count(result),24} {result.Seconds,9:N1} s  {result.Remark}"));
        foreach (Failure failure in result.Failures)
        {
            Console.WriteLine($"      {failure.Message.ReplaceLineEndings(Environment.NewLine + "      ")}");
            Console.WriteLine($"      again: {failure.Command(check, plan)}");
        }
    }

    private static string Count(CheckResult result) => string.Create(CultureInfo.InvariantCulture,
        $"{result.Tried:N0}{(result.Tried == result.Planned ? "" : $" of {result.Planned:N0}")} cases");

    /// <summary>A row of the table of what was tried.</summary>
    private static string Row(CheckResult result, Plan plan) => string.Create(CultureInfo.InvariantCulture,
        $"| {DateTime.UtcNow:yyyy-MM-dd} | `{result.Check}` | {plan.Seed} | {plan.Part} | {Count(result)} | {result.Seconds / 60:N1} min | "
            + $"{result.Failures.Count} | {result.Remark} |{Environment.NewLine}");
}
