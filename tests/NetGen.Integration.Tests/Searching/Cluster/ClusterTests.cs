using System.Diagnostics;
using System.Globalization;

namespace NetGen.Integration.Tests.Searching.Cluster;

/// <summary>samples/Cluster, a search of 27 trials, by its ready files: a shard is killed, and all trials and the best are those of one process.</summary>
public sealed class ClusterTests : IDisposable
{
    private const int Rows = 30_000;

    private static readonly Lazy<Task<string[]>> s_undisturbed = new(Undisturbed);

    private readonly TemporaryFolder _folder = new();
    private readonly ClusterSearch _search;

    public ClusterTests() => _search = new ClusterSearch(_folder.Root, Rows);

    public void Dispose() => _folder.Dispose();

    /// <summary>Without any tool.</summary>
    [SkippableFact]
    public async Task KilledShards_ResumeWhenTheyAreRunAgain()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It looks for processes in /proc.");
        using Process first = _search.Start("--shard", "0/2"), second = _search.Start("--shard", "1/2");
        await _search.KillSecondShard(second);
        first.Kill();
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        await ShouldSucceed(_search.Start("--shard", "0/2"), _search.Start("--shard", "1/2"));
        (await _search.Outcome()).ShouldBe(await s_undisturbed.Value);
    }

    [SkippableFact]
    public async Task SearchUnderParallel_RunsAKilledShardAgain()
    {
        Skip.IfNot(ClusterSearch.HasTool("parallel"), "GNU parallel is missing: install parallel.");
        using Process parallel = _search.StartReadyFile("search-parallel.sh");
        await _search.KillSecondShard(parallel);
        await ShouldSucceed(parallel);
        (await _search.Outcome()).ShouldBe(await s_undisturbed.Value);
    }

    [SkippableFact]
    public async Task SearchUnderMpirun_GoesOnAfterAKilledRank()
    {
        Skip.IfNot(ClusterSearch.HasTool("mpirun"), "Open MPI is missing: install openmpi-bin.");

        // For tests that run as root, or on fewer cores than ranks.
        (string, string)[] environment = [("OMPI_ALLOW_RUN_AS_ROOT", "1"), ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"), ("OMPI_MCA_rmaps_base_oversubscribe", "1")];
        using Process killed = _search.StartReadyFile("search-mpirun.sh", environment);
        await _search.KillSecondShard(killed);
        (int code, string output) = await ClusterSearch.End(killed);
        code.ShouldNotBe(0, output);
        await ShouldSucceed(_search.StartReadyFile("search-mpirun.sh", environment));
        (await _search.Outcome()).ShouldBe(await s_undisturbed.Value);
    }

    [SkippableFact]
    public async Task SearchUnderSlurm_GoesOnWhenATaskIsSubmittedAgain()
    {
        string[] needed = ["/usr/bin/sbatch", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged"];
        Skip.IfNot(Array.TrueForAll(needed, File.Exists), "Slurm is missing: install slurmctld, slurmd, slurm-client and munge.");
        Skip.IfNot(Environment.IsPrivilegedProcess, "Slurm's daemons are started as root.");
        using var slurm = Slurm.Start();
        string batch = ClusterSearch.ReadyFile("search.sbatch"), rows = Rows.ToString(CultureInfo.InvariantCulture);
        string job = (await Client("sbatch", "--parsable", batch, "--rows", rows)).Trim();
        await _search.KillSecondShard(tool: null);
        string[] nodes = (await Client("squeue", "--noheader", "--array", "--format=%N", $"--jobs={job}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        nodes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["a", "b"]);

        // The other two wait for it meanwhile.
        await Client("sbatch", "--wait", "--array=1", batch, "--rows", rows);
        while ((await Client("squeue", "--noheader")).Length > 0)
        {
            await Task.Delay(100);
        }

        (await _search.Outcome()).ShouldBe(await s_undisturbed.Value);

        async Task<string> Client(string name, params string[] arguments)
        {
            (int code, string output) = await ClusterSearch.End(_search.StartTool(name, arguments, slurm.Configuration));
            code.ShouldBe(0, output);
            return output;
        }
    }

    [Fact]
    public void ReadyFiles_CountTheShardsAlike()
    {
        string job = File.ReadAllText(ClusterSearch.ReadyFile("search-job.yaml")), batch = File.ReadAllText(ClusterSearch.ReadyFile("search.sbatch"));
        job.ShouldContain("completions: 3\n");
        job.ShouldContain("parallelism: 3\n");
        job.ShouldContain("--from-environment, \"3\"]");
        batch.ShouldContain("--array=0-2\n");
        batch.ShouldContain("--from-environment 3 ");
    }

    private static async Task<string[]> Undisturbed()
    {
        using var folder = new TemporaryFolder();
        var search = new ClusterSearch(folder.Root, Rows);
        await ShouldSucceed(search.Start());
        return await search.Outcome();
    }

    private static async Task ShouldSucceed(params Process[] processes)
    {
        foreach ((int code, string output) in await Task.WhenAll(processes.Select(ClusterSearch.End)))
        {
            code.ShouldBe(0, output);
        }
    }
}
