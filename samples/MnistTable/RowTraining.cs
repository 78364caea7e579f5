using MnistTable.Output;
using MnistTable.Rows;
using NetGen;

namespace MnistTable;

/// <summary>Trains the networks of a row, with progress, checkpoints and snapshots.</summary>
/// <param name="settings">What the command line asks for.</param>
/// <param name="images">What to learn from.</param>
internal sealed class RowTraining(Settings settings, Images images)
{
    private const int UsualSeeds = 3;

    /// <summary>By training and seed: rows that differ only in how they are read share it.</summary>
    private readonly Dictionary<(string Training, int Seed), TrainedRow> _trained = [];

    /// <summary>Trains one network a seed.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">Ends the training after the current step.</param>
    /// <exception cref="OperationCanceledException">It was ended so. Its message says where.</exception>
    public IEnumerable<TrainedRow> Train(TableRow row, CancellationToken cancellation)
    {
        int seeds = settings.Seeds ?? (row.IsLong ? 1 : UsualSeeds);
        foreach (int seed in Enumerable.Range(1, seeds))
        {
            if (!_trained.TryGetValue((row.Training, seed), out TrainedRow? trained))
            {
                _trained[(row.Training, seed)] = trained = Train(row, seed, cancellation);
            }

            yield return trained with { Row = row };
        }
    }

    private TrainedRow Train(TableRow row, int seed, CancellationToken cancellation)
    {
        string name = $"row {row.Training} seed {seed}", file = Path.Combine(settings.Folder, name.Replace(' ', '-') + (settings.Chooses ? "-choose" : ""));
        (Dataset train, Dataset? validation) = images.ForTraining(row.HoldsOut);
        var progress = new ProgressLine(name);
        var checkpoint = new Checkpoint(file + ".ckpt") { Resume = true, Every = TimeSpan.FromMinutes(5) };
        FitOptions options = row.Options with
        {
            Seed = seed,
            Threads = settings.Threads,
            Validation = validation,
            Progress = progress,
            Callbacks = row.HoldsOut ? [new EarlyStopping(patience: 10), checkpoint] : [checkpoint],
        };
        var snapshots = new Snapshots(file, row.SnapshotEpochs);
        TrainedRow trained = row.Train(train, options, snapshots, cancellation);
        if (trained.History.StopReason == StopReason.Cancelled)
        {
            throw new OperationCanceledException(
                $"Stopped in row {row.Training}, seed {seed}, after {trained.History.Epochs.Count} epochs. The same command resumes there.", cancellation);
        }

        progress.End(trained);
        snapshots.RequireAll();
        return trained;
    }
}
