namespace NetGen.Tests.Searching;

public sealed class ShardTests
{
    [Theory]
    [InlineData(-1, 3, "index")]
    [InlineData(3, 3, "index")]
    [InlineData(0, 0, "count")]
    public void NoSuchPart_IsRefused(int index, int count, string parameter) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Shard(index, count)).ParamName.ShouldBe(parameter);

    [Fact]
    public void Shards_AreComparedByValue()
    {
        new Shard(1, 3).ShouldBe(new Shard(1, 3));
        new Shard(1, 3).ShouldNotBe(new Shard(1, 4));
        new Shard(1, 3).ToString().ShouldBe("1/3");
    }

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=9", 3, 9)]
    [InlineData("SLURM_ARRAY_TASK_ID=6 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=3 SLURM_ARRAY_TASK_COUNT=4", 2, 4)]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2", 1, 2)]
    public void SchedulerThatSaysHowMany_GivesTheShard(string environment, int index, int count) => Of(environment).ShouldBe(new Shard(index, count));

    [Theory]
    [InlineData("JOB_COMPLETION_INDEX=2", 2)]
    [InlineData("SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=4 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=1", 4)]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=5", 0)]
    public void CountThatTheCallerKnows_IsTheCount(string environment, int index) => Of(environment, 5).ShouldBe(new Shard(index, 5));

    [Theory]
    [InlineData("", "Expected SLURM_ARRAY_TASK_ID (a Slurm array), JOB_COMPLETION_INDEX (", " or OMPI_COMM_WORLD_RANK (Open MPI)", "found none")]
    [InlineData("JOB_COMPLETION_INDEX=2", "found JOB_COMPLETION_INDEX=2", "spec.completions")]
    [InlineData("JOB_COMPLETION_INDEX=2 OMPI_COMM_WORLD_RANK=1", "found JOB_COMPLETION_INDEX=2 and OMPI_COMM_WORLD_RANK=1")]
    [InlineData("OMPI_COMM_WORLD_RANK=1", "Expected a whole number in OMPI_COMM_WORLD_SIZE, but found no such variable")]
    [InlineData("OMPI_COMM_WORLD_RANK=one OMPI_COMM_WORLD_SIZE=2", "Expected a whole number in OMPI_COMM_WORLD_RANK, but found 'one'")]
    [InlineData("OMPI_COMM_WORLD_RANK=2 OMPI_COMM_WORLD_SIZE=2", "Expected an index from 0 to 1", "found OMPI_COMM_WORLD_RANK=2")]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=3", "even steps", "ID=7", "COUNT=3")]
    [InlineData("SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=0 SLURM_ARRAY_TASK_COUNT=3", "even steps", "STEP=0")]
    public void EnvironmentThatDoesNotTell_IsNamed(string environment, params string[] message)
    {
        string found = Should.Throw<InvalidOperationException>(() => Of(environment)).Message;
        message.ShouldAllBe(part => found.Contains(part, StringComparison.Ordinal), found);
    }

    [Theory]
    [InlineData("JOB_COMPLETION_INDEX=5", "Expected an index from 0 to 4, as there are 5 shards, but found JOB_COMPLETION_INDEX=5")]
    [InlineData("SLURM_ARRAY_TASK_ID=9", "found SLURM_ARRAY_TASK_ID=9")]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2", "Expected 5 ranks, one for each shard, but found OMPI_COMM_WORLD_SIZE=2")]
    public void EnvironmentThatContradictsTheCount_IsNamed(string environment, string message) =>
        Should.Throw<InvalidOperationException>(() => Of(environment, 5)).Message.ShouldContain(message);

    private static Shard Of(string environment, int? count = null)
    {
        Dictionary<string, string> variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static variable => variable.Split('='))
            .ToDictionary(static variable => variable[0], static variable => variable[1], StringComparer.Ordinal);
        return new ShardEnvironment(variables.GetValueOrDefault).Of(count);
    }
}
