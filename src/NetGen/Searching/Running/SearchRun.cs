using System.Collections.Immutable;

namespace NetGen;

/// <summary>A search: one round of trials after the other.</summary>
internal static class SearchRun
{
    public static SearchResult Run(SearchSpace space, Dataset data, SearchOptions options, CancellationToken cancellation)
    {
        ImmutableArray<int> sizes = options.Plan.Rounds(space.Axes);
        PreparedTrial[] trials = Prepare(space, data, options, sizes[0], []);
        using TrialStore store = TrialStore.Open(options, new SearchManifest(space, data, options, trials[0].Description));
        var report = new SearchReport(options, sizes.Sum());
        List<TrialResult> results = [];
        for (int round = 0; round < sizes.Length && !cancellation.IsCancellationRequested; round++)
        {
            if (round > 0)
            {
                trials = Prepare(space, data, options, sizes[round], results);
            }

            results.AddRange(new SearchRound(trials, data, options, store, report).Run(cancellation));
        }

        bool isComplete = results.Count == sizes.Sum() && results.TrueForAll(static result => result.Outcome != TrialOutcome.Unfinished);
        return new SearchResult(space.Axes, options.Metric, [.. results], report.Warnings, isComplete ? StopReason.Completed : StopReason.Cancelled);
    }

    private static PreparedTrial[] Prepare(SearchSpace space, Dataset data, SearchOptions options, int count, IReadOnlyList<TrialResult> before)
    {
        Trial[] best = [.. TrialResult.Ranked(before, options.Metric).Where(static result => result.Score is not null).Select(static result => result.Trial)];
        PreparedTrial[] trials = [.. space.Trials(options.Plan, options.Seed, before.Count + 1, count, best).Select(trial => PreparedTrial.Of(space, trial, data, options))];
        PreparedTrial.RequireComparable(trials, options);
        return trials;
    }
}
