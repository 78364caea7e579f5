using System.Diagnostics;

namespace NetGen;

/// <summary>Writes losses, accuracies and learning rates to files that TensorBoard shows while the training runs: <c>tensorboard --logdir runs</c>.</summary>
/// <remarks>
/// <para>
/// As Keras' callback of that name does, it makes the runs <c>train</c> and <c>validation</c>, sub-folders of its own, with the curves <c>epoch_loss</c> and
/// <c>epoch_accuracy</c>, so that TensorBoard draws both into one chart. <c>train</c> also has <c>epoch_learning_rate</c> and, with <see cref="EverySteps"/>,
/// <c>batch_loss</c>, <c>batch_learning_rate</c> and, where it is measured,
/// <c>batch_gradient_norm</c>. The axis of all curves is the number of steps. The curve <c>epoch</c> shows to which epoch each
/// step belongs.
/// </para>
/// <para>
/// Events are written to disk at the end of every epoch, before every checkpoint, and with <see cref="EverySteps"/> every few seconds. Every training, also a
/// resumed one, starts a new file. Its first event tells TensorBoard to ignore events of earlier files from that step on. So a folder shows the last training
/// in it, and a resumed training shows every step once. No file is removed.
/// </para>
/// <para>With <see cref="FitOptions.Restarts"/> each training has a folder of its own, <c>start1</c>, <c>start2</c> and so on, above its runs.</para>
/// </remarks>
/// <param name="folder">The folder of the training, such as <c>runs/digits</c>; made if it is not there.</param>
public sealed class TensorBoardLogger(string folder) : Callback
{
    /// <summary>Someone may be watching: events of steps wait no longer than this.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    private readonly int _everySteps;
    private EventFile? _training;
    private EventFile? _validation;
    private long _lastFlush;

    /// <summary>The folder of the training.</summary>
    public string Folder { get; } = folder ?? throw new ArgumentNullException(nameof(folder));

    /// <summary>Writes the curves of mini-batches after every so many steps; not at all when 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EverySteps
    {
        get => _everySteps;
        init => _everySteps = Setting.NotNegative(value);
    }

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <inheritdoc/>
    protected internal override bool OnlyWrites => true;

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        FitOptions options = training.Run.Options;
        string runs = options.Restarts > 1 ? Path.Combine(Folder, FormattableString.Invariant($"start{training.Restart}")) : Folder;
        _training = EventFile.Create(Path.Combine(runs, "train"), training.Step + 1);
        _validation = options.Validation is null ? null : EventFile.Create(Path.Combine(runs, "validation"), training.Step + 1);
        _lastFlush = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training)
    {
        if (EverySteps == 0 || training.Step % EverySteps != 0)
        {
            return;
        }

        _training!.Write(training.Step, "batch_loss"u8, training.Run.BatchLoss);
        _training.Write(training.Step, "batch_learning_rate"u8, training.LearningRate);
        if (training.GradientNorm is { } norm)
        {
            _training.Write(training.Step, "batch_gradient_norm"u8, norm);
        }

        if (Stopwatch.GetElapsedTime(_lastFlush) > s_longestWait)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        Write(_training!, training.Step, epoch.Loss, epoch.Accuracy);
        _training!.Write(training.Step, "epoch_learning_rate"u8, epoch.LearningRate);
        _training.Write(training.Step, "epoch"u8, epoch.Epoch);
        if (epoch.ValidationLoss is { } validationLoss)
        {
            Write(_validation!, training.Step, validationLoss, epoch.ValidationAccuracy);
        }

        Flush();
    }

    /// <inheritdoc/>
    public override void OnDiverged(TrainingContext training, TrainingDivergedException exception) => Flush();

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training) => Flush();

    /// <summary>Nothing is kept, but what a checkpoint counts as done must be in the files before it.</summary>
    protected internal override byte[] SaveState()
    {
        Flush();
        return [];
    }

    private static void Write(EventFile file, long step, double loss, double? accuracy)
    {
        file.Write(step, "epoch_loss"u8, loss);
        if (accuracy is { } share)
        {
            file.Write(step, "epoch_accuracy"u8, share);
        }
    }

    private void Flush()
    {
        _training?.Flush();
        _validation?.Flush();
        _lastFlush = Stopwatch.GetTimestamp();
    }
}
