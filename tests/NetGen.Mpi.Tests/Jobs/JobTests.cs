using NetGen.Mpi.Tests.Collectives;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>Real processes, started by mpirun.</summary>
public sealed class JobTests
{
    [SkippableTheory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Job_EndsWithTheSameBitsOnEveryRankAndEveryTime(int size)
    {
        Skip.IfNot(MpiJob.IsPossible, MpiJob.Absent);
        (string[] lines, string errors, int exitCode) = await MpiJob.RunAsync(size, "trainings");
        exitCode.ShouldBe(0, errors);
        lines.Length.ShouldBe(4 * size, errors);
        Hashes(lines, "plain").ShouldHaveSingleItem();
        Hashes(lines, "normalized").ShouldHaveSingleItem();

        // What threads of one process give, engines give: they add nothing up themselves.
        (DrawingNet threads, _) = Group.Train<DrawingNet>(size, Job.Data, static _ => Job.Options);
        Hashes(lines, "plain").ShouldBe([Group.Bits(threads)]);
        (DrawingNet alone, _) = Group.TrainAlone<DrawingNet>(Job.Data, Job.Options with { GradientShards = 4 });
        Hashes(lines, "shards").ShouldBe([Group.Bits(alone)]);
    }

    [SkippableFact]
    public async Task RanksThatDiffer_AreToldSoAndMayTryAgain()
    {
        Skip.IfNot(MpiJob.IsPossible, MpiJob.Absent);
        (string[] lines, string errors, int exitCode) = await MpiJob.RunAsync(2, "differ");
        exitCode.ShouldBe(0, errors);
        lines.ShouldBe(["Expected the same seed on all 2 ranks, but rank 0 has '0' and rank 1 has '1'.", "Expected the same seed on all 2 ranks, but rank 0 "
            + "has '0' and rank 1 has '1'."]);
    }

    [SkippableTheory]
    [InlineData("training", "rank 1 of 2 ends the job: InvalidOperationException: on purpose")]
    [InlineData("exception", "rank 1 of 2 ends the job: System.InvalidOperationException: on purpose")]
    [InlineData("exit", "rank 1 of 2 ends the job: it exits with code 3", 3)]
    [InlineData("leave", "rank 1 of 2 ends the job: it exits during a training")]
    public async Task RankThatFails_EndsTheJobWithItsReason(string how, string message, int code = 1)
    {
        Skip.IfNot(MpiJob.IsPossible, MpiJob.Absent);
        (_, string errors, int exitCode) = await MpiJob.RunAsync(2, "fail", how);
        exitCode.ShouldBe(code);
        errors.ShouldContain(message);
    }

    [SkippableTheory]
    [InlineData("exit", 3)]
    [InlineData("leave", 0)]
    [InlineData("exception", 134)]
    public async Task ProcessAlone_EndsAsAnyProgram(string how, int code)
    {
        Skip.IfNot(MpiJob.IsPossible, MpiJob.Absent);
        (_, string errors, int exitCode) = await MpiJob.RunAsync(1, "fail", how);
        exitCode.ShouldBe(code, errors);
        errors.ShouldNotContain("ends the job");
    }

    private static string[] Hashes(string[] lines, string name) =>
        [.. lines.Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..]).Distinct(StringComparer.Ordinal)];
}
