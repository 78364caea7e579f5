using NetGen.Integration.Tests.Fitting;

namespace NetGen.Integration.Tests.Determinism;

public sealed class ThreadsTests
{
    private const int BatchSize = 64;

    private static readonly Dataset s_data = Samples.Classes(64 + 64 + 37, 64, 10);

    /// <summary>The campaign (tests/NetGen.Reliability, determinism/threads) tries other numbers, classes and settings.</summary>
    [Fact]
    public void SeveralThreads_GiveTheSameBits()
    {
        const int threads = 3;
        WorkerCount.For(NetworkInfoOf<SharedNet>(), BatchSize, threads).ShouldBe(threads);
        foreach (float clipNorm in new[] { 0f, 0.3f })
        {
            (SharedNet net, History history) = Train(threads, seed: 3, clipNorm);
            (SharedNet expected, History expectedHistory) = Train(1, seed: 3, clipNorm);
            net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
            history.Epochs.Select(static epoch => epoch with { Duration = default })
                .ShouldBe(expectedHistory.Epochs.Select(static epoch => epoch with { Duration = default }));
        }
    }

    [Fact]
    public void OtherSeed_GivesOtherBits()
    {
        (SharedNet net, _) = Train(2, seed: 3, 0);
        (SharedNet other, _) = Train(2, seed: 4, 0);
        net.Parameters().ShouldDifferFrom(other.Parameters());
    }

    [Fact]
    public void WorkerThreads_EndWithTheTraining()
    {
        var optimizer = new OwnOptimizer(0.01f);
        new SharedNet().Fit(s_data, new FitOptions { Epochs = 2, BatchSize = BatchSize, Threads = 4, Optimizer = optimizer });
        Should.Throw<InvalidOperationException>(() => new SharedNet().Fit(s_data, new FitOptions
        {
            BatchSize = BatchSize, Threads = 4, Optimizer = optimizer,
            Callbacks = [new ActionCallback((_, _) => throw new InvalidOperationException("on purpose"))],
        }));
        optimizer.Threads.Count.ShouldBe(7);
        optimizer.Threads.Keys.Where(static thread => thread.IsAlive).ShouldBe([Thread.CurrentThread]);
    }

    private static NetworkInfo NetworkInfoOf<T>()
        where T : INeuralNetwork<T> => T.Info;

    private static (SharedNet Net, History History) Train(int threads, int seed, float clipNorm)
    {
        var net = new SharedNet(seed: 1);
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = 3, BatchSize = BatchSize, Seed = seed, Threads = threads, Optimizer = new Adam(0.01f), L1 = 1e-5f, L2 = 1e-4f, ClipNorm = clipNorm,
            Validation = s_data,
        });
        return (net, history);
    }
}
