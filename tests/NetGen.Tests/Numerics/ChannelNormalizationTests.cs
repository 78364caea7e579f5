namespace NetGen.Tests.Numerics;

/// <summary>Against the formulas in double, for any number of channels and pixels, with values around them that nothing may touch.</summary>
public class ChannelNormalizationTests
{
    private const float Epsilon = 1e-5f;

    public static TheoryData<int, int> ChannelsAndPixels => Combinations.Of([1, 2, 3, 5, 6, 8, 15, 16, 17, 31, 33, 48, 63, 64, 70, 130, 1030], [2, 5, 36, 77]);

    [Theory]
    [MemberData(nameof(ChannelsAndPixels))]
    public void EveryChannel_IsNormalizedByItsOwnMeanAndVariance(int channels, int pixels)
    {
        foreach ((int rows, int block) in (ReadOnlySpan<(int, int)>)[(1, pixels), (3, pixels), (7, 4), (2, 32)])
        {
            var images = new Images(rows, pixels, channels);
            (Guarded mean, Guarded variance) = Measured(images, block, 0, channels);
            mean.ShouldBeIntact();
            variance.ShouldBeIntact();
            Guarded y = new(rows * images.Pitch, fill: 7);
            ChannelNormalization.Apply(images.X, images.Pitch, rows, pixels, channels, mean.Span, variance.Span, Epsilon, images.Gamma, images.Beta, y.Span);
            for (int c = 0; c < channels; c++)
            {
                ((double)mean[c]).ShouldBe(images.Mean(c), 1e-6, $"mean of channel {c}");
                ((double)variance[c]).ShouldBe(images.Variance(c), 2e-6 * images.Variance(c), $"variance of channel {c}");
            }

            ShouldBe(images, y, 7, k => (images.Gamma[k % channels] * images.Normalized(k)) + images.Beta[k % channels]);
        }
    }

    [Theory]
    [MemberData(nameof(ChannelsAndPixels))]
    public void Gradient_IsThatOfIoffeAndSzegedy(int channels, int pixels)
    {
        const int rows = 3;
        var images = new Images(rows, pixels, channels);
        float[] mean = [.. Enumerable.Range(0, channels).Select(c => (float)images.Mean(c))],
            variance = [.. Enumerable.Range(0, channels).Select(c => (float)images.Variance(c))];
        Guarded dgamma = new(channels), dbeta = new(channels), dx = new(images.DY), parts = new(rows * Blocks(pixels, 32) * 2 * channels);
        ChannelNormalization.SumBlocks(images.DY, images.X, images.Pitch, rows, pixels, channels, 32, mean, parts.Span);
        parts.ShouldBeIntact();
        ChannelNormalization.Gradients(parts.Span, rows, pixels, channels, 32, 0, channels, variance, Epsilon, dgamma.Span, dbeta.Span);
        dgamma.ShouldBeIntact();
        dbeta.ShouldBeIntact();
        double[] exactGamma = [.. Enumerable.Range(0, channels).Select(c => images.Sum(c, k => images.DY[k.At] * images.Normalized(k.Value)))];
        double[] exactBeta = [.. Enumerable.Range(0, channels).Select(c => images.Sum(c, k => images.DY[k.At]))];
        for (int c = 0; c < channels; c++)
        {
            ((double)dgamma[c]).ShouldBe(exactGamma[c], 2e-6 * Math.Sqrt(rows * pixels), $"dγ of channel {c}");
            ((double)dbeta[c]).ShouldBe(exactBeta[c], 2e-6 * Math.Sqrt(rows * pixels), $"dβ of channel {c}");
        }

        // In place, and in two parts, as two workers do it.
        foreach ((int first, int end) in (ReadOnlySpan<(int, int)>)[(0, 1), (1, rows)])
        {
            Span<float> part = dx.Span[(first * images.Pitch)..(end * images.Pitch)];
            ChannelNormalization.Backward(
                part, images.X.AsSpan(first * images.Pitch), images.Pitch, end - first, pixels, channels, mean, variance, Epsilon, images.Gamma, dgamma.Span,
                dbeta.Span, rows, part);
        }

        ShouldBe(images, dx, null, k =>
        {
            int c = k % channels, n = rows * pixels;
            double error = images.DY[images.PlaceOf(k)] - (exactBeta[c] / n) - (images.Normalized(k) * exactGamma[c] / n);
            return images.Gamma[c] / Math.Sqrt(images.Variance(c) + Epsilon) * error;
        });
    }

