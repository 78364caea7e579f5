using System.Globalization;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The bound that the values of a statistic must satisfy.</summary>
public enum StatisticBound
{
    /// <summary>Finite. The value is subtracted.</summary>
    Finite,

    /// <summary>Finite and not negative. The value is a variance.</summary>
    NotNegative,

    /// <summary>Finite and positive. The value is a divisor.</summary>
    Positive,
}

/// <summary>A run of the statistics: values that are measured, not trained.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StatisticInfo
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(StatisticInfo), PrintMembers);

    /// <summary>The name in files: <c>input.mean</c> and <c>input.scale</c> of the input scaling, else PyTorch's, such as <c>1.running_mean</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Number of values.</summary>
    public required int Length { get; init; }

    /// <summary>The initial value, before anything is measured.</summary>
    public float Start { get; init; }

    /// <summary>The bound that the values must satisfy.</summary>
    public StatisticBound Bound { get; init; }

    /// <summary>An error text for the first value that violates the bound; null if none does.</summary>
    internal string? Refusal(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Allows(values[i]))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name}: expected {Expected}{(float.IsFinite(values[i]) || Bound == StatisticBound.Finite ? "" : ", all finite")}, but found {values[i]} "
                        + $"at index {i}.");
            }
        }

        return null;
    }

    private string Expected => Bound switch
    {
        StatisticBound.Positive => "divisors above 0",
        StatisticBound.NotNegative => "variances of 0 or more",
        _ => "finite values",
    };

    private bool Allows(float value) => float.IsFinite(value) && Bound switch
    {
        StatisticBound.Positive => value > 0,
        StatisticBound.NotNegative => value >= 0,
        _ => true,
    };
}
