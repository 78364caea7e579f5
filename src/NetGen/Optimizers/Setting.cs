using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Checks and conversions of the settings of optimizers and schedules.</summary>
internal static class Setting
{
    /// <summary>Throws if a share, such as the weight of a moving average, is not in [0, 1).</summary>
    public static float Share(float value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    /// <summary>Throws if a value is not positive and finite.</summary>
    public static T Positive<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value > T.Zero && T.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    /// <summary>Throws if a value is negative or not finite.</summary>
    public static T NotNegative<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value >= T.Zero && T.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    /// <summary>Throws if a number is below a minimum.</summary>
    public static void AtLeast(int value, int smallest, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < smallest)
        {
            // The exception gets no value, because the message already has it.
            throw new ArgumentOutOfRangeException(name, $"Expected at least {smallest}, but found {value}.");
        }
    }

    /// <summary>Throws if a factor is not in (0, 1].</summary>
    public static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and at most 1.");

    /// <summary>Throws if a value is not in [0, 1].</summary>
    public static double Proportion(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");

    /// <summary>Throws if a divisor is below 1 or not finite.</summary>
    public static double AtLeastOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 1 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 1.");

    /// <summary>The decimal number in the source code. 0.999f is 0.99900001…, so 1 − β would have a relative error of 5e-5.</summary>
    public static double AsWritten(float value) => (double)(decimal)value;
}
