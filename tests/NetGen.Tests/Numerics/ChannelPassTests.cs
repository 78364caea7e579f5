namespace NetGen.Tests.Numerics;

/// <summary>Against plain loops, for any number of channels, with padding that nothing may touch.</summary>
public class ChannelPassTests
{
    private const int Rows = 3;

    public static TheoryData<int, int> ChannelsAndPixels => Combinations.Of([1, 2, 3, 6, 8, 16, 17, 40, 64, 70, 1030], [1, 4, 50]);

    [Theory]
    [MemberData(nameof(ChannelsAndPixels))]
    public void EveryChannel_HasItsOwnFactorAndSlope(int channels, int pixels)
    {
        int columns = channels * pixels, pitch = columns + 3;
        float[] z = Values(Rows * pitch, 1), dy = Values(Rows * pitch, 2), known = Values(channels, 3);
        Guarded y = new(Rows * pitch, fill: 7), dz = new(dy), product = new(columns);
        ChannelPass.SlopedRelu(z, pitch, Rows, pixels, known, y.Span);
        ChannelPass.SlopedReluBackward(dz.Span, z, pitch, Rows, pixels, known, dz.Span);
        ChannelPass.Multiply(z.AsSpan(0, columns), known, product.Span);
        y.ShouldBeIntact();
        dz.ShouldBeIntact();
        product.ShouldBeIntact();
        for (int at = 0; at < Rows * pitch; at++)
        {
            bool isPadding = at % pitch >= columns;
            float slope = z[at] > 0 ? 1 : known[at % pitch % channels];
            y[at].ShouldBe(isPadding ? 7 : z[at] * slope);
            dz[at].ShouldBe(isPadding ? dy[at] : dy[at] * slope);
            if (at < columns)
            {
                product[at].ShouldBe(z[at] * known[at % channels]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ChannelsAndPixels))]
    public void GradientOfASlope_IsASumOverRowsAndPixels(int channels, int pixels)
    {
        int columns = channels * pixels, pitch = columns + 3, blocks = (pixels + 31) / 32;
        float[] z = Values(Rows * pitch, 1), dy = Values(Rows * pitch, 2);
        Guarded parts = new(Rows * blocks * channels), gradient = new(channels);
        ChannelPass.SumSlopes(dy, z, pitch, Rows, pixels, channels, 32, parts.Span);
        ChannelPass.SlopeGradient(parts.Span, Rows, pixels, channels, 32, 0, channels, gradient.Span);
        parts.ShouldBeIntact();
        gradient.ShouldBeIntact();
        for (int c = 0; c < channels; c++)
        {
            double expected = 0;
            for (int k = c; k < Rows * columns; k += channels)
            {
                int at = (k / columns * pitch) + (k % columns);
                expected += (double)dy[at] * Math.Min(z[at], 0);
            }

            ((double)gradient[c]).ShouldBe(expected, 1e-5, $"channel {c}");
        }

        float[] part = new float[channels - (channels / 2)];
        ChannelPass.SlopeGradient(parts.Span, Rows, pixels, channels, 32, channels / 2, channels, part);
        part.ShouldBe(gradient.Span[(channels / 2)..].ToArray());
    }

    private static float[] Values(int count, int seed)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
        return [.. Enumerable.Range(0, count).Select(i => (float)random.Normal((uint)i))];
    }
}
