using System.Collections.Immutable;

namespace NetGen;

/// <summary>What to search: the settings to vary, and how a network is trained with a choice of them.</summary>
/// <remarks><code>
/// Axis&lt;float&gt; rate = Axis.LearningRate(1e-4, 1e-1), decay = Axis.Log("L2", 1e-6, 1e-2);
/// Axis&lt;Candidate&gt; network = Axis.Choice("network", Candidate.Of&lt;SmallNet&gt;(), Candidate.Of&lt;WideNet&gt;());
/// var space = new SearchSpace
/// {
///     Axes = [rate, decay, network],
///     Network = trial => network[trial],
///     Options = trial => new FitOptions { Validation = validation, Optimizer = new Adam(rate[trial]), L2 = decay[trial] },
/// };
/// </code></remarks>
public sealed class SearchSpace
{
    /// <summary>What is varied: at least one axis, all with different names.</summary>
    public required IReadOnlyList<Axis> Axes { get; init; }

    /// <summary>The class of the network to train.</summary>
    public required Func<Trial, Candidate> Network { get; init; }

    /// <summary>How to train it. Must give the same for the same trial whenever it is asked, with callbacks of its own for every trial.</summary>
    /// <remarks>
    /// The start weights are drawn from the same <see cref="FitOptions.Seed"/>. The search itself chooses <see cref="FitOptions.Threads"/> and writes checkpoints, so <see cref="FitOptions.ResumeFrom"/>,
    /// <see cref="Checkpoint"/> and <see cref="FitOptions.Restarts"/> are refused.
    /// </remarks>
    public required Func<Trial, FitOptions> Options { get; init; }

    /// <summary>The trials a search would make, as far as they do not depend on results: all of a <see cref="GridSearch"/> or <see cref="RandomSearch"/>, the first round of other plans.</summary>
    /// <param name="plan">The plan; the default when null.</param>
    /// <param name="seed">The search's seed.</param>
    /// <returns>A pure function of axes, plan and seed.</returns>
    /// <exception cref="ArgumentException">There is no axis, two share a name, or the plan cannot search them.</exception>
    public IReadOnlyList<Trial> Trials(SearchPlan? plan = null, int seed = 0)
    {
        Validate();
        plan ??= new PrioritySearch();
        return Trials(plan, seed, 1, plan.Rounds(Axes)[0], []);
    }

    /// <summary>Trains a network for each trial and compares them.</summary>
    /// <param name="data">The training set of every trial.</param>
    /// <param name="options">How to search; the defaults when null.</param>
    /// <param name="cancellationToken">Interrupts the search after the current steps; the result then says <see cref="StopReason.Cancelled"/>, and a search with a <see cref="SearchOptions.Folder"/> can go on later.</param>
    /// <returns>
    /// All trials and the best. It depends on the space, the data, the plan, the seed and halving alone: neither on how many trials run at once, nor on
    /// interruptions, nor on shards.
    /// </returns>
    /// <exception cref="ArgumentException">An axis, option or the data are not sound; the message names the trial if it is about one.</exception>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    /// <exception cref="IOException">The folder is in use by another search, or the shard by another process, or it cannot be written.</exception>
    /// <exception cref="TimeoutException">
    /// A shard saw no sign of others for the <see cref="SearchOptions.ShardTimeout"/>; the message names the trials that are missing. What was trained is kept.
    /// </exception>
    public SearchResult Search(Dataset data, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new SearchOptions();
        Validate();
        options.Validate();
        return SearchRun.Run(this, data, options, cancellationToken);
    }

    /// <summary>Reads what a search in a folder has come to, without training: in the end the whole of its shards. Any process may do so at any time.</summary>
    /// <param name="data">The training set of the search.</param>
    /// <param name="options">
    /// The search's, whichever <see cref="SearchOptions.Shard"/> they name. <see cref="SearchOptions.Progress"/> is told of every trial that is found.
    /// </param>
    /// <returns>
    /// <see cref="StopReason.Completed"/> with what a single process would have found; <see cref="StopReason.Unfinished"/> while trials are missing, which are
    /// <see cref="TrialOutcome.Unfinished"/>. Rounds that depend on missing trials are left out.
    /// </returns>
    /// <exception cref="ArgumentException">An axis, option or the data are not sound, or there is no <see cref="SearchOptions.Folder"/>.</exception>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    /// <exception cref="IOException">No search has begun in the folder, or it cannot be read.</exception>
    public SearchResult Merge(Dataset data, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        Validate();
        options = options with { Shard = Shard.Nobody };
        options.Validate();
        return SearchRun.Read(this, data, options);
    }

    /// <summary>The trials of one round.</summary>
    internal ImmutableArray<Trial> Trials(SearchPlan plan, int seed, int first, int count, IReadOnlyList<Trial> best) =>
        [.. Enumerable.Range(first, count).Select(number => new Trial(number, Axes, plan.Positions(Axes, seed, number, best)))];

    private void Validate()
    {
        ArgumentNullException.ThrowIfNull(Axes, nameof(Axes));
        ArgumentNullException.ThrowIfNull(Network, nameof(Network));
        ArgumentNullException.ThrowIfNull(Options, nameof(Options));
        if (Axes.Count == 0 || Axes.Contains(null))
        {
            throw new ArgumentException($"Expected at least one axis and none that is null, but found {(Axes.Count == 0 ? "none" : "null")}.", nameof(Axes));
        }

        if (Axes.GroupBy(static axis => axis.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Expected axes with different names, but found '{same.Key}' {same.Count()} times.", nameof(Axes));
        }
    }
}
