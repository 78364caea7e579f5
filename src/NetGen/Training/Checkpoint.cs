namespace NetGen;

/// <summary>Writes the whole training to a file at the end of every epoch, so that <see cref="FitOptions.ResumeFrom"/> can go on from there with the same bits.</summary>
/// <remarks>Weights, statistics, optimizer, counters, history and the state of every callback. The file is replaced in one step: a kill leaves the old one or the new one.</remarks>
/// <param name="path">The file.</param>
public sealed class Checkpoint(string path) : Callback
{
    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => CheckpointFile.Write(Path, training.Run);
}
