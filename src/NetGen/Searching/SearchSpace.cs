using System.Collections.Immutable;

namespace NetGen;

/// <summary>The space of a search: the settings that vary, and how a network is trained with one choice of them.</summary>
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
    /// <summary>The settings that vary: at least one axis, with different names.</summary>
    public required IReadOnlyList<Axis> Axes { get; init; }

    /// <summary>The class of the network to train.</summary>
    public required Func<Trial, Candidate> Network { get; init; }

    /// <summary>How to train it. The function must return equal options whenever it is called for the same trial, with new callbacks for every trial.</summary>
    /// <remarks>
    /// All trials draw their start weights from the same <see cref="FitOptions.Seed"/>. The search itself sets <see cref="FitOptions.Threads"/> and writes
    /// checkpoints. So <see cref="FitOptions.ResumeFrom"/>, <see cref="Checkpoint"/> and <see cref="FitOptions.Restarts"/> are refused.
    /// </remarks>
    public required Func<Trial, FitOptions> Options { get; init; }

    /// <summary>
    /// The trials of a search that do not depend on results: all of a <see cref="GridSearch"/> or <see cref="RandomSearch"/>, and the first round of other
    /// plans.
    /// </summary>
    /// <param name="plan">The plan. If it is null, the default plan.</param>
    /// <param name="seed">The seed of the search.</param>
    /// <returns>The trials, which are a pure function of axes, plan and seed.</returns>
    /// <exception cref="ArgumentException">There is no axis, two share a name, or the plan cannot search them.</exception>
    public IReadOnlyList<Trial> Trials(SearchPlan? plan = null, int seed = 0)
    {
        Validate();
        plan ??= new PrioritySearch();
        return Trials(plan, seed, 1, plan.Rounds(Axes)[0], []);
    }

    /// <summary>Trains a network for each trial and compares them.</summary>
    /// <param name="data">The training set of every trial.</param>
    /// <param name="options">The options of the search. If it is null, the defaults.</param>
    /// <param name="cancellationToken">
    /// Interrupts the search after the current steps. The result then has <see cref="StopReason.Cancelled"/>, and a search with a
    /// <see cref="SearchOptions.Folder"/> can be resumed later.
    /// </param>
    /// <returns>
    /// All trials and the best one. The result depends only on the space, the data, the plan, the seed and halving. It does not depend on the number of trials
    /// that run at the same time, on interruptions or on shards.
    /// </returns>
    /// <exception cref="ArgumentException">An axis, an option or the data are invalid. The message names the trial if only one is affected.</exception>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    /// <exception cref="IOException">Another search is using the folder, another process is running the shard, or the folder cannot be written.</exception>
    /// <exception cref="TimeoutException">
    /// A shard saw no progress of others for the <see cref="SearchOptions.ShardTimeout"/>. The message names the missing trials. The results so far are kept.
    /// </exception>
    public SearchResult Search(Dataset data, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new SearchOptions();
        Validate();
        options.Validate();
        return SearchRun.Run(this, data, options, cancellationToken);
    }

    /// <summary>
    /// Reads the results that a search has written to its folder, without training. After all shards have ended, this is the whole result. Any process may call
    /// it at any time.
    /// </summary>
    /// <param name="data">The training set of the search.</param>
    /// <param name="options">
    /// The options of the search. <see cref="SearchOptions.Shard"/> is ignored. <see cref="SearchOptions.Progress"/> receives every trial that is found.
    /// </param>
    /// <returns>
    /// If all trials are there, <see cref="StopReason.Completed"/> with the result that a single process would have. If trials are missing,
    /// <see cref="StopReason.Unfinished"/>, and these trials are <see cref="TrialOutcome.Unfinished"/>. Rounds that depend on missing trials are left out.
    /// </returns>
    /// <exception cref="ArgumentException">An axis, an option or the data are invalid, or there is no <see cref="SearchOptions.Folder"/>.</exception>
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
