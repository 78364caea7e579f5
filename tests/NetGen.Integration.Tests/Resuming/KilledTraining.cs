using System.Globalization;
using NetGen.Integration.Tests.Augmenting;

namespace NetGen.Integration.Tests.Resuming;

/// <summary>The training of a process that is killed: with everything that has a state.</summary>
internal static class KilledTraining
{
    /// <summary>Six steps an epoch, the last on a short mini-batch.</summary>
    private static readonly Dataset s_data = Samples.Classes((64 * 5) + 37, 144, 10, seed: 1);

    private static readonly Dataset s_validation = Samples.Classes(50, 144, 10, seed: 2);

    /// <summary>Goes on from the checkpoint if there is one, and in the end writes the network and what every epoch gave.</summary>
    /// <param name="epochs">How long.</param>
    /// <param name="checkpoint">Its file; none is written if it is empty.</param>
    /// <param name="result">The network's file.</param>
    /// <param name="waitsAtTheEnd">Whether to wait in the last epoch, however late the kill comes.</param>
    public static void Run(int epochs, string checkpoint, string result, bool waitsAtTheEnd)
    {
        // Large enough for two threads, which prepare the next mini-batch's images ahead.
        var net = new PictureNet(seed: File.Exists(checkpoint) ? 99 : 1);
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = epochs, BatchSize = 64, Seed = 7, Threads = 2, Optimizer = new Adam(0.002f), Validation = s_validation, L2 = 1e-3f, ClipNorm = 0.5f,
            Augmentation = new ImageAugmentation { Shift = 1, Rotation = 10, Noise = 0.1f },
            AverageWeights = new WeightAveraging(0.99f),
            Callbacks =
            [
                new Herald(), new Decline(), new EarlyStopping(patience: 100_000),
                .. waitsAtTheEnd ? [new ActionCallback((_, epoch) => Thread.Sleep(epoch.Epoch == epochs ? Timeout.Infinite : 0))] : Array.Empty<Callback>(),
                .. checkpoint.Length > 0 ? [new Checkpoint(checkpoint) { EverySteps = 5, Resume = true }] : Array.Empty<Callback>(),
            ],
        });
        net.Save(result);
        File.WriteAllLines(EpochsOf(result), history.Epochs.Select(static epoch =>
            string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch} {epoch.Loss:R} {epoch.Penalty:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} "
                + $"{epoch.ValidationAccuracy:R} {epoch.LearningRate:R}")));
    }

    /// <summary>Where <see cref="Run"/> writes the epochs.</summary>
    public static string EpochsOf(string result) => result + ".epochs";

    /// <summary>Tells the step, at the beginning and whenever one more is done.</summary>
    private sealed class Herald : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => Tell(training);

        public override void OnBatchEnd(TrainingContext training) => Tell(training);

        private static void Tell(TrainingContext training) => Console.WriteLine(training.Step.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Lets the learning rate decline with every step, by what it was before.</summary>
    private sealed class Decline : Callback
    {
        public override void OnBatchBegin(TrainingContext training) => training.LearningRate *= 0.9999f;
    }
}
