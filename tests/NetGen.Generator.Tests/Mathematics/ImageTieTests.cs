namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Images of equal pixels, in which every value of a window is the largest, and so is what lies between windows.</summary>
public sealed class ImageTieTests
{
    public static TheoryData<string> NetworksWithPools =>
        [.. ImageCatalog.Texts.Where(static text => text.Contains("MaxPool", StringComparison.Ordinal) && !text.Contains("BatchNorm", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(NetworksWithPools))]
    public void GradientOfBlankImages_GoesToTheFirstOfEqualValues(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, rows: 5);
        Array.Fill(samples.Inputs, 0.5f);

        StepResult step = network.Step(samples, seed: 3);
        (_, _, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);

        Tensors.ShouldAgree(network, Close.Widen(step.Gradient), gradient, NetworkCatalog.ToleranceOf(network));
    }
}
