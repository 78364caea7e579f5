using System.Collections.Immutable;

namespace NetGen;

/// <summary>The result of a search.</summary>
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

    /// <summary>The metric by which trials were compared.</summary>
    public Metric Metric { get; }

    /// <summary>All trials in the order of their numbers.</summary>
    public ImmutableArray<TrialResult> Trials { get; }

    /// <summary>
    /// All trials, the best first. Trials that were trained for longer come first, before those that halving ended; then the score decides, then the number.
    /// </summary>
    public ImmutableArray<TrialResult> Ranking { get; }

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">No trial has a score, because all diverged or the search was cancelled before.</exception>
    public TrialResult Best => Ranking is [{ Score: not null } best, ..]
        ? best
        : throw new InvalidOperationException($"Expected a trial with a {Metric}, but found none among {Trials.Length}.");

    /// <summary>Whether the search is complete, was cancelled, or (in a shard or a merge) lacks trials of other shards.</summary>
    public StopReason StopReason { get; }

    /// <summary>Problems that were solved, such as a damaged file, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A readable table of all trials, the best first.</summary>
    public override string ToString() => TrialTable.Of(this, _axes);

    /// <summary>Draws the scores over each axis into one self-contained SVG picture, which follows the viewer's light or dark theme.</summary>
    /// <param name="path">Replaced atomically if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePlot(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] picture = System.Text.Encoding.UTF8.GetBytes(new SearchPlot(this, _axes).ToSvg());
        AtomicFile.Write(path, [picture]);
    }
}
