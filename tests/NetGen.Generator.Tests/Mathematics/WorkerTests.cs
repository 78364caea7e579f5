namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Any number of workers computes the same bits.</summary>
public sealed class WorkerTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

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
            Bits.ShouldBe(many.Outputs, one.Outputs, $"output of {workers} workers");
            Bits.ShouldBe(many.Losses, one.Losses, $"loss of {workers} workers");
            Bits.ShouldBe(many.PackedGradient, one.PackedGradient, $"packed gradient of {workers} workers");
            Bits.ShouldBe(many.State, one.State, $"statistics of {workers} workers");
        }
    }
}
