using System.Globalization;
using MnistTable.Rows;
using NetGen;

namespace MnistTable;

/// <summary>What a row came to.</summary>
/// <param name="Row">The row.</param>
/// <param name="Trained">Its networks, one a seed.</param>
/// <param name="Accuracies">Their accuracies, ascending.</param>
internal sealed record RowResult(TableRow Row, TrainedRow[] Trained, double[] Accuracies)
{
    /// <summary>The accuracy in the middle; of an even number, the lower one of the two.</summary>
    public double Median => Accuracies[(Accuracies.Length - 1) / 2];

    /// <summary>Mean time of a training.</summary>
    public double Seconds => Trained.Average(static one => one.Duration.TotalSeconds);

    /// <summary>Mean number of epochs.</summary>
    public double Epochs => Trained.Average(static one => one.History.Epochs.Count);

    /// <summary>Images trained on in a second, validation and checkpoints included in the time.</summary>
    public double SamplesPerSecond => Trained.Average(static one => (double)one.Images * one.History.Epochs.Count) / Seconds;

    /// <summary>Measures a row's networks.</summary>
    public static RowResult Of(TableRow row, TrainedRow[] trained, Dataset images) =>
        new(row, trained, [.. trained.Select(one => one.AccuracyOf(row.Reading, images)).Order()]);

    /// <summary>One line for other programs to read.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"row {Row.Name} accuracy {Median:F4}")
            + (Row.Lectures is { } lectures ? string.Create(CultureInfo.InvariantCulture, $" lectures {lectures:F4}") : "");
}
