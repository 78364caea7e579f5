using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Checks and conversions of the settings of optimizers and schedules.</summary>
internal static class Setting
{
    /// <summary>Refuses a share that is not in [0, 1): the weight of the past in a moving average.</summary>
    public static float Share(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    /// <summary>Refuses a value that is not positive and finite.</summary>
    public static T Positive<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value > T.Zero && T.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    /// <summary>Refuses a value that is negative or not finite.</summary>
    public static T NotNegative<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value >= T.Zero && T.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    /// <summary>Refuses a number below the smallest that makes sense.</summary>
    public static void AtLeast(int value, int smallest, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < smallest)
        {
            // Without the value of its own, which the exception would say once more.
            throw new ArgumentOutOfRangeException(name, $"Expected at least {smallest}, but found {value}.");
        }
    }

    /// <summary>Refuses what is no share to go on with: above 0, at most 1.</summary>
    public static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and at most 1.");

    /// <summary>Refuses what is not in [0, 1].</summary>
    public static double Proportion(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");

    /// <summary>Refuses a divisor that would make larger, or is not finite.</summary>
    public static double AtLeastOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 1 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 1.");

    /// <summary>The decimal number that was written: 0.999f is 0.99900001…, and 1 − β would be off by 5e-5 of itself.</summary>
    public static double AsWritten(float value) => (double)(decimal)value;
}
