using System.Diagnostics;

namespace NetGen;

/// <summary>Writes losses, accuracies and learning rates to files that TensorBoard can show during the training: <c>tensorboard --logdir runs</c>.</summary>
/// <remarks>
/// <para>Like Keras' <c>TensorBoard</c> callback, it writes two runs in sub-folders, <c>train</c> and <c>validation</c>. TensorBoard draws the curves of both
/// into one chart.</para>
/// <list type="bullet">
/// <item>Both runs have <c>epoch_loss</c> and <c>epoch_accuracy</c>.</item>
/// <item><c>train</c> also has <c>epoch_learning_rate</c>.</item>
/// <item>With <see cref="EverySteps"/>, <c>train</c> also has <c>batch_loss</c>, <c>batch_learning_rate</c> and, if it is measured,
/// <c>batch_gradient_norm</c>.</item>
/// <item>The horizontal axis of all curves is the number of steps. The curve <c>epoch</c> gives the epoch of each step.</item>
/// </list>
/// <para>Events are written to disk at the end of every epoch and before every checkpoint. With <see cref="EverySteps"/>, they are also written every few
/// seconds. A training that begins or is resumed writes a new file. The file starts with a mark: TensorBoard then drops all events of later steps in earlier
/// files. So a folder shows the last training in it, and a resumed training shows each step once. No file is deleted.</para>
/// <para>With <see cref="FitOptions.Restarts"/>, each training has its own folder, <c>start1</c>, <c>start2</c> and so on, which contains its runs.</para>
/// </remarks>
/// <param name="folder">The folder of the training, such as <c>runs/digits</c>. It is created if it does not exist.</param>
public sealed class TensorBoardLogger(string folder) : Callback
{
    /// <summary>The longest delay of events of steps, because a user may be watching.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    private readonly int _everySteps;
    private EventFile? _training;
    private EventFile? _validation;
    private long _lastFlush;

    /// <summary>The folder of the training.</summary>
    public string Folder { get; } = folder ?? throw new ArgumentNullException(nameof(folder));

    /// <summary>Number of steps between two points of the curves of mini-batches; 0 writes no such curves.</summary>
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
    /// <exception cref="IOException">The folder cannot be created or written to.</exception>
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

    /// <summary>The callback has no state. But the events of all steps before a checkpoint must be in the files before the checkpoint is.</summary>
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
