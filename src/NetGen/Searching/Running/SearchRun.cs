using System.Collections.Immutable;

namespace NetGen;

/// <summary>Runs the rounds of a search, one after the other.</summary>
internal static class SearchRun
{
    /// <summary>Trains the trials of the search, or of one shard, that have no result yet.</summary>
    public static SearchResult Run(SearchSpace space, Dataset data, SearchOptions options, CancellationToken cancellation) =>
        Run(space, data, options, manifest => TrialStore.Open(options, manifest), canAwait: options.Shard is not null, cancellation);

    /// <summary>Reads the results that exist, without training or waiting.</summary>
    public static SearchResult Read(SearchSpace space, Dataset data, SearchOptions options) =>
        Run(space, data, options, manifest => TrialStore.OpenToRead(options.Folder!, manifest), canAwait: false, CancellationToken.None);

    private static SearchResult Run(
        SearchSpace space, Dataset data, SearchOptions options, Func<SearchManifest, TrialStore> open, bool canAwait, CancellationToken cancellation)
    {
        ImmutableArray<int> sizes = options.Plan.Rounds(space.Axes);
        PreparedTrial[] trials = Prepare(space, data, options, sizes[0], []);
        using TrialStore store = open(new SearchManifest(space, data, options, trials[0].Description));
        var report = new SearchReport(options, sizes.Sum());
        List<TrialResult> results = [];
        bool isComplete = true;
        for (int round = 0; round < sizes.Length && isComplete; round++)
        {
            if (round > 0)
            {
                trials = Prepare(space, data, options, sizes[round], results);
            }

            var current = new SearchRound(trials, data, options, store, report, awaitsOthers: canAwait && round < sizes.Length - 1);
            results.AddRange(current.Run(cancellation));
            isComplete = current.IsComplete && !cancellation.IsCancellationRequested;
        }

        isComplete = results.Count == sizes.Sum() && results.TrueForAll(static result => result.Outcome != TrialOutcome.Unfinished);
        StopReason reason = isComplete ? StopReason.Completed : cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.Unfinished;
        return new SearchResult(space.Axes, options.Metric, [.. results], report.Warnings, reason);
    }

    private static PreparedTrial[] Prepare(SearchSpace space, Dataset data, SearchOptions options, int count, IReadOnlyList<TrialResult> before)
    {
        Trial[] best = [.. TrialResult.Ranked(before, options.Metric).Where(static result => result.Score is not null).Select(static result => result.Trial)];
        PreparedTrial[] trials =
        [
            .. space.Trials(options.Plan, options.Seed, before.Count + 1, count, best).Select(trial => PreparedTrial.Of(space, trial, data, options))
        ];
        PreparedTrial.RequireComparable(trials, options);
        return trials;
    }
}
