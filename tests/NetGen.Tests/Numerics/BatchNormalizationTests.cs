namespace NetGen.Tests.Numerics;

/// <summary>Against the formulas in double, for any number of units, with values around them that nothing may touch.</summary>
public class BatchNormalizationTests
{
    private const float Epsilon = 1e-5f;

    /// <summary>Values from one row to the next; what is past the units belongs to somebody else.</summary>
    private const int Pitch = 80;

    public static TheoryData<int, int> UnitsAndRows => Combinations.Of([1, 3, 4, 7, 8, 15, 16, 17, 31, 33, 64, 71], [2, 7, 33]);

    [Theory]
    [MemberData(nameof(UnitsAndRows))]
    public void EveryUnit_IsNormalizedByItsOwnMeanAndVariance(int units, int rows)
    {
        var reference = new Reference(units, rows);
        Guarded mean = new(units), variance = new(units), y = new(rows * Pitch, fill: 7);
        BatchNormalization.Measure(reference.X, Pitch, rows, 0, units, mean.Span, variance.Span);
        BatchNormalization.Apply(reference.X, Pitch, rows, units, mean.Span, variance.Span, Epsilon, reference.Gamma, reference.Beta, y.Span);
        ShouldBe(mean, j => reference.Mean(j));
        ShouldBe(variance, j => reference.Variance(j));
        ShouldBeRows(y, units, 7, (n, j) => (reference.Gamma[j] * reference.Normalized(n, j)) + reference.Beta[j]);
    }

    [Theory]
    [MemberData(nameof(UnitsAndRows))]
    public void Gradient_IsThatOfIoffeAndSzegedy(int units, int rows)
    {
        var reference = new Reference(units, rows);
        float[] mean = [.. Enumerable.Range(0, units).Select(j => (float)reference.Mean(j))],
            variance = [.. Enumerable.Range(0, units).Select(j => (float)reference.Variance(j))];
        Guarded dgamma = new(units), dbeta = new(units), dx = new(reference.DY);
        BatchNormalization.Gradients(reference.DY, reference.X, Pitch, rows, 0, units, mean, variance, Epsilon, dgamma.Span, dbeta.Span);
        ShouldBe(dgamma, reference.DGamma);
        ShouldBe(dbeta, reference.DBeta);

        // In place, and in two parts, as two workers do it.
        int cut = rows / 2;
        foreach ((int first, int end) in (ReadOnlySpan<(int, int)>)[(0, cut), (cut, rows)])
        {
            Span<float> part = dx.Span[(first * Pitch)..(end * Pitch)];
            BatchNormalization.Backward(part, reference.X.AsSpan(
                first * Pitch), Pitch, end - first, units, mean, variance, Epsilon, reference.Gamma, dgamma.Span, dbeta.Span, rows, part);
        }

        dx.ShouldBeIntact();
        for (int n = 0; n < rows; n++)
        {
            for (int j = 0; j < Pitch; j++)
            {
                double expected = j < units ? reference.DX(n, j) : reference.DY[(n * Pitch) + j];
                ((double)dx[(n * Pitch) + j]).ShouldBe(expected, 2e-6, $"dx of row {n}, unit {j}");
            }
        }
    }

    [Fact]
    public void AnyShareOfTheUnits_HasTheSameBits()
    {
        const int units = 71, rows = 33;
        var reference = new Reference(units, rows);
        (float[] mean, float[] variance, float[] dgamma, float[] dbeta) = (new float[units], new float[units], new float[units], new float[units]);
        Compute(0, units, mean, variance, dgamma, dbeta);
        for (int cut = 1; cut < units; cut++)
        {
            (float[] mean2, float[] variance2, float[] dgamma2, float[] dbeta2) = (new float[units], new float[units], new float[units], new float[units]);
            Compute(cut, units, mean2, variance2, dgamma2, dbeta2);
            Compute(0, cut, mean2, variance2, dgamma2, dbeta2);
            mean2.ShouldBe(mean);
            variance2.ShouldBe(variance);
            dgamma2.ShouldBe(dgamma);
            dbeta2.ShouldBe(dbeta);
        }

        void Compute(int first, int end, float[] mean, float[] variance, float[] dgamma, float[] dbeta)
        {
            BatchNormalization.Measure(reference.X, Pitch, rows, first, end, mean, variance);
            BatchNormalization.Gradients(reference.DY, reference.X, Pitch, rows, first, end, mean, variance, Epsilon, dgamma, dbeta);
        }
    }

