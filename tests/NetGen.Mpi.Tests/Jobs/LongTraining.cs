using System.Globalization;
using NetGen.Mpi.Tests.Collectives;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>A training that goes on from its checkpoint if there is one, with all that has a state; ranks of it are killed.</summary>
internal static class LongTraining
{
    public static void Run(int epochs, string folder, ICollective collective, bool waitsAtTheEnd)
    {
        File.WriteAllText(Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"pid-{collective.Rank}")), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

        // Weights that a checkpoint replaces are the same on all ranks.
        var net = new DrawingNet(seed: 1);
        net.Fit(Job.Data, Options(epochs, folder, waitsAtTheEnd) with { Collective = collective });
        Console.WriteLine($"done {Group.Bits(net)}");
    }

    public static FitOptions Options(int epochs, string? folder, bool waitsAtTheEnd = false) => Job.Options with
    {
        Epochs = epochs, L2 = 1e-3f, AverageWeights = new WeightAveraging(0.99f), GradientShards = 4,
        Callbacks =
        [
            new EarlyStopping(patience: 100_000),
            new LambdaCallback(
                onTrainBegin: training => Tell(training, folder),
                onBatchBegin: static training => training.LearningRate *= 0.9999f,
                onBatchEnd: training => Tell(training, folder),
                onEpochEnd: (_, epoch) => Thread.Sleep(waitsAtTheEnd && epoch.Epoch == epochs ? Timeout.Infinite : 0)),
            .. folder is null ? Array.Empty<Callback>() : [new Checkpoint(Path.Combine(folder, "training.ckpt")) { EverySteps = 5, Resume = true }],
        ],
    };

    /// <summary>Tells the step, so that a kill can come after any.</summary>
    private static void Tell(TrainingContext training, string? folder)
    {
        if (folder is not null && training.Run.Ranks.IsFirst)
        {
            Console.WriteLine($"step {training.Step.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
