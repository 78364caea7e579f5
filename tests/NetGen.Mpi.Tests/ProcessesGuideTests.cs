namespace NetGen.Mpi.Tests;

/// <summary>The example of docs/scale.md on several processes, word for word. A test that no mpirun has started is a world of one.</summary>
public sealed class ProcessesGuideTests
{
    [SkippableFact]
    public void Example_TrainsInAWorldOfOne()
    {
        Skip.IfNot(Jobs.MpiJob.IsPossible, Jobs.MpiJob.Absent);
        using var folder = new TemporaryFolder();
        string path = folder.File("training.ckpt");
        Dataset train = Samples.Classes(300, 784, 10);

        var net = new DigitsNet(seed: 1);
        History history = net.Fit(train, new FitOptions
        {
            BatchSize = 256,                        // of all processes together
            Threads = 1,                            // of each process
            Collective = MpiCollective.World(),     // all processes that mpirun has started
            Callbacks = [new Checkpoint(path) { EverySteps = 100, Resume = true }],
        });

        history.Epochs.Count.ShouldBe(10);
        File.Exists(path).ShouldBeTrue();
    }
}
