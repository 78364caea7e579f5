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
        CounterRandom random = CounterRandom.For(1, CounterRandom.Purpose.Initialization);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(n => random.Normal((uint)n))];
        values.Average().ShouldBe(0, 0.015);
        values.Select(v => v * v).Average().ShouldBe(1, 0.02);
        values.Select(v => v * v * v * v).Average().ShouldBe(3, 0.15);
        values.Chunk(2).Select(pair => pair[0] * pair[1]).Average().ShouldBe(0, 0.02);
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
}
