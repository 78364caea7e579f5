namespace NetGen.Tests.Numerics;

public class ElementwisePassTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 71)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AnyLength_EveryValueAndNothingElseIsWritten(int n)
    {
        float[] z = Values(n, 1), dy = Values(n, 2), other = Values(n, 3), divisor = [.. Values(n, 4).Select(v => v + 3)];

        Guarded y = new(n);
        ElementwisePass.Apply<EluActivation>(z, y.Span, 1.5f);
        Check(y, i => ReferenceMath.Elu(z[i], 1.5));

        Guarded dz = new(n);
        ElementwisePass.Backward<EluActivation>(dy, z, y.Span, dz.Span, 1.5f);
        Check(dz, i => dy[i] * ReferenceMath.EluDerivative(z[i], 1.5));

        Guarded inPlace = new(z);
        ElementwisePass.Apply<SigmoidActivation>(inPlace.Span, inPlace.Span);
        Check(inPlace, i => ReferenceMath.Sigmoid(z[i]));
        Guarded gradient = new(dy);
        ElementwisePass.Backward<SigmoidActivation>(gradient.Span, inPlace.Span, inPlace.Span, gradient.Span);
        Check(gradient, i => dy[i] * ReferenceMath.SigmoidDerivative(ReferenceMath.Sigmoid(z[i])));

        Guarded product = new(n);
        ElementwisePass.Multiply(z, other, product.Span);
        Check(product, i => z[i] * other[i]);

        Guarded scaled = new(n);
        ElementwisePass.Scale(z, other, divisor, scaled.Span);
        Check(scaled, i => (z[i] - other[i]) / divisor[i]);

        Guarded sloped = new(n), slopedGradient = new(n);
        ElementwisePass.SlopedRelu(z, other, sloped.Span);
        ElementwisePass.SlopedReluBackward(dy, z, other, slopedGradient.Span);
        Check(sloped, i => ReferenceMath.Relu(z[i], other[i]));
        Check(slopedGradient, i => dy[i] * ReferenceMath.ReluDerivative(z[i], other[i]));

        ElementwisePass.LearnedReluSlopeGradient(dy, z).ShouldBe(Enumerable.Range(0, n).Sum(i => (double)dy[i] * Math.Min(z[i], 0)), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void RandomPasses_UseNumberNForValueN(int n)
    {
        CounterRandom random = CounterRandom.For(3, CounterRandom.Purpose.Dropout, 1, 2, 3);
        Guarded mask = new(n, fill: 7), slopes = new(n);
        ElementwisePass.DropoutMask(random, 0.3f, mask.Span);
        ElementwisePass.RandomSlopes(random, 0.125f, 1 / 3f, slopes.Span);
        for (int i = 0; i < n; i++)
        {
            mask[i].ShouldBe(random.Uniform((uint)i) >= 0.3f ? 1 / (1 - 0.3f) : 0);
            slopes[i].ShouldBe(0.125f + (((1 / 3f) - 0.125f) * random.Uniform((uint)i)));
        }

        mask.ShouldBeIntact();
        slopes.ShouldBeIntact();
    }

    [Fact]
    public void Value_HasTheSameBitsWhereverItStands()
    {
        float[] z = Values(64, 1), whole = new float[64];
        ElementwisePass.Apply<GeluActivation>(z, whole);
        for (int start = 0; start < 64; start++)
        {
            float[] part = new float[64 - start];
            ElementwisePass.Apply<GeluActivation>(z.AsSpan(start), part);
            part.ShouldBe(whole[start..]);
        }
    }

    [Fact]
    public void NegligibleGradient_BecomesZeroAndNaNStays()
    {
        float[] dy = [1e-31f, -1e-31f, float.NaN, 1e-29f], z = [1, 1, 1, 1], dz = new float[4];
        ElementwisePass.Backward<ReluActivation>(dy, z, z, dz);
        dz.ShouldBe([0, -0f, float.NaN, 1e-29f]);
    }

    [Fact]
    public void OperandOfAnotherLength_IsRefused()
    {
        Should.Throw<ArgumentException>(
            () => ElementwisePass.Apply<ReluActivation>(new float[9], new float[8])).Message.ShouldContain("Expected 9 values, but found 8");
        Should.Throw<ArgumentException>(() => ElementwisePass.Multiply(new float[9], new float[8], new float[9]));
        Should.Throw<ArgumentException>(() => ElementwisePass.Backward<ReluActivation>(new float[9], new float[9], new float[8], new float[9]));
    }

    private static void Check(Guarded actual, Func<int, double> exact)
    {
        actual.ShouldBeIntact();
        for (int i = 0; i < actual.Span.Length; i++)
        {
            double expected = exact(i);
            ((double)actual[i]).ShouldBe(expected, 1e-6 * Math.Max(1, Math.Abs(expected)), $"value {i} of {actual.Span.Length}");
        }
    }

    private static float[] Values(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => 2 * (float)Math.Sin((1.3 * i) + seed))];
}
