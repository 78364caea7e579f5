using MnistTable.Readings;
using NetGen;

namespace MnistTable.Rows;

/// <summary>A network of a row after its training.</summary>
/// <param name="Row">The row.</param>
/// <param name="Seed">Drew first weights, order and all else that is random.</param>
/// <param name="Images">Images it was trained on.</param>
/// <param name="History">Its epochs.</param>
/// <param name="AccuracyOf">The share of images that it reads right, read in some way.</param>
internal sealed record TrainedRow(TableRow Row, int Seed, int Images, History History, Func<Reading, Dataset, double> AccuracyOf)
{
    /// <summary>Time of all epochs, those before an interruption included.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(History.Epochs.Sum(static epoch => epoch.Duration.Ticks));
}
