using System.Globalization;

namespace NetGen;

/// <summary>The part of a search that one of several processes does. All use the same <see cref="SearchOptions.Folder"/>; each has a different index.</summary>
/// <remarks>
/// Trial <c>t</c>, counted from 1, belongs to shard <c>(t − 1) mod Count</c>. So every process knows its trials without asking another process.
/// A shard whose process died is resumed when it is run again.
/// <code>
/// new SearchOptions { Folder = "/shared/sweep", Shard = new Shard(index: 0, count: 4) }
/// </code>
/// </remarks>
public sealed record Shard
{
    /// <summary>Makes one of several shards.</summary>
    /// <param name="index">The index of the shard, from 0.</param>
    /// <param name="count">Number of shards; the same in every process.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public Shard(int index, int count)
    {
        Setting.AtLeast(count, 1);
        if (index < 0 || index >= count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), index, string.Create(CultureInfo.InvariantCulture, $"Expected an index from 0 to {count - 1}, as there are {count} shards."));
        }

        (Index, Count) = (index, count);
    }

    // The shard Nobody has the invalid index −1.
    private Shard() => (Index, Count) = (-1, 1);

    /// <summary>The index of the shard, from 0.</summary>
    public int Index { get; }

    /// <summary>Number of shards.</summary>
    public int Count { get; }

    /// <summary>A shard without trials, for a process that only reads the results of others.</summary>
    internal static Shard Nobody { get; } = new();

    /// <summary>The shard that the scheduler gave this process, if it also gives the count: a task of a Slurm array, or a rank of Open MPI.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>Slurm</term><description><c>SLURM_ARRAY_TASK_ID</c>, with <c>SLURM_ARRAY_TASK_MIN</c>, <c>_STEP</c> and <c>_COUNT</c>. If a task is
    /// submitted again alone, Slurm says that the array has one task. Then give the count: see <see cref="FromEnvironment(int)"/>.</description></item>
    /// <item><term>Open MPI</term><description><c>OMPI_COMM_WORLD_RANK</c> and <c>OMPI_COMM_WORLD_SIZE</c>.</description></item>
    /// </list>
    /// Nothing else reads these variables.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The variables are missing, contradict each other, or do not give the count. The message names the expected and the found values.
    /// </exception>
    public static Shard FromEnvironment() => new ShardEnvironment(Environment.GetEnvironmentVariable).Of(null);

    /// <summary>The shard that the scheduler gave this process, if the caller knows the count.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>Kubernetes</term><description><c>JOB_COMPLETION_INDEX</c> of an Indexed Job; the count is its <c>spec.completions</c>.</description></item>
    /// <item><term>Slurm</term><description><c>SLURM_ARRAY_TASK_ID</c> alone, which is the index: for arrays that count from 0, such as <c>--array=0-8</c>.
    /// So <c>--array=3</c> runs shard 3 again.</description></item>
    /// <item><term>Open MPI</term><description><c>OMPI_COMM_WORLD_RANK</c>; <c>OMPI_COMM_WORLD_SIZE</c> must be the count.</description></item>
    /// </list>
    /// Nothing else reads these variables.
    /// </remarks>
    /// <param name="count">Number of shards.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The variables are missing or give an invalid shard. The message names the expected and the found values.
    /// </exception>
    public static Shard FromEnvironment(int count)
    {
        Setting.AtLeast(count, 1);
        return new ShardEnvironment(Environment.GetEnvironmentVariable).Of(count);
    }

    /// <summary>Index and count, as in <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Whether a trial belongs to this shard.</summary>
    internal bool Has(Trial trial) => OwnerOf(trial) == Index;

    /// <summary>The index of the shard that a trial belongs to.</summary>
    internal int OwnerOf(Trial trial) => (trial.Number - 1) % Count;
}
