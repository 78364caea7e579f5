using System.Diagnostics;

namespace NetGen;

/// <summary>
/// Writes the whole training to a file at the end of every epoch, when the training is cancelled, and as often in between as asked for, so that it can go on
/// from there with the same bits.
/// </summary>
/// <remarks>
/// <para>The file holds weights, statistics, optimizer, position, history and the state of every callback; checkpoints are written after all other callbacks
/// have been called, so that it holds what they have become. <see cref="FitOptions.ResumeFrom"/> or <see cref="Resume"/> goes on at the very step.</para>
/// <para>The checkpoint before is kept beside it, under its name with <c>.previous</c> behind. Both carry a checksum, and the file is replaced in one step: a
/// kill at any moment leaves one that is whole. Weights that are not finite are never written.</para>
/// </remarks>
/// <param name="path">The file.</param>
public sealed class Checkpoint(string path) : Callback
{
    private readonly int _everySteps;
    private readonly TimeSpan _every;
    private CheckpointPair _files = new(path);
    private long _lastWrite;
    private long _lastStep = -1;

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Writes after every so many steps too, counted over the whole training; 0 does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EverySteps
    {
        get => _everySteps;
        init => _everySteps = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of steps between checkpoints cannot be negative; 0 switches them off.");
    }

    /// <summary>Writes after a step too when so much time has passed since the last time; zero does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan Every
    {
        get => _every;
        init => _every = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time between checkpoints cannot be negative; zero switches them off.");
    }

    /// <summary>
    /// Whether <c>Fit</c> goes on from the file if there is one, and starts anew if not: the same program can then be started again and again until the
    /// training is done.
    /// </summary>
    public bool Resume { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist: better said now than after an epoch.</exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (!training.Run.Ranks.IsFirst)
        {
            return;
        }

        AtomicFile.RequireFolder(Path, "The checkpoint");
        _files = new CheckpointPair(Path);
        _files.RemoveLeftovers();
        (_lastWrite, _lastStep) = (Stopwatch.GetTimestamp(), -1);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training)
    {
        // After an epoch's last step comes its end, which belongs into the same file.
        bool isEpochOver = training.StepInEpoch == training.StepsPerEpoch || training.Run.StopRequested;
        bool isDue = (EverySteps > 0 && training.Step % EverySteps == 0) || (Every > TimeSpan.Zero && Stopwatch.GetElapsedTime(_lastWrite) >= Every);
        if (isDue && !isEpochOver)
        {
            Write(training);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => Write(training);

    /// <summary>The training is cancelled between two steps.</summary>
    internal void OnCancelled(TrainingContext training)
    {
        // Written again, the same position would push out the one before it.
        if (training.Step != _lastStep)
        {
            Write(training);
        }
    }

    private void Write(TrainingContext training)
    {
        // A training that has weights or statistics which are not finite ends in an exception at the end of the epoch, if not before; the file from before is
        // worth more.
        NetworkStorage storage = training.Run.Storage;
        if (!training.Run.Ranks.IsFirst || FiniteScan.IndexOfNonFinite(storage.Parameters) >= 0 || FiniteScan.IndexOfNonFinite(storage.State) >= 0)
        {
            return;
        }

        CheckpointFile.Write(_files, training.Run);
        (_lastWrite, _lastStep) = (Stopwatch.GetTimestamp(), training.Step);
    }
}
