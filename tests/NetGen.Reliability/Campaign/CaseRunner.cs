using System.Diagnostics;

namespace NetGen.Reliability.Campaign;

/// <summary>Runs the cases of a check in this process, several side by side.</summary>
internal sealed class CaseRunner(Check check, Plan plan, CaseMarks marks)
{
    /// <summary>A check that failed so often has shown what it can show.</summary>
    private const int MostFailures = 10;

    private readonly List<Failure> _failures = [];

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private long _next, _tried;

    public CheckResult Run()
    {
        (long first, long end) = plan.Of(check);
        using var folder = new CheckFolder();
        string remark = "";
        try
        {
            check.Begin(folder.Path);
            _next = first;
            Thread[] workers = [.. Enumerable.Range(0, marks.Count).Select(worker => new Thread(() => Work(worker, end)) { IsBackground = true })];
            foreach (Thread worker in workers)
            {
                worker.Start();
            }

            foreach (Thread worker in workers)
            {
                worker.Join();
            }

            remark = check.Finish(_tried);
        }
        catch (Exception error)
        {
            _failures.Add(new Failure(-1, error.ToString()));
        }

        return new CheckResult(check.Name, _tried, end - first, _watch.Elapsed.TotalSeconds, _failures, remark);
    }

    private void Work(int worker, long end)
    {
        while (Interlocked.Increment(ref _next) - 1 is var number && number < end && _watch.Elapsed < plan.Longest)
        {
            marks[worker] = number;
            try
            {
                check.Try(Case.Of(check, plan.Seed, number));
            }
            catch (Exception error)
            {
                lock (_failures)
                {
                    _failures.Add(new Failure(number, error is BrokenPromiseException ? error.Message : error.ToString()));
                    if (_failures.Count >= MostFailures)
                    {
                        Interlocked.Exchange(ref _next, end);
                    }
                }
            }

            Interlocked.Increment(ref _tried);
        }

        marks[worker] = CaseMarks.Done;
    }
}
