namespace NetGen.Mpi.Tests.Collectives;

/// <summary>Ranks that fail, or want different things: all end, each with a reason.</summary>
public sealed class FailureTests
{
    private static readonly Dataset s_data = Samples.Classes(50, 9, 3);

    private static FitOptions Options => new() { Epochs = 2, BatchSize = 16, Threads = 1 };

    [Fact]
    public void RankThatThrows_EndsTheOthers()
    {
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(3, static rank => (s_data, Options with
        {
            Callbacks = [new LambdaCallback(onBatchEnd: training => ThrowIf(rank == 1 && training.Step == 3))],
        }));
        outcomes[1].Failure.ShouldBeOfType<InvalidOperationException>();
        ShouldTell(outcomes[0], "Rank 1 of 3: InvalidOperationException: on purpose");
        ShouldTell(outcomes[2], "Rank 1 of 3: InvalidOperationException: on purpose");
    }

    [Fact]
    public void RankThatFailsBeforeTheFirstStep_IsToldToAll()
    {
        float[] bad = s_data.Features.ToArray();
        bad[12] = float.NaN;
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(2, rank => (rank == 0 ? s_data : new Dataset(bad, 9, s_data.Targets.ToArray(), 3), Options));
        outcomes[1].Failure.ShouldBeOfType<ArgumentException>();
        ShouldTell(outcomes[0], "Rank 1 of 2: ArgumentException: Expected finite values, but found NaN in row 1, feature column 3.");
    }

    [Fact]
    public void Divergence_IsTheSameOnEveryRank()
    {
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(2, static _ => (s_data, Options with { Optimizer = new Sgd(1e38f), Epochs = 50 }));
        outcomes.ShouldAllBe(static outcome => outcome.Failure is TrainingDivergedException);
        outcomes[1].Failure!.Message.ShouldBe(outcomes[0].Failure!.Message);
        Group.Bits(outcomes[1].Network).ShouldBe(Group.Bits(outcomes[0].Network));
    }

    [Fact]
    public void DivergenceOfEveryRestart_IsTheSameOnEveryRank()
    {
        string? aborted = null;
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(
            2, static _ => (s_data, Options with { Optimizer = new Sgd(1e38f), Epochs = 50, Restarts = 2 }), wrap: collective =>
                new WatchedCollective(collective, reason => aborted = reason));
        outcomes.ShouldAllBe(static outcome => outcome.Failure is TrainingDivergedException);
        aborted.ShouldBeNull("an engine of processes would end the programs");
    }

    [Fact]
    public void RanksThatDiffer_AreToldInWhat()
    {
        Differ("same seed on all 2 ranks, but rank 0 has '0' and rank 1 has '1'", static rank => (s_data, Options with { Seed = rank }));
        Differ("same batch size", static rank => (s_data, Options with { BatchSize = 16 + rank }));
        Differ("same epochs", static rank => (s_data, Options with { Epochs = 2 + rank }));
        Differ("same optimizer", static rank => (s_data, Options with { Optimizer = new Adam(0.01f * (1 + rank)) }));
        Differ("same data", static rank => (Samples.Classes(50, 9, 3, seed: rank), Options));
        Differ("same samples", static rank => (Samples.Classes(50 + rank, 9, 3), Options));
        Differ("same division", static rank => (s_data, Options with { GradientShards = 2 * rank }));
        Differ("same callbacks", static rank => (s_data, Options with { Callbacks = rank == 0 ? [] : [new EarlyStopping()] }));
        Differ("same regularization", static rank => (s_data, Options with { ClipNorm = rank }));
    }

    [Fact]
    public void RanksWithOtherWeights_AreTold()
    {
        ICollective[] collectives = InProcessCollective.Create(2);
        var failures = new Exception?[2];
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, rank =>
            failures[rank] = Record.Exception(() => new PlainNet(seed: rank).Fit(s_data, Options with { Collective = collectives[rank] })));
        failures.ShouldAllBe(static failure => failure is CollectiveException && failure.Message.Contains("same start weights", StringComparison.Ordinal));
    }

    [Fact]
    public void CallbackThatChangesOneRank_IsFound()
    {
        Group.Outcome<PlainNet>[] outcomes = Group.Run<PlainNet>(2, static rank => (s_data, Options with
        {
            Callbacks = [new LambdaCallback(onBatchBegin: training => training.LearningRate = rank == 1 ? 0.02f : 0.01f)],
        }));
        ShouldTell(outcomes[0], "At the end of epoch 1 rank 1 has another weights than rank 0");
        ShouldTell(outcomes[1], "At the end of epoch 1 rank 1 has another weights than rank 0");
    }

    [Fact]
    public void ShardsThatRanksCannotShare_AreRefused()
    {
        Group.Run<PlainNet>(3, static _ => (s_data, Options with { GradientShards = 4 })).ShouldAllBe(static outcome => outcome.Failure is ArgumentException);
        Should.Throw<ArgumentOutOfRangeException>(
            static () => new PlainNet().Fit(s_data, Options with { GradientShards = 3 })).Message.ShouldContain("power of two");
        Should.Throw<ArgumentException>(
            static () => new NormalizedNet().Fit(s_data, Options with { GradientShards = 2 })).Message.ShouldContain("NormalizedRows.OfPart");
    }

    private static void Differ(string message, Func<int, (Dataset Data, FitOptions Options)> training)
    {
        foreach (Group.Outcome<PlainNet> outcome in Group.Run<PlainNet>(2, training))
        {
            ShouldTell(outcome, message);
        }
    }

    private static void ShouldTell(Group.Outcome<PlainNet> outcome, string message) =>
        outcome.Failure.ShouldBeOfType<CollectiveException>().Message.ShouldContain(message);

    private static void ThrowIf(bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("on purpose");
        }
    }
}
