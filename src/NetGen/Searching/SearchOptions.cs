namespace NetGen;

/// <summary>How a search runs.</summary>
public sealed record SearchOptions
{
    /// <summary>Which trials it makes.</summary>
    public SearchPlan Plan { get; init; } = new PrioritySearch();

    /// <summary>Draws the trials. The trainings have the seed of their own <see cref="FitOptions"/>.</summary>
    public int Seed { get; init; }

    /// <summary>What trials are compared by: a trial's score is that of its best epoch, and its network that of the same epoch.</summary>
    public Metric Metric { get; init; } = Metric.ValidationLoss;

    /// <summary>Ends poor trials early; null trains all to the end. All trials then have the same <see cref="FitOptions.Epochs"/>.</summary>
    public SuccessiveHalving? Halving { get; init; }

    /// <summary>Trials in training at once. It does not change a bit of the result.</summary>
    /// <remarks>A training of small networks hardly gains from threads, so a trial for every core is the fastest; each needs memory of its own.</remarks>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads to be shared among the trials in training: each has its part, and more of it when there are fewer trials left than <see cref="Parallel"/>.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where every trial, its network and the training under way are kept, so that a search that was interrupted or killed goes on from there when it is run again. Made if it does not exist; null keeps nothing.</summary>
    /// <remarks>
    /// A finished trial is one file, <c>trial-0007.json</c>, replaced in one step. Which trials there are follows from the space, the plan and the seed, so the files of a search can be made in any order.
    /// A folder of a search with other axes, plan, seed, halving, metric, data or training options is refused. A file that is damaged is reported in <see cref="SearchResult.Warnings"/>, and its trial run again.
    /// </remarks>
    public string? Folder { get; init; }

    /// <summary>The part of the search that this process does, beside others with the same <see cref="Folder"/>; null does all of it.</summary>
    /// <remarks>
    /// No bit of the result depends on it. Each process trains its own trials and reads those of others from the folder. It waits for them where it must:
    /// with <see cref="Halving"/> at a rung, until it is certain which trials go on, and between the rounds of a plan. So all shards of such a search run at
    /// the same time; those of one round without halving wait for nobody. A shard that was killed goes on when it is run again. A shard that ends before
    /// others returns <see cref="StopReason.Unfinished"/>; <see cref="SearchSpace.Merge"/> reads the whole in the end.
    /// </remarks>
    public Shard? Shard { get; init; }

    /// <summary>How long a shard waits for others without any sign of them, such as a new checkpoint.</summary>
    /// <remarks>
    /// Then it gives up with a <see cref="TimeoutException"/> that names the trials it lacks. Ten minutes unless set; choose more than the longest epoch takes.
    /// Zero never waits, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </remarks>
    public TimeSpan ShardTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Told after every epoch of every trial, one call at a time, from the thread that trains it; <see cref="SearchLog"/> writes lines.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="ArgumentException">A value is out of range or missing.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Plan, nameof(Plan));
        ArgumentNullException.ThrowIfNull(Metric, nameof(Metric));
        Setting.AtLeast(Parallel, 1, nameof(Parallel));
        Setting.AtLeast(Threads, 1, nameof(Threads));
        if (Shard is not null && Folder is null)
        {
            throw new ArgumentException("Expected a folder that all shards share, but found none: give SearchOptions.Folder.", nameof(Folder));
        }

        if (ShardTimeout < TimeSpan.Zero && ShardTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(ShardTimeout), ShardTimeout, "Expected a time of at least zero, or Timeout.InfiniteTimeSpan.");
        }
    }
}
