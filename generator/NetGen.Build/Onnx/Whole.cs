namespace NetGen.Build.Onnx;

/// <summary>Floats that stand where whole numbers are asked for.</summary>
internal static class Whole
{
    private const double Limit = 1L << 62;

    /// <summary>The number, if it is whole.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The tensor it comes from, for errors.</param>
    public static long Of(double value, string name) =>
        Math.Abs(value) < Limit && Math.Floor(value) == value
            ? (long)value
            : throw new ModelFormatException($"Expected whole numbers in tensor '{name}', but found {value.ToString("R", CultureInfo.InvariantCulture)}.");
}
