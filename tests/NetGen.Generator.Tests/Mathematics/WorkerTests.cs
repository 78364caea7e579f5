namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Any number of workers computes the same bits.</summary>
public sealed class WorkerTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Texts];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AnyNumberOfWorkers_GivesTheSameBits(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, 18);
        StepResult one = network.Step(samples, workers: 1);
        foreach (int workers in (int[])[2, 3, 5])
        {
            StepResult many = network.Step(samples, workers);
            ShouldHaveTheBitsOf(one.Outputs, many.Outputs, $"output of {workers} workers");
            ShouldHaveTheBitsOf(one.Losses, many.Losses, $"loss of {workers} workers");
            ShouldHaveTheBitsOf(one.PackedGradient, many.PackedGradient, $"packed gradient of {workers} workers");
        }
    }

    private static void ShouldHaveTheBitsOf(float[] expected, float[] actual, string name)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
            {
                Assert.Fail($"{name}: value {i} is {actual[i]:R}, but {expected[i]:R} with one worker");
            }
        }
    }
}
