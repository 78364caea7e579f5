using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Checks and conversions of optimizer settings.</summary>
internal static class Setting
{
    /// <summary>Refuses a share that is not in [0, 1): the weight of the past in a moving average.</summary>
    public static float Share(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    /// <summary>Refuses a value that is not positive and finite.</summary>
    public static float Positive(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    /// <summary>Refuses a value that is negative or not finite.</summary>
    public static float NotNegative(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    /// <summary>The decimal number that was written: 0.999f is 0.99900001…, and 1 − β would be off by 5e-5 of itself.</summary>
    public static double AsWritten(float value) => (double)(decimal)value;
}
