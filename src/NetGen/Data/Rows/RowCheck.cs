using System.Globalization;

namespace NetGen;

/// <summary>Looks at rows as they pass: what is said of arrays before a training is said of other sources when a row is read.</summary>
internal static class RowCheck
{
    /// <summary>Refuses NaN and infinity, and targets that the loss has no meaning for.</summary>
    /// <param name="source">For the message.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="first">The first row.</param>
    /// <param name="features">Rows of features.</param>
    /// <param name="targets">Rows of targets.</param>
    /// <exception cref="ArgumentException">There is such a value; the message names source, value, row and column.</exception>
    public static void Require(IRowSource source, Loss loss, int first, ReadOnlySpan<float> features, ReadOnlySpan<float> targets)
    {
        RequireFinite(source, features, source.FeatureCount, first, "feature");
        RequireFinite(source, targets, source.TargetCount, first, "target");
        if (loss != Loss.MeanSquaredError && DataCheck.ProblemOf(loss, targets, source.TargetCount, first) is { } problem)
        {
            throw new ArgumentException($"{source.Name}: {problem}");
        }
    }

    /// <summary>Refuses NaN and infinity.</summary>
    /// <exception cref="ArgumentException">There is one; the message names source, value, row and column.</exception>
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
