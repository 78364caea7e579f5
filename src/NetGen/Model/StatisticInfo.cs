using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What the values of a statistic must satisfy.</summary>
public enum StatisticBound
{
    /// <summary>Any finite value: it is subtracted.</summary>
    Finite,

    /// <summary>Finite and 0 or more: a variance.</summary>
    NotNegative,

    /// <summary>Finite and above 0: it divides.</summary>
    Positive,
}

/// <summary>A run of the statistics: values that are measured, not trained.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StatisticInfo
{
    /// <summary>The name in files: <c>input.mean</c> and <c>input.scale</c> of the input scaling, else PyTorch's, such as <c>1.running_mean</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Number of values.</summary>
    public required int Length { get; init; }

    /// <summary>The values before anything is measured.</summary>
    public float Start { get; init; }

    /// <summary>What the values must satisfy.</summary>
    public StatisticBound Bound { get; init; }

    /// <summary>Says what is wrong with the first value that the bound forbids; null when none is.</summary>
    internal string? Refusal(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Allows(values[i]))
            {
                return FormattableString.Invariant($"{Name}: expected {Expected}{(float.IsFinite(values[i]) || Bound == StatisticBound.Finite ? "" : ", all finite")}, but found {values[i]} at index {i}.");
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
