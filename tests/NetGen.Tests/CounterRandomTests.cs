using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.Tests.Numerics;

namespace NetGen.Tests;

public sealed class CounterRandomTests
{
    [Fact]
    public void VectorForm_GivesTheBitsOfTheScalarForm()
    {
        CounterRandom random = CounterRandom.For(7, CounterRandom.Purpose.Dropout, 1, 2, 3);
        EveryWidth uniform = new(random.Uniform, random.Uniform, random.Uniform);
        foreach (uint position in new[] { 0u, 1u, 2u, 3u, 1000u, 1u << 31, uint.MaxValue - 1, uint.MaxValue })
        {
            uniform.Apply(BitConverter.UInt32BitsToSingle(position)).ShouldBe(random.Uniform(position));
        }
    }

    [Fact]
    public void Uniform_HasMeanAndVarianceOfTheUniformDistribution()
    {
        CounterRandom random = CounterRandom.For(1, CounterRandom.Purpose.Dropout);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(n => (double)random.Uniform((uint)n))];
        values.Average().ShouldBe(0.5, 0.005);
        values.Select(v => (v - 0.5) * (v - 0.5)).Average().ShouldBe(1.0 / 12, 0.001);
        values.Min().ShouldBeGreaterThanOrEqualTo(0);
        values.Max().ShouldBeLessThan(1);
    }

    [Fact]
    public void Normal_HasMomentsOfTheStandardNormal()
    {
        double[] values = Normals(seed: 1, 1_000_000);
        values.Average().ShouldBe(0, 0.004);
        values.Average(v => v * v).ShouldBe(1, 0.006);
        values.Average(v => v * v * v).ShouldBe(0, 0.016);
        values.Average(v => v * v * v * v).ShouldBe(3, 0.04);
        values.Chunk(2).Average(pair => pair[0] * pair[1]).ShouldBe(0, 0.006);
        values.Zip(Normals(seed: 2, values.Length), (v, w) => v * w).Average().ShouldBe(0, 0.004);
    }

    [Fact]
    public void Normal_IsDistributedAsTheStandardNormal()
    {
        // Kolmogorov and Smirnov: 1.95 / √n is passed by one sequence in a thousand; the seed is fixed.
        double[] sorted = [.. Normals(seed: 3, 1_000_000).Order()];
        double distance = sorted.Select((v, i) => Math.Abs(ReferenceMath.NormalCdf(v) - ((i + 0.5) / sorted.Length))).Max();
        distance.ShouldBeLessThan(1.95 / Math.Sqrt(sorted.Length));
    }

    [Theory]
    [InlineData(3, 2.6998e-3, 0.05)]
    [InlineData(4, 6.3342e-5, 0.15)]
    [InlineData(5, 5.7330e-7, 0.9)]
    public void Normal_HasTheTailsOfTheStandardNormal(double limit, double probability, double tolerance)
    {
        CounterRandom random = CounterRandom.For(4, CounterRandom.Purpose.Initialization);
        const int count = 10_000_000;
        int beyond = 0;
        for (uint n = 0; n < count; n += 8)
        {
            Vector256<float> sizes = FloatVector256.Abs(random.Normal(FloatVector256.AddBits(FloatVector256.IndexBits, FloatVector256.CreateBits(n))));
            beyond += BitOperations.PopCount(Vector256.GreaterThan(sizes, Vector256.Create((float)limit)).ExtractMostSignificantBits());
        }

        ((double)beyond / count).ShouldBe(probability, probability * tolerance);
    }

    [Fact]
    public void Normal_IsTheQuantileOfItsUniformNumber()
    {
        EveryWidth quantile = new(VectorMath.NormalQuantile, VectorMath.NormalQuantile, VectorMath.NormalQuantile);
        for (double exponent = 0; exponent < 31.9; exponent += 0.0071)
        {
            float p = (float)Math.Pow(2, -exponent);
            double z = quantile.Apply(p);

            // An error of z changes the probability by that times twice the density.
            double error = (p - (2 * ReferenceMath.NormalCdf(-z))) / (2 * ReferenceMath.NormalDensity(z));
            error.ShouldBe(0, ((exponent < 24 ? 8e-7 : 5e-4) * z) + 1e-7, $"at {p:R}");
        }
    }

    [Fact]
    public void Normal_HasTheSameBitsForEveryWidthAndOnEveryProcessor()
    {
        CounterRandom random = CounterRandom.For(5, CounterRandom.Purpose.Initialization);
        EveryWidth normal = new(random.Normal, random.Normal, random.Normal);
        for (uint n = 0; n < 10_000; n++)
        {
            normal.Apply(BitConverter.UInt32BitsToSingle(n)).ShouldBe(random.Normal(n));
        }

        Enumerable.Range(0, 4).Select(n => random.Normal((uint)n)).ShouldBe([-1.8469192f, -0.19135988f, 0.700437f, -0.23615478f]);
    }

    [Fact]
    public void Shuffle_IsAPermutationThatFollowsTheKey()
    {
        int[] first = [.. Enumerable.Range(0, 100)], second = [.. first], other = [.. first];
        CounterRandom.For(1, CounterRandom.Purpose.Shuffle, 5).Shuffle(first);
        CounterRandom.For(1, CounterRandom.Purpose.Shuffle, 5).Shuffle(second);
        CounterRandom.For(1, CounterRandom.Purpose.Shuffle, 6).Shuffle(other);
        first.ShouldBe(second);
        first.ShouldNotBe(other);
        first.Order().ShouldBe(Enumerable.Range(0, 100));
    }

    private static double[] Normals(int seed, int count)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Initialization);
        return [.. Enumerable.Range(0, count).Select(n => (double)random.Normal((uint)n))];
    }
}