    [Theory]
    [InlineData(6)]
    [InlineData(71)]
    public void AnyShareOfChannelsAndRows_HasTheSameBits(int channels)
    {
        var images = new Images(rows: 5, pixels: 70, channels);
        (Guarded mean, Guarded variance) = Measured(images, 32, 0, channels);
        for (int cut = 1; cut < channels; cut++)
        {
            (Guarded left, Guarded leftVariance) = Measured(images, 32, 0, cut, rowsOfFirst: 2);
            (Guarded right, Guarded rightVariance) = Measured(images, 32, cut, channels, rowsOfFirst: 3);
            left.Span[..cut].ToArray().Concat(right.Span[cut..].ToArray()).ShouldBe(mean.Span.ToArray());
            leftVariance.Span[..cut].ToArray().Concat(rightVariance.Span[cut..].ToArray()).ShouldBe(variance.Span.ToArray());
        }
    }

    /// <summary>
    /// A float sum of as many values as a mini-batch of images has would lose three digits, and the mean of squares less the square of the mean all of them.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e4)]
    [InlineData(-1e6)]
    public void VarianceOfManyValuesWithALargeMean_IsAccurate(double offset)
    {
        const int rows = 64, pixels = 4096;
        float[] x = [.. Enumerable.Range(0, rows * pixels).Select(n => (float)(offset + (10 * Math.Sin(n))))];
        float[] mean = new float[1], variance = new float[1], parts = new float[rows * 2];
        ChannelNormalization.MeasureBlocks(x, pixels, rows, pixels, 1, pixels, parts);
        ChannelNormalization.Measure(parts, rows, pixels, 1, pixels, 0, 1, mean, variance);
        double exactMean = x.Average(static value => (double)value), exact = x.Average(value => Math.Pow(value - exactMean, 2));
        ((double)mean[0]).ShouldBe(exactMean, 1e-6 + Math.Abs(exactMean * 6e-8));
        ((double)variance[0]).ShouldBe(exact, exact * 1e-6);
    }

    [Fact]
    public void ConstantChannel_BecomesItsShift_AndNaNStaysInItsChannel()
    {
        float[] x = [0.1f, float.NaN, 3, 0.1f, 2, 4, 0.1f, 1, 5], mean = new float[3], variance = new float[3], parts = new float[6], y = new float[9];
        ChannelNormalization.MeasureBlocks(x, 9, 1, 3, 3, 3, parts);
        ChannelNormalization.Measure(parts, 1, 3, 3, 3, 0, 3, mean, variance);
        (mean[0], variance[0], mean[2]).ShouldBe((0.1f, 0, 4));
        ChannelNormalization.Apply(x, 9, 1, 3, 3, mean, variance, Epsilon, [2, 1, 1], [0.5f, 0, 0], y);
        y.Select(float.IsNaN).ShouldBe([false, true, false, false, true, false, false, true, false]);
        (y[0], y[3], y[6]).ShouldBe((0.5f, 0.5f, 0.5f));
    }

