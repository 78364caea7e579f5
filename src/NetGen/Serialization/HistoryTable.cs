namespace NetGen;

/// <summary>The epochs of a history as a table of numbers, with a row for each epoch.</summary>
internal static class HistoryTable
{
    private const string Name = "history";
    private const int Columns = 9;

    /// <summary>Writes the table.</summary>
    public static SafeTensor Write(History history) => SafeTensor.Of(
        Name,
        [history.Epochs.Count, Columns],
        history.Epochs.SelectMany(static epoch => (double[])
        [
            epoch.Epoch, epoch.Loss, epoch.Penalty, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy,
            epoch.LearningRate, epoch.Duration.TotalSeconds,
            epoch.SkippedSamples,
        ]).ToArray().AsSpan());

    /// <summary>Reads the epochs from the table.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="epochs">The required number of epochs.</param>
    /// <exception cref="NetGenFormatException">The table has other contents.</exception>
    public static EpochRecord[] Read(SafetensorsReader file, int epochs) =>
        [.. file.Doubles(Name, epochs, Columns).Chunk(Columns).Select(row => RecordOf(row, file.Path))];

    private static EpochRecord RecordOf(double[] columns, string path)
    {
        double seconds = columns[7];
        return seconds is >= 0 and < 1e10
            ? new EpochRecord
            {
                Epoch = (int)columns[0],
                Loss = columns[1],
                Penalty = columns[2],
                Accuracy = columns[3],
                ValidationLoss = columns[4],
                ValidationAccuracy = columns[5],
                LearningRate = (float)columns[6],
                Duration = TimeSpan.FromSeconds(seconds),
                SkippedSamples = (int)columns[8],
            }
            : throw new NetGenFormatException(FormattableString.Invariant($"{path}: expected the seconds an epoch took, but found {seconds}."));
    }
}
