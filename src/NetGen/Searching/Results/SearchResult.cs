using System.Collections.Immutable;

namespace NetGen;

/// <summary>What a search found.</summary>
public sealed class SearchResult
{
    private readonly IReadOnlyList<Axis> _axes;

    internal SearchResult(IReadOnlyList<Axis> axes, Metric metric, ImmutableArray<TrialResult> trials, IReadOnlyList<string> warnings, StopReason stopReason)
    {
        _axes = axes;
        Metric = metric;
        Trials = trials;
        Ranking = [.. TrialResult.Ranked(trials, metric)];
        Warnings = warnings;
        StopReason = stopReason;
    }

    /// <summary>What trials were compared by.</summary>
    public Metric Metric { get; }

    /// <summary>All trials in the order they were declared.</summary>
    public ImmutableArray<TrialResult> Trials { get; }

    /// <summary>All trials, the best first: those that were trained farther come before those that halving ended, then the score decides, then the number.</summary>
    public ImmutableArray<TrialResult> Ranking { get; }

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">No trial has a score: all diverged, or the search was cancelled before.</exception>
    public TrialResult Best => Ranking is [{ Score: not null } best, ..] ? best : throw new InvalidOperationException($"Expected a trial with a {Metric}, but found none among {Trials.Length}.");

    /// <summary>Whether the search is complete or was cancelled, or, in a shard or a merge, trials of other shards are missing.</summary>
    public StopReason StopReason { get; }

    /// <summary>What was wrong but was overcome, such as a damaged file, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A table for people: all trials, the best first.</summary>
    public override string ToString() => TrialTable.Of(this, _axes);

    /// <summary>Draws the scores over each axis, all on one page: a self-contained SVG picture, in light or dark as its viewer is.</summary>
    /// <param name="path">Replaced in one step if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePlot(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] picture = System.Text.Encoding.UTF8.GetBytes(new SearchPlot(this, _axes).ToSvg());
        AtomicFile.Write(path, [picture]);
    }
}