    /// <summary>The mean of squares less the square of the mean would leave no digit of this variance.</summary>
    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e6)]
    public void LargeMean_LeavesTheVarianceItsDigits(double offset)
    {
        const int rows = 256;
        float[] x = [.. Enumerable.Range(0, rows).Select(n => (float)(offset + (10 * Math.Sin(n))))], mean = new float[1], variance = new float[1];
        BatchNormalization.Measure(x, 1, rows, 0, 1, mean, variance);
        double exactMean = x.Average(static value => (double)value), exact = x.Average(value => Math.Pow(value - exactMean, 2));
        mean[0].ShouldBe((float)exactMean);
        ((double)variance[0]).ShouldBe(exact, exact * 1e-5);
    }

    [Fact]
    public void ConstantUnit_BecomesItsShiftAndHasNoGradient()
    {
        float[] x = [0.1f, 0.1f, 0.1f], dy = [1, 2, 4], mean = new float[1], variance = new float[1], y = new float[3], dgamma = new float[1],
            dbeta = new float[1];
        BatchNormalization.Measure(x, 1, 3, 0, 1, mean, variance);
        (mean[0], variance[0]).ShouldBe((0.1f, 0));
        BatchNormalization.Apply(x, 1, 3, 1, mean, variance, Epsilon, [2], [0.5f], y);
        y.ShouldBe([0.5f, 0.5f, 0.5f]);
        BatchNormalization.Gradients(dy, x, 1, 3, 0, 1, mean, variance, Epsilon, dgamma, dbeta);
        (dgamma[0], dbeta[0]).ShouldBe((0, 7));
    }

    [Fact]
    public void NotANumber_StaysInItsUnit()
    {
        float[] x = [1, 2, float.NaN, 4], mean = new float[2], variance = new float[2], y = new float[4];
        BatchNormalization.Measure(x, 2, 2, 0, 2, mean, variance);
        BatchNormalization.Apply(x, 2, 2, 2, mean, variance, Epsilon, [1, 1], [0, 0], y);
        y.Select(float.IsNaN).ShouldBe([true, false, true, false]);
    }

    [Fact]
    public void RunningStatistics_MoveByTheMomentum()
    {
        float[] running = [.. Enumerable.Range(0, 19)];
        BatchNormalization.Track(running, [.. Enumerable.Repeat(10f, 19)], 0.75f, 0.25f);
        running.ShouldBe(Enumerable.Range(0, 19).Select(static i => (0.75f * i) + 2.5f));
    }

    [Fact]
    public void SpansThatAreTooShort_AreRefused()
    {
        float[] two = new float[2], four = new float[4];
        Should.Throw<ArgumentOutOfRangeException>(() => BatchNormalization.Measure(two, 2, 2, 0, 2, two, two));
        Should.Throw<ArgumentOutOfRangeException>(() => BatchNormalization.Measure(four, 2, 2, 0, 2, new float[1], two));
        Should.Throw<ArgumentOutOfRangeException>(() => BatchNormalization.Apply(four, 2, 2, 2, two, two, Epsilon, two, new float[1], four));
        Should.Throw<ArgumentOutOfRangeException>(() => BatchNormalization.Backward(four, four, 2, 2, 2, two, two, Epsilon, two, two, two, 2, two));
    }

    private static void ShouldBe(Guarded actual, Func<int, double> exact)
    {
        actual.ShouldBeIntact();
        for (int j = 0; j < actual.Span.Length; j++)
        {
            double expected = exact(j);
            ((double)actual[j]).ShouldBe(expected, 2e-6 * Math.Max(1, Math.Abs(expected)), $"unit {j}");
        }
    }

    private static void ShouldBeRows(Guarded actual, int units, float untouched, Func<int, int, double> exact)
    {
        actual.ShouldBeIntact();
        for (int k = 0; k < actual.Span.Length; k++)
        {
            (int n, int j) = (k / Pitch, k % Pitch);
            ((double)actual[k]).ShouldBe(j < units ? exact(n, j) : untouched, 2e-6, $"row {n}, unit {j}");
        }
    }

    /// <summary>The formulas as they are written, in double.</summary>
    private sealed class Reference(int units, int rows)
    {
        /// <summary>Rows apart from each other: two that nearly agree would be divided by nearly nothing.</summary>
        public float[] X { get; } = [.. Values(rows * Pitch, 1).Select(static (value, k) => value + (k / Pitch % 2 == 0 ? 3 : -3))];

        public float[] DY { get; } = Values(rows * Pitch, 2);

        public float[] Gamma { get; } = Values(units, 3);

        public float[] Beta { get; } = Values(units, 4);

        public double Mean(int j) => Enumerable.Range(0, rows).Average(n => (double)X[(n * Pitch) + j]);

        public double Variance(int j)
        {
            double mean = Mean(j);
            return Enumerable.Range(0, rows).Average(n => Math.Pow(X[(n * Pitch) + j] - mean, 2));
        }

        public double Normalized(int n, int j) => (X[(n * Pitch) + j] - Mean(j)) / Deviation(j);

        public double DGamma(int j) => Enumerable.Range(0, rows).Sum(n => DY[(n * Pitch) + j] * Normalized(n, j));

        public double DBeta(int j) => Enumerable.Range(0, rows).Sum(n => (double)DY[(n * Pitch) + j]);

        public double DX(int n, int j) => Gamma[j] / Deviation(j) * (DY[(n * Pitch) + j] - (DBeta(j) / rows) - (Normalized(n, j) * DGamma(j) / rows));

        private double Deviation(int j) => Math.Sqrt(Variance(j) + Epsilon);

        private static float[] Values(int count, int seed)
        {
            CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
            return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal((uint)i))];
        }
    }
}
