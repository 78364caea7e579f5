namespace NetGen;

/// <summary>How a search runs.</summary>
public sealed record SearchOptions
{
    /// <summary>Which trials the search makes.</summary>
    public SearchPlan Plan { get; init; } = new PrioritySearch();

    /// <summary>The seed from which the trials are drawn. Trainings use the seed of their <see cref="FitOptions"/>.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// The metric by which trials are compared. The score of a trial is that of its best epoch, and its network has the weights of that epoch.
    /// </summary>
    public Metric Metric { get; init; } = Metric.ValidationLoss;

    /// <summary>
    /// Ends poor trials early. If it is null, all trials are trained to the end. With halving, all trials must have the same <see cref="FitOptions.Epochs"/>.
    /// </summary>
    public SuccessiveHalving? Halving { get; init; }

    /// <summary>Number of trials that are trained at the same time. It does not change a bit of the result.</summary>
    /// <remarks>
    /// A training of a small network gains little from threads, so one trial per core is the fastest. Each trial in training needs its own memory.
    /// </remarks>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Number of threads that the trials in training share. When fewer trials than <see cref="Parallel"/> are left, each gets more threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The folder for every trial, its network and its checkpoint. A search that was interrupted or killed is resumed from there when it is run again. The
    /// folder is created if it does not exist. If it is null, nothing is kept.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A finished trial is one file, <c>trial-0007.json</c>, which is replaced atomically. The list of trials depends only on the space, the plan and the seed,
    /// so the files can be made in any order.
    /// </para>
    /// <para>
    /// If the folder belongs to a search with other axes, plan, seed, halving, metric, data or training options, it is refused. A damaged file is reported in
    /// <see cref="SearchResult.Warnings"/>, and its trial is repeated.
    /// </para>
    /// </remarks>
    public string? Folder { get; init; }

    /// <summary>
    /// The part of the search that this process does, while other processes with the same <see cref="Folder"/> do the rest. If it is null, this process does
    /// all of it.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It does not change a bit of the result. Each process trains its own trials and reads those of others from the folder. It waits for others only:
    /// </para>
    /// <list type="bullet">
    /// <item>with <see cref="Halving"/>, at a rung, until it is certain which trials advance;</item>
    /// <item>between the rounds of a plan.</item>
    /// </list>
    /// <para>So all shards of such a search must run at the same time. Shards of a search with one round and no halving never wait.</para>
    /// <para>
    /// A shard that was killed is resumed when it is run again. A shard that ends before others returns <see cref="StopReason.Unfinished"/>. After all have
    /// ended, <see cref="SearchSpace.Merge"/> reads the whole result.
    /// </para>
    /// </remarks>
    public Shard? Shard { get; init; }

    /// <summary>How long a shard waits without any sign of progress from others, such as a new checkpoint. The default is ten minutes.</summary>
    /// <remarks>
    /// After this time it throws a <see cref="TimeoutException"/> that names the missing trials. Choose a time that is longer than the longest epoch. With zero
    /// it never waits. With <see cref="Timeout.InfiniteTimeSpan"/> it waits without limit.
    /// </remarks>
    public TimeSpan ShardTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Called after every epoch of every trial, one call at a time, on the thread that trains the trial. <see cref="SearchLog"/> writes lines of text.
    /// </summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(SearchOptions), PrintMembers);

    /// <summary>Throws if a value is invalid.</summary>
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
