using System.Globalization;

namespace NetGen;

/// <summary>Checks rows when they are read. Arrays are checked before a training; rows of other sources are checked here, with the same messages.</summary>
internal static class RowCheck
{
    /// <summary>Throws if a value is NaN or infinite, or if a target is not valid for the loss.</summary>
    /// <param name="source">The source, whose name the message contains.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="first">The first row.</param>
    /// <param name="features">Rows of features.</param>
    /// <param name="targets">Rows of targets.</param>
    /// <exception cref="ArgumentException">There is such a value. The message names source, value, row and column.</exception>
    public static void Require(IRowSource source, Loss loss, int first, ReadOnlySpan<float> features, ReadOnlySpan<float> targets)
    {
        RequireFinite(source, features, source.FeatureCount, first, "feature");
        RequireFinite(source, targets, source.TargetCount, first, "target");
        if (loss != Loss.MeanSquaredError && DataCheck.ProblemOf(loss, targets, source.TargetCount, first) is { } problem)
        {
            throw new ArgumentException($"{source.Name}: {problem}");
        }
    }

    /// <summary>Throws if a value is NaN or infinite.</summary>
    /// <exception cref="ArgumentException">There is such a value. The message names source, value, row and column.</exception>
    public static void RequireFinite(IRowSource source, ReadOnlySpan<float> values, int columns, int first, string kind)
    {
        int index = FiniteScan.IndexOfNonFinite(values);
        if (index >= 0)
        {
            string value = values[index].ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Name}: expected finite values, but found {value} in row {first + (index / columns)}, {kind} column {index % columns}."));
        }
    }
}
