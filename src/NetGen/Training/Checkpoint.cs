using System.Diagnostics;

namespace NetGen;

/// <summary>
/// Writes the whole state of a training to a file, from which the training resumes with the same bits. It writes at the end of every epoch, when the training
/// is cancelled, and at the intervals that are set.
/// </summary>
/// <remarks>
/// <para>The file holds weights, statistics, optimizer state, position, history and the state of every callback. It is written after all other callbacks have
/// been called, so it has their new state. <see cref="FitOptions.ResumeFrom"/> or <see cref="Resume"/> continues at exactly this step.</para>
/// <para>The previous checkpoint is kept in the same folder, with <c>.previous</c> appended to its name. Both files have a checksum, and the file is replaced
/// in one step. So if the process is killed at any moment, one complete file exists. Weights that are not finite are never written.</para>
/// <para>If the file cannot be written, because the disk is full for instance, <c>Fit</c> ends with an <see cref="IOException"/> that names it. The files that
/// were there stay, and the training can be resumed from them.</para>
/// </remarks>
/// <param name="path">The file.</param>
public sealed class Checkpoint(string path) : Callback
{
    private readonly int _everySteps;
    private readonly TimeSpan _every;
    private CheckpointPair _files = new(path);
    private long _lastWrite;
    private (long Step, EpochPhase Phase, bool IsStopped)? _lastPosition;

    /// <inheritdoc/>
    internal override bool KeepsTraining => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>Number of steps after which the file is also written, counted over the whole training; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EverySteps
    {
        get => _everySteps;
        init => _everySteps = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of steps between checkpoints cannot be negative; 0 switches them off.");
    }

    /// <summary>Time after which the file is also written, at the end of the next step; zero for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan Every
    {
        get => _every;
        init => _every = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The time between checkpoints cannot be negative; zero switches them off.");
    }

    /// <summary>
    /// Whether <c>Fit</c> resumes from the file if it exists, and otherwise begins a new training. With it, the same program can be started again until the
    /// training is complete.
    /// </summary>
    public bool Resume { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">
    /// The folder of the file does not exist. This is checked before the first epoch, so that no epoch is lost.
    /// </exception>
    /// <exception cref="IOException">The folder is read-only, or takes no new files. This is checked before the first epoch too.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to. This is checked before the first epoch too.</exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        if (!training.Run.Ranks.IsFirst)
        {
            return;
        }

        // What killed processes have left may be what fills the disk.
        _files = new CheckpointPair(Path);
        _files.RemoveLeftovers();
        AtomicFile.RequireWritable(Path, "The checkpoint");
        (_lastWrite, _lastPosition) = (Stopwatch.GetTimestamp(), null);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training)
    {
        // The last step of an epoch is followed by the end of the epoch, which belongs in the same file.
        bool isEpochOver = training.StepInEpoch == training.StepsPerEpoch || training.Run.StopRequested;
        bool isDue = (EverySteps > 0 && training.Step % EverySteps == 0) || (Every > TimeSpan.Zero && Stopwatch.GetElapsedTime(_lastWrite) >= Every);
        if (isDue && !isEpochOver)
        {
            Write(training);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => Write(training);

    /// <summary>Called when the training ends between two steps or before a validation: by a cancellation, or because rows cannot be read.</summary>
    internal void OnCancelled(TrainingContext training)
    {
        // Do not write the same position twice: that would replace the previous checkpoint by a copy of this one.
        if (PositionOf(training.Run) != _lastPosition)
        {
            Write(training);
        }
    }

    private void Write(TrainingContext training)
    {
        // A training with weights or statistics that are not finite ends with an exception, at the latest at the end of the epoch. So the previous file must be
        // kept.
        NetworkStorage storage = training.Run.Storage;
        if (!training.Run.Ranks.IsFirst || FiniteScan.IndexOfNonFinite(storage.Parameters) >= 0 || FiniteScan.IndexOfNonFinite(storage.State) >= 0)
        {
            return;
        }

        CheckpointFile.Write(_files, training.Run);
        (_lastWrite, _lastPosition) = (Stopwatch.GetTimestamp(), PositionOf(training.Run));
    }

    /// <summary>After the same step, callbacks may already know of the next one, or another rank may have requested a stop.</summary>
    private static (long Step, EpochPhase Phase, bool IsStopped) PositionOf(TrainingRun run) => (run.Step, run.Phase, run.StopRequested);
}
