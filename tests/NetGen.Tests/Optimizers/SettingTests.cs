namespace NetGen.Tests.Optimizers;

/// <summary>The ranges of settings: both ends, what is just outside, what is no number, and the messages.</summary>
public sealed class SettingTests
{
    private static readonly double s_below1 = Math.BitDecrement(1.0), s_above1 = Math.BitIncrement(1.0), s_below0 = -double.Epsilon;

    [Fact]
    public void Share_IsFrom0ToBelow1() => Requires(
        static value => Setting.Share((float)value), "value must be at least 0 and below 1.",
        taken: [0, 0.5, MathF.BitDecrement(1)], refused: [-float.Epsilon, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

    [Fact]
    public void Positive_IsAbove0() => Requires(
        static value => Setting.Positive(value), "value must be positive and finite.",
        taken: [double.Epsilon, 1, double.MaxValue], refused: [0, s_below0, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

    [Fact]
    public void NotNegative_IsFrom0() => Requires(
        static value => Setting.NotNegative(value), "value must be finite and not negative.",
        taken: [0, double.Epsilon, double.MaxValue], refused: [s_below0, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

    [Fact]
    public void Factor_IsAbove0AndAtMost1() => Requires(
        static value => Setting.Factor(value), "value must be above 0 and at most 1.",
        taken: [double.Epsilon, 0.5, 1], refused: [0, s_below0, s_above1, double.NaN, double.PositiveInfinity]);

    [Fact]
    public void Proportion_IsFrom0To1() => Requires(
        static value => Setting.Proportion(value), "value must be from 0 to 1.",
        taken: [0, 0.5, 1], refused: [s_below0, s_above1, double.NaN, double.PositiveInfinity]);

    [Fact]
    public void AtLeastOne_IsFrom1() => Requires(
        static value => Setting.AtLeastOne(value), "value must be finite and at least 1.",
        taken: [1, 25, double.MaxValue], refused: [s_below1, 0, -1, double.NaN, double.PositiveInfinity]);

    [Fact]
    public void AtLeast_IsFromTheMinimum()
    {
        Should.NotThrow(static () => Setting.AtLeast(3, 3, "count"));
        Should.NotThrow(static () => Setting.AtLeast(4, 3, "count"));
        ArgumentOutOfRangeException refused = Should.Throw<ArgumentOutOfRangeException>(static () => Setting.AtLeast(2, 3, "count"));
        refused.ParamName.ShouldBe("count");
        refused.Message.ShouldStartWith("Expected at least 3, but found 2.");
    }

    private static void Requires(Func<double, double> setting, string message, double[] taken, double[] refused)
    {
        foreach (double value in taken)
        {
            setting(value).ShouldBe(value);
        }

        foreach (double value in refused)
        {
            ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() => setting(value), $"{value}");
            error.ParamName!.ShouldContain("value");
            error.Message.Replace("(float)", "", StringComparison.Ordinal).ShouldStartWith(message);
        }
    }
}
