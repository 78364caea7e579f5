using System.Globalization;

namespace NetGen;

/// <summary>The part of a search that one of several processes does, each with the same <see cref="SearchOptions.Folder"/> and an index of its own.</summary>
/// <remarks>
/// Trial <c>t</c>, counted from 1, belongs to shard <c>(t − 1) mod Count</c>. So every process knows its trials without asking another, and a shard
/// whose process died goes on when it is run again.
/// <code>
/// new SearchOptions { Folder = "/shared/sweep", Shard = new Shard(index: 0, count: 4) }
/// </code>
/// </remarks>
public sealed record Shard
{
    /// <summary>One of so many parts.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="count">Of how many; the same in every process.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
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

    // Nobody has no index.
    private Shard() => (Index, Count) = (-1, 1);

    /// <summary>Which part, from 0.</summary>
    public int Index { get; }

    /// <summary>Of how many.</summary>
    public int Count { get; }

    /// <summary>A part without any trial: who reads what others have found.</summary>
    internal static Shard Nobody { get; } = new();

    /// <summary>The shard that the scheduler gave this process, where it also says of how many: a task of a Slurm array, or a rank of Open MPI.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>Slurm</term><description><c>SLURM_ARRAY_TASK_ID</c>, with <c>SLURM_ARRAY_TASK_MIN</c>, <c>_STEP</c> and <c>_COUNT</c>. A task that is
    /// submitted again alone is told that it is the only one: give the count then, see <see cref="FromEnvironment(int)"/>.</description></item>
    /// <item><term>Open MPI</term><description><c>OMPI_COMM_WORLD_RANK</c> and <c>OMPI_COMM_WORLD_SIZE</c>.</description></item>
    /// </list>
    /// Nothing else reads these variables.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The variables are missing, contradict each other, or do not say how many shards there are; the message names what was looked for and found.
    /// </exception>
    public static Shard FromEnvironment() => new ShardEnvironment(Environment.GetEnvironmentVariable).Of(null);

    /// <summary>The shard that the scheduler gave this process, of a number that the caller knows.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term>Kubernetes</term><description><c>JOB_COMPLETION_INDEX</c> of an Indexed Job; the count is its <c>spec.completions</c>.</description></item>
    /// <item><term>Slurm</term><description><c>SLURM_ARRAY_TASK_ID</c> alone, which is the index: for arrays that count from 0, such as <c>--array=0-8</c>.
    /// So <c>--array=3</c> runs shard 3 again.</description></item>
    /// <item><term>Open MPI</term><description><c>OMPI_COMM_WORLD_RANK</c>; <c>OMPI_COMM_WORLD_SIZE</c> must be the count.</description></item>
    /// </list>
    /// Nothing else reads these variables.
    /// </remarks>
    /// <param name="count">How many shards there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is not at least one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The variables are missing or name no such shard; the message names what was looked for and found.
    /// </exception>
    public static Shard FromEnvironment(int count)
    {
        Setting.AtLeast(count, 1);
        return new ShardEnvironment(Environment.GetEnvironmentVariable).Of(count);
    }

    /// <summary>Index and count, as in <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Whether a trial belongs to it.</summary>
    internal bool Has(Trial trial) => OwnerOf(trial) == Index;

    /// <summary>The index of the shard that a trial belongs to.</summary>
    internal int OwnerOf(Trial trial) => (trial.Number - 1) % Count;
}
