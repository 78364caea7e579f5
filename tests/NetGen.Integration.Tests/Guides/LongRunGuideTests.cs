namespace NetGen.Integration.Tests.Guides;

/// <summary>The example of docs/training.md on long runs, word for word.</summary>
public sealed class LongRunGuideTests
{
    [Fact]
    public void CheckpointExample_GoesOnWhereItWas()
    {
        Dataset train = Samples.Classes(60, 3, 3);
        try
        {
            History first = Run(new SoftmaxNet(seed: 1)), again = Run(new SoftmaxNet(seed: 2));

            first.Epochs.ShouldNotBeEmpty();
            again.Epochs.Select(static epoch => epoch.Loss)
                .ShouldBe(first.Epochs.Select(static epoch => epoch.Loss), "the second run finds the training finished");
        }
        finally
        {
            File.Delete("long.ckpt");
            File.Delete("long.ckpt.previous");
        }

        History Run(SoftmaxNet net)
        {
            var options = new FitOptions
            {
                Epochs = 40, AverageWeights = new WeightAveraging(decay: 0.999f),
                Callbacks = [new EarlyStopping(patience: 5), new Checkpoint("long.ckpt") { EverySteps = 500, Every = TimeSpan.FromMinutes(5), Resume = true }],
            };
            History history = net.Fit(train, options);
            return history;
        }
    }
}
