namespace NetGen.Tests.Searching;

public sealed class AxisTests
{
    private const int Draws = 4000;

    [Theory]
    [InlineData(1e-1, 1e-4)]
    [InlineData(1e-3, 1e-3)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1e-3, double.PositiveInfinity)]
    public void InvalidLogRange_IsRefused(double from, double to)
    {
        string message = Should.Throw<ArgumentException>(() => Axis.Log("L2", from, to)).Message;
        message.ShouldContain(
            FormattableString.Invariant($"Axis 'L2' expects a range of positive finite numbers, the smallest first, but found {from} to {to}."));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(0, 1e300)]
    public void InvalidLinearRange_IsRefused(double from, double to) =>
        Should.Throw<ArgumentException>(() => Axis.Linear("noise", from, to)).Message.ShouldContain("'noise'");

    [Theory]
    [InlineData(-0.1, 0.9)]
    [InlineData(0.9, 1)]
    [InlineData(0.99, 0.9)]
    public void MomentumOutsideZeroToOne_IsRefused(double from, double to) =>
        Should.Throw<ArgumentException>(() => Axis.Momentum(from, to)).Message.ShouldContain("from 0 to below 1");

    [Fact]
    public void InvalidIntegerRange_IsRefused()
    {
        Should.Throw<ArgumentException>(
            () => Axis.Integer("units", 8, 8)).Message.ShouldContain("Axis 'units' expects a range of whole numbers, the smallest first, but found 8 to 8.");
        Should.Throw<ArgumentException>(() => Axis.Integer("units", 9, 8));
        Should.Throw<ArgumentException>(() => Axis.LogInteger("units", 0, 8)).Message.ShouldContain("positive whole numbers");
    }

    [Fact]
    public void ChoicesWithEqualTexts_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Axis.Choice<string>("schedule")).Message.ShouldContain("found none");
        Should.Throw<ArgumentException>(() => Axis.Choice<string>("schedule", "a", null!)).Message.ShouldContain("found null");
        Should.Throw<ArgumentException>(() => Axis.Choice("schedule", "a", "b", "a")).Message.ShouldContain("'a' 2 times");
        Axis.Choice("zeros", 0, 1).Scale.Choices.ShouldBe(2);
    }

    [Fact]
    public void InvalidNameOrPriority_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Axis.Linear(" ", 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Axis.Linear("x", 0, 1, (SearchPriority)7)).Message.ShouldContain("'x'");
    }

    [Fact]
    public void LinearAxis_DrawsUniformly() => ShouldBeUniform(Axis.Linear("x", -2, 6), static value => (value + 2) / 8);

    [Fact]
    public void LogAxis_DrawsUniformLogarithms() => ShouldBeUniform(Axis.Log("x", 1e-4, 1e-1), static value => Math.Log10(value / 1e-4) / 3);

    [Fact]
    public void LearningRate_IsALogAxisOfTheFirstPriority()
    {
        ShouldBeUniform(Axis.LearningRate(1e-4, 1e-1), static value => Math.Log10(value / 1e-4) / 3);
        Axis.LearningRate(1e-4, 1e-1).Priority.ShouldBe(SearchPriority.First);
    }

    [Fact]
    public void Momentum_DrawsUniformLogarithmsOfTheRest() => ShouldBeUniform(Axis.Momentum(0.9, 0.999), static value => Math.Log10(0.1 / (1 - value)) / 2);

    [Fact]
    public void IntegerAxis_DrawsAllAsOften()
    {
        int[] values = Drawn(Axis.Integer("x", 3, 7));
        ShouldHaveFrequencies(values, [.. Enumerable.Range(3, 5)], static _ => 0.2);
    }

    [Fact]
    public void LogIntegerAxis_DrawsEachNumberInProportionToItsPartOfTheScale()
    {
        int[] values = Drawn(Axis.LogInteger("x", 1, 20));
        ShouldHaveFrequencies(values, [.. Enumerable.Range(1, 20)], static value => Math.Log((value + 0.5) / (value - 0.5)) / Math.Log(20.5 / 0.5));
    }

    [Fact]
    public void Choice_DrawsAllAsOften() => ShouldHaveFrequencies(Drawn(Axis.Choice("x", "a", "b", "c")), ["a", "b", "c"], static _ => 1.0 / 3);

    [Fact]
    public void Ends_AreAmongTheValues()
    {
        At(Axis.Log("x", 0.00012345, 0.98765), 0).ShouldBe(0.00012345f);
        At(Axis.Log("x", 0.00012345, 0.98765), 1).ShouldBe(0.98765f);
        At(Axis.Integer("x", int.MinValue, int.MaxValue), 0).ShouldBe(int.MinValue);
        At(Axis.Integer("x", int.MinValue, int.MaxValue), 1).ShouldBe(int.MaxValue);
        At(Axis.Choice("x", 'a', 'b'), 1).ShouldBe('b');
        At(Axis.Momentum(0, 0.99), 0).ShouldBe(0);
        At(Axis.Momentum(0, 0.99), 1).ShouldBe(0.99f);
    }

    [Fact]
    public void DrawnNumbers_HaveFourDigits() => Drawn(Axis.Log("x", 1e-4, 1)).ShouldAllBe(static value => value == (float)double.Parse(value.ToString("E3")));

    [Fact]
    public void AxisOfAnotherSearch_IsRefused()
    {
        Axis<float> rate = Axis.LearningRate(1e-4, 1e-1), other = Axis.Linear("other", 0, 1);
        var trial = new Trial(1, [rate], [0.5]);
        rate[trial].ShouldBe(0.003162f);
        Should.Throw<ArgumentException>(
            () => other[trial]).Message.ShouldContain("Expected a trial of a search over 'other', but found one over 'learning rate'");
    }

    private static T At<T>(Axis<T> axis, double position) => axis[new Trial(1, [axis], [position])];

    private static T[] Drawn<T>(Axis<T> axis)
    {
        var plan = new RandomSearch(Draws);
        return [.. Enumerable.Range(1, Draws).Select(number => axis[new Trial(number, [axis], plan.Positions([axis], 5, number, []))])];
    }

    /// <summary>Kolmogorov and Smirnov: the largest distance of the empirical distribution from the expected one, at the level of 1 %.</summary>
    private static void ShouldBeUniform(Axis<float> axis, Func<double, double> distribution)
    {
        double[] shares = [.. Drawn(axis).Select(value => distribution(value)).Order()];
        double distance = shares.Select(static (share, index) => Math.Max(share - (index / (double)Draws), ((index + 1) / (double)Draws) - share)).Max();
        distance.ShouldBeLessThan(1.63 / Math.Sqrt(Draws));
    }

    private static void ShouldHaveFrequencies<T>(T[] values, T[] expected, Func<T, double> probability)
    {
        values.ShouldAllBe(value => expected.Contains(value));
        expected.Sum(probability).ShouldBe(1, 1e-9);
        foreach (T value in expected)
        {
            double mean = Draws * probability(value), deviation = Math.Sqrt(mean * (1 - probability(value)));
            ((double)values.Count(drawn => drawn!.Equals(value))).ShouldBe(mean, 4 * deviation, $"{value}");
        }
    }
}
