namespace NetGen.Integration.Tests.Resuming;

/// <summary>
/// A training that was stopped at the end of an epoch goes on in a new process to the same bits. The campaign (tests/NetGen.Reliability, resume/bits) tries it
/// with every optimizer, schedule and callback.
/// </summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly Sgd s_sgd = new(0.05f, momentum: 0.9f, dampening: 0.2f);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EarlyStopping_StopsAtTheSameEpochAfterAResume()
    {
        (NoisyNet undisturbed, History expected) = Train(s_sgd, int.MaxValue, resume: false, new EarlyStopping(2, minDelta: 1));
        expected.StopReason.ShouldBe(StopReason.StoppedByCallback);
        for (int lastEpoch = 1; lastEpoch <= expected.Epochs.Count; lastEpoch++)
        {
            Should.Throw<KilledException>(() => Train(s_sgd, lastEpoch, resume: false, new EarlyStopping(2, minDelta: 1)));
            (NoisyNet resumed, History history) = Train(s_sgd, int.MaxValue, resume: true, new EarlyStopping(2, minDelta: 1));
            ShouldBeSame(resumed, history, undisturbed, expected);
        }
    }

    [Fact]
    public void LearningRateSetByACallback_SurvivesAResume()
    {
        float[] Halving(int lastEpoch, bool resume)
        {
            var halve = new ActionCallback((training, _) => training.LearningRate /= 2);
            var kill = new Killer(lastEpoch);
            var net = new NoisyNet(seed: 1);
            net.Fit(ResumedTraining.Data, ResumedTraining.Options(
                new Adam(0.02f), ResumedTraining.Epochs, resume ? Path : null, halve, new Checkpoint(Path), kill));
            return net.Parameters();
        }

        float[] undisturbed = Halving(int.MaxValue, resume: false);
        Should.Throw<KilledException>(() => Halving(3, resume: false));
        Halving(int.MaxValue, resume: true).ShouldHaveTheBitsOf(undisturbed);
    }

    [Fact]
    public void TrainingCancelledWithinAnEpoch_ResumesFromTheLastCheckpoint()
    {
        (NoisyNet undisturbed, History expected) = Train(new Adam(0.01f), int.MaxValue, resume: false, new EarlyStopping(10));
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        FitOptions options = ResumedTraining.Options(new Adam(0.01f), ResumedTraining.Epochs, null, new EarlyStopping(10), new Checkpoint(Path));
        options = new FitOptions
        {
            Epochs = options.Epochs, BatchSize = options.BatchSize, Seed = options.Seed, Threads = options.Threads, Optimizer = options.Optimizer,
            Validation = options.Validation, L2 = options.L2, ClipNorm = options.ClipNorm, Callbacks = [.. options.Callbacks, new Killer(int.MaxValue)],
            ReduceGradients = _ =>
            {
                if (++steps == 15)
                {
                    cancellation.Cancel();
                }
            },
        };
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, options, cancellation.Token).StopReason.ShouldBe(StopReason.Cancelled);
        (NoisyNet resumed, History history) = Train(new Adam(0.01f), int.MaxValue, resume: true, new EarlyStopping(10));
        ShouldBeSame(resumed, history, undisturbed, expected);
    }

    [Fact]
    public void ResumeWithMoreEpochs_GoesOn()
    {
        (NoisyNet longer, _) = TrainFor(5, resume: false);
        TrainFor(3, resume: false);
        (NoisyNet resumed, History history) = TrainFor(5, resume: true);
        resumed.Parameters().ShouldHaveTheBitsOf(longer.Parameters());
        history.Epochs.Count.ShouldBe(5);

        (NoisyNet, History) TrainFor(int epochs, bool resume)
        {
            var net = new NoisyNet(seed: 1);
            return (net, net.Fit(ResumedTraining.Data, ResumedTraining.Options(new Adam(0.01f), epochs, resume ? Path : null, new Checkpoint(Path))));
        }
    }

    private string Path => _folder.File("training.ckpt");

    private (NoisyNet Net, History History) Train(Optimizer optimizer, int lastEpoch, bool resume, EarlyStopping stopping)
    {
        // The resumed network starts from other weights: nothing of them may be left.
        var net = new NoisyNet(seed: resume ? 99 : 1);
        History history = net.Fit(ResumedTraining.Data, ResumedTraining.Options(
            optimizer, ResumedTraining.Epochs, resume ? Path : null, stopping, new Checkpoint(Path), new Killer(lastEpoch)));
        return (net, history);
    }

    private static void ShouldBeSame(NoisyNet net, History history, NoisyNet expectedNet, History expected)
    {
        net.Parameters().ShouldHaveTheBitsOf(expectedNet.Parameters());
        net.State().ShouldHaveTheBitsOf(expectedNet.State());
        history.StopReason.ShouldBe(expected.StopReason);
        history.Epochs.Select(static epoch => epoch with { Duration = default })
            .ShouldBe(expected.Epochs.Select(static epoch => epoch with { Duration = default }));
    }

    private sealed class KilledException : Exception;

    /// <summary>Ends the training as a kill would, after the checkpoint of an epoch.</summary>
    private sealed class Killer(int lastEpoch) : Callback
    {
        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
        {
            // Checkpoints are written last, whatever the order of the list: so this kills at the start of the next epoch, or at the end.
            if (epoch.Epoch > lastEpoch)
            {
                throw new KilledException();
            }
        }

        public override void OnTrainEnd(TrainingContext training)
        {
            if (training.Epoch >= lastEpoch)
            {
                throw new KilledException();
            }
        }
    }
}
