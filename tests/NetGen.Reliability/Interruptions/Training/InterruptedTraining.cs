namespace NetGen.Reliability.Interruptions.Training;

/// <summary>A training with everything that has a state, which goes on from its checkpoint if there is one.</summary>
internal static class InterruptedTraining
{
    public const int Epochs = 9;

    /// <summary>Steps between two checkpoints.</summary>
    public const int EverySteps = 2;

    public const string FileName = "training.ckpt";

    /// <summary>Six steps an epoch, the last on a short mini-batch.</summary>
    private static readonly Dataset s_data = Samples.Images((64 * 5) + 37, seed: 1);

    private static readonly Dataset s_validation = Samples.Images(50, seed: 2);

    private static readonly Lazy<string[]> s_undisturbed = new(static () => Run("", int.MaxValue));

    /// <summary>What a training without interruption ends with.</summary>
    public static string[] Undisturbed => s_undisturbed.Value;

    /// <summary>Trains to the end.</summary>
    /// <param name="folder">Where the checkpoint is; empty for none.</param>
    /// <param name="epochsBeforeWaiting">After so many epochs it waits to be killed.</param>
    /// <param name="watching">Called before the checkpoint is written.</param>
    /// <returns>What every epoch gave, and the weights.</returns>
    public static string[] Run(string folder, int epochsBeforeWaiting, params Callback[] watching)
    {
        string checkpoint = Path.Combine(folder, FileName);

        // A resumed training takes nothing of the network that it is given.
        var net = new InterruptedNet(seed: folder.Length > 0 && File.Exists(checkpoint) ? 99 : 1);
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = Epochs, BatchSize = 64, Seed = 7, Threads = 2, Optimizer = new Adam(0.002f), Validation = s_validation, L2 = 1e-3f, ClipNorm = 0.5f,
            Augmentation = new ImageAugmentation { Shift = 1, Rotation = 10, Noise = 0.1f },
            AverageWeights = new WeightAveraging(0.99f),
            Callbacks =
            [
                .. watching, new Decline(), new EarlyStopping(patience: 100_000),
                new LambdaCallback(onEpochEnd: (_, epoch) => Thread.Sleep(epoch.Epoch >= epochsBeforeWaiting ? Timeout.Infinite : 0)),
                .. folder.Length > 0 ? [new Checkpoint(checkpoint) { EverySteps = EverySteps, Resume = true }] : Array.Empty<Callback>(),
            ],
        });
        float[] weights = new float[InterruptedNet.ParameterCount];
        net.CopyParametersTo(weights);
        return
        [
            .. history.Epochs.Select(static epoch => string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch} {epoch.Loss:R} {epoch.Penalty:R} "
                + $"{epoch.Accuracy:R} {epoch.ValidationLoss:R} {epoch.ValidationAccuracy:R} {epoch.LearningRate:R}")),
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()))),
        ];
    }

    /// <summary>Trains on to the end in a folder, and throws unless the result has the bits of a training without interruption.</summary>
    public static void RequireSameEnd(string folder)
    {
        string[] found = Run(folder, int.MaxValue);
        bool isSame = found.SequenceEqual(Undisturbed, StringComparer.Ordinal);
        BrokenPromiseException.Unless(isSame, () => "Expected the resumed training to end as one without interruption:"
            + $"{Environment.NewLine}{string.Join(Environment.NewLine, Undisturbed)}{Environment.NewLine}but found:{Environment.NewLine}"
            + string.Join(Environment.NewLine, found));
        string[] names = [.. Directory.GetFiles(folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        BrokenPromiseException.Unless(names is [FileName, FileName + ".previous"], () =>
            $"Expected two checkpoints, but found {string.Join(", ", names)}.");
    }

    /// <summary>Lets the learning rate decline with every step, by what it was before.</summary>
    private sealed class Decline : Callback
    {
        public override void OnBatchBegin(TrainingContext training) => training.LearningRate *= 0.9999f;
    }
}