    [Fact]
    public void SpansThatAreTooShort_AreRefused()
    {
        float[] eight = new float[8], two = new float[2];
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelNormalization.MeasureBlocks(new float[7], 8, 1, 4, 2, 4, new float[4]));
        Should.Throw<ArgumentException>(() => ChannelNormalization.MeasureBlocks(eight, 8, 1, 4, 2, 4, new float[3]));
        Should.Throw<ArgumentException>(() => ChannelNormalization.Measure(new float[3], 1, 4, 2, 4, 0, 2, two, two));
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelNormalization.Measure(new float[4], 1, 4, 2, 4, 0, 2, new float[1], two));
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelNormalization.Apply(eight, 8, 1, 4, 2, two, two, Epsilon, two, new float[1], eight));
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelNormalization.Apply(eight, 8, 1, 4, 2, two, two, Epsilon, two, two, new float[7]));
    }

    private static int Blocks(int pixels, int block) => (pixels + block - 1) / block;

    protected static float[] MeasuredBits(int channels)
    {
        (Guarded mean, Guarded variance) = Measured(new Images(rows: 2, pixels: 77, channels), 32, 0, channels);
        return [.. mean.Span, .. variance.Span];
    }

    /// <summary>Mean and variance as two workers measure them.</summary>
    private static (Guarded Mean, Guarded Variance) Measured(Images images, int block, int first, int end, int rowsOfFirst = 0)
    {
        int perRow = Blocks(images.Pixels, block) * 2 * images.Channels;
        Guarded parts = new(images.Rows * perRow), mean = new(images.Channels), variance = new(images.Channels);
        foreach ((int from, int to) in (ReadOnlySpan<(int, int)>)[(0, rowsOfFirst), (rowsOfFirst, images.Rows)])
        {
            ChannelNormalization.MeasureBlocks(
                images.X.AsSpan(from * images.Pitch), images.Pitch, to - from, images.Pixels, images.Channels, block,
                parts.Span[(from * perRow)..(to * perRow)]);
        }

        parts.ShouldBeIntact();
        ChannelNormalization.Measure(parts.Span, images.Rows, images.Pixels, images.Channels, block, first, end, mean.Span, variance.Span);
        return (mean, variance);
    }

    private static void ShouldBe(Images images, Guarded actual, float? padding, Func<int, double> exact)
    {
        actual.ShouldBeIntact();
        int columns = images.Pixels * images.Channels;
        for (int at = 0; at < actual.Span.Length; at++)
        {
            (int n, int i) = (at / images.Pitch, at % images.Pitch);
            double expected = i < columns ? exact((n * columns) + i) : padding ?? images.DY[at];
            if (Math.Abs(actual[at] - expected) > 4e-6)
            {
                ((double)actual[at]).ShouldBe(expected, 4e-6, $"row {n}, value {i}");
            }
        }
    }

    /// <summary>
    /// The formulas as they are written, in double. Rows end in padding. Pixels are apart from each other: two that nearly agree would be divided by nearly
    /// nothing.
    /// </summary>
    private sealed class Images
    {
        private readonly double[] _mean;
        private readonly double[] _variance;

        public Images(int rows, int pixels, int channels)
        {
            (Rows, Pixels, Channels) = (rows, pixels, channels);
            Pitch = (pixels * channels) + 5;
            X = [.. Values(rows * Pitch, 1).Select((value, k) => value + (k % Pitch / channels % 2 == 0 ? 3 : -3))];
            DY = Values(rows * Pitch, 2);
            Gamma = Values(channels, 3);
            Beta = Values(channels, 4);
            _mean = [.. Enumerable.Range(0, channels).Select(c => Sum(c, k => X[k.At]) / (rows * pixels))];
            _variance = [.. Enumerable.Range(0, channels).Select(c => Sum(c, k => Math.Pow(X[k.At] - _mean[c], 2)) / (rows * pixels))];
        }

        public int Rows { get; }

        public int Pixels { get; }

        public int Channels { get; }

        public int Pitch { get; }

        public float[] X { get; }

        public float[] DY { get; }

        public float[] Gamma { get; }

        public float[] Beta { get; }

        public double Mean(int c) => _mean[c];

        public double Variance(int c) => _variance[c];

        /// <summary>Where value k, padding not counted, is.</summary>
        public int PlaceOf(int k) => (k / (Pixels * Channels) * Pitch) + (k % (Pixels * Channels));

        public double Normalized(int k) => (X[PlaceOf(k)] - _mean[k % Channels]) / Math.Sqrt(_variance[k % Channels] + Epsilon);

        public double Sum(int c, Func<(int Value, int At), double> term)
        {
            double sum = 0;
            for (int k = c; k < Rows * Pixels * Channels; k += Channels)
            {
                sum += term((k, PlaceOf(k)));
            }

            return sum;
        }

        private static float[] Values(int count, int seed)
        {
            CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
            return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal((uint)i))];
        }
    }
}
