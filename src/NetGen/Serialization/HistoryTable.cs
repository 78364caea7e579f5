namespace NetGen;

/// <summary>The epochs of a history as a table of numbers, with a row for each epoch.</summary>
internal static class HistoryTable
{
    private const string Name = "history";
    private const int Columns = 9;

    /// <summary>
    /// The bits of a NaN that was measured, such as the validation loss of outputs that are too large. Any other NaN stands for a missing number.
    /// </summary>
    private const long MeasuredNaN = 0x7FF8_0000_0000_0001;

    /// <summary>Writes the table.</summary>
    public static SafeTensor Write(History history) => SafeTensor.Of(
        Name,
        [history.Epochs.Count, Columns],
        history.Epochs.SelectMany(static epoch => (double[])
        [
            epoch.Epoch, epoch.Loss, epoch.Penalty, Cell(epoch.Accuracy), Cell(epoch.ValidationLoss), Cell(epoch.ValidationAccuracy),
            epoch.LearningRate, epoch.Duration.TotalSeconds, epoch.SkippedSampleCount,
        ]).ToArray().AsSpan());

    /// <summary>Reads the epochs from the table.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="epochs">The required number of epochs.</param>
    /// <exception cref="NetGenFormatException">The table has other contents.</exception>
    public static EpochRecord[] Read(SafetensorsReader file, int epochs) =>
        [.. file.Doubles(Name, epochs, Columns).Chunk(Columns).Select(row => RecordOf(row, file.Path))];

    private static double Cell(double? value) =>
        value is not { } number ? double.NaN : double.IsNaN(number) ? BitConverter.Int64BitsToDouble(MeasuredNaN) : number;

    private static double? Measured(double cell) => !double.IsNaN(cell) ? cell : BitConverter.DoubleToInt64Bits(cell) == MeasuredNaN ? double.NaN : null;

    private static EpochRecord RecordOf(double[] columns, string path)
    {
        double seconds = columns[7];
        return seconds is >= 0 and < 1e10
            ? new EpochRecord
            {
                Epoch = (int)columns[0],
                Loss = columns[1],
                Penalty = columns[2],
                Accuracy = Measured(columns[3]),
                ValidationLoss = Measured(columns[4]),
                ValidationAccuracy = Measured(columns[5]),
                LearningRate = (float)columns[6],
                Duration = TimeSpan.FromSeconds(seconds),
                SkippedSampleCount = (int)columns[8],
            }
            : throw new NetGenFormatException(FormattableString.Invariant($"{path}: expected the seconds an epoch took, but found {seconds}."));
    }
}
