using System.Diagnostics;
using System.Globalization;
using NetGen.Mpi.Tests.Collectives;
using Xunit.Abstractions;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>A job of which one rank is killed at any moment, again and again, and in the end has trained the same bits.</summary>
/// <remarks>NETGEN_MPI_KILLS says how often, and NETGEN_KILL_SEED which moments.</remarks>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>So many that the kills come before the end.</summary>
    private const int EpochsPerKill = 12;

    private const int MostSteps = 24, MostMilliseconds = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task RankKilledAgainAndAgain_JobEndsAndGoesOnToTheSameBits()
    {
        Skip.IfNot(MpiJob.IsPossible, MpiJob.Absent);
        int kills = Setting("NETGEN_MPI_KILLS", 2);
        string epochs = (EpochsPerKill * kills).ToString(CultureInfo.InvariantCulture);
        int stepsPerEpoch = (Job.Data.Count + Job.Options.BatchSize - 1) / Job.Options.BatchSize;
        string lastStep = string.Create(CultureInfo.InvariantCulture, $"step {EpochsPerKill * kills * stepsPerEpoch}");
        CounterRandom moments = CounterRandom.For(Setting("NETGEN_KILL_SEED", 1), CounterRandom.Purpose.Split);
        for (int kill = 1; kill <= kills; kill++)
        {
            using MpiJob job = MpiJob.Start(2, "train-until-killed", epochs, _folder.Root);
            string? line = "";

            // After its last step the job waits to be killed, and tells no more.
            for (int told = moments.Below((uint)kill, MostSteps); told >= 0 && line != lastStep; told--)
            {
                line = await job.Process.StandardOutput.ReadLineAsync();
                line.ShouldNotBeNull(job.Errors);
            }

            await Task.Delay(moments.Below((uint)(500 + kill), MostMilliseconds));
            int rank = moments.Below((uint)(900 + kill), 2);
            int process = int.Parse(await File.ReadAllTextAsync(_folder.File($"pid-{rank}")), CultureInfo.InvariantCulture);
            using (Process killed = Process.GetProcessById(process))
            {
                killed.Kill();
            }

            long start = Stopwatch.GetTimestamp();
            await job.EndAsync();
            job.Process.ExitCode.ShouldNotBe(0);
            output.WriteLine($"Kill {kill}: rank {rank} after '{line}'; the job ended {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s later");
        }

        (string[] lines, string errors, int exitCode) = await MpiJob.RunAsync(2, "train", epochs, _folder.Root);
        exitCode.ShouldBe(0, errors);

        // Four shards: one process without a checkpoint has the same bits.
        (DrawingNet undisturbed, _) = Group.TrainAlone<DrawingNet>(Job.Data, LongTraining.Options(EpochsPerKill * kills, folder: null));
        lines.Where(static line => line.StartsWith("done", StringComparison.Ordinal))
            .ShouldBe([$"done {Group.Bits(undisturbed)}", $"done {Group.Bits(undisturbed)}"]);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;
}
