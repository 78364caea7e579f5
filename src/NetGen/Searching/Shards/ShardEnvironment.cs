using System.Globalization;

namespace NetGen;

/// <summary>Reads the environment variables by which schedulers give each process its part of a job.</summary>
/// <param name="read">Returns the value of a variable; null if it is not set.</param>
internal sealed class ShardEnvironment(Func<string, string?> read)
{
    private const string Slurm = "SLURM_ARRAY_TASK_ID";
    private const string SlurmFirst = "SLURM_ARRAY_TASK_MIN";
    private const string SlurmStep = "SLURM_ARRAY_TASK_STEP";
    private const string SlurmCount = "SLURM_ARRAY_TASK_COUNT";
    private const string Kubernetes = "JOB_COMPLETION_INDEX";
    private const string OpenMpi = "OMPI_COMM_WORLD_RANK";
    private const string OpenMpiCount = "OMPI_COMM_WORLD_SIZE";

    /// <summary>The shard of this process.</summary>
    /// <param name="count">Number of shards. If it is null, the scheduler must give it.</param>
    /// <exception cref="InvalidOperationException">The variables do not determine the shard.</exception>
    public Shard Of(int? count)
    {
        string[] found = [.. new[] { Slurm, Kubernetes, OpenMpi }.Where(name => read(name) is { Length: > 0 })];
        return found switch
        {
            [Slurm] => count is { } shards ? At(Slurm, Number(Slurm), shards) : OfSlurmArray(),
            [Kubernetes] => count is { } shards ? At(Kubernetes, Number(Kubernetes), shards) : throw new InvalidOperationException(
                $"Expected a scheduler that says how many shards there are, but found {Found(Kubernetes)}: "
                + "Kubernetes does not say it, so give the Job's spec.completions to Shard.FromEnvironment(count)."),
            [OpenMpi] => OfRank(count),
            [] => throw new InvalidOperationException(
                $"Expected {Slurm} (a Slurm array), {Kubernetes} (a Kubernetes Indexed Job) or {OpenMpi} (Open MPI) in the environment, "
                + "but found none of them. Outside of these, give new Shard(index, count)."),
            _ => throw new InvalidOperationException(
                $"Expected one scheduler in the environment, but found {string.Join(" and ", found.Select(Found))}. "
                + "Give new Shard(index, count), which says what is meant."),
        };
    }

    private Shard OfSlurmArray()
    {
        int id = Number(Slurm), first = Number(SlurmFirst), step = Number(SlurmStep), count = Number(SlurmCount);
        int index = step > 0 ? (id - first) / step : -1;
        return index >= 0 && index < count && (id - first) % step == 0 ? new Shard(index, count) : throw new InvalidOperationException(
            $"Expected a Slurm array of even steps, such as --array=0-8 or --array=0-16:2, but found {Found(Slurm)} "
            + $"with {Found(SlurmFirst)}, {Found(SlurmStep)} and {Found(SlurmCount)}.");
    }

    private Shard OfRank(int? count)
    {
        int rank = Number(OpenMpi), ranks = Number(OpenMpiCount);
        return count is null || count == ranks ? At(OpenMpi, rank, ranks) : throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"Expected {count} ranks, one for each shard, but found {Found(OpenMpiCount)}."));
    }

    private Shard At(string name, int index, int count) => index >= 0 && index < count ? new Shard(index, count) : throw new InvalidOperationException(
        string.Create(CultureInfo.InvariantCulture, $"Expected an index from 0 to {count - 1}, as there are {count} shards, but found {Found(name)}."));

    private int Number(string name) => int.TryParse(read(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new InvalidOperationException($"Expected a whole number in {name}, but found {(read(name) is { } value ? $"'{value}'" : "no such variable")}.");

    private string Found(string name) => $"{name}={read(name)}";
}
