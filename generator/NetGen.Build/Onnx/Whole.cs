namespace NetGen.Build.Onnx;

/// <summary>Converts floats to integers, where the file has floats and integers are needed.</summary>
internal static class Whole
{
    private const double Limit = 1L << 62;

    /// <summary>The number as an integer. It throws if the number is not whole.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The tensor it comes from, for errors.</param>
    public static long Of(double value, string name) =>
        Math.Abs(value) < Limit && Math.Floor(value) == value
            ? (long)value
            : throw new ModelFormatException($"Expected whole numbers in tensor '{name}', but found {value.ToString("R", CultureInfo.InvariantCulture)}.");
}
