namespace NetGen;

/// <summary>Writes the whole training to a file at the end of every epoch, so that <see cref="FitOptions.ResumeFrom"/> can go on from there with the same bits.</summary>
/// <remarks>Weights, statistics, optimizer, counters, history and the state of every callback. The file is replaced in one step: a kill leaves the old one or the new one.</remarks>
/// <param name="path">The file.</param>
public sealed class Checkpoint(string path) : Callback
{
    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">The file's folder does not exist: better said now than after an epoch.</exception>
    public override void OnTrainBegin(TrainingContext training)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? Path;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The checkpoint {Path} cannot be written: there is no folder {folder}.");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => CheckpointFile.Write(Path, training.Run);
}
