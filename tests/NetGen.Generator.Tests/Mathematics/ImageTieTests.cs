namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Images of black and white pixels, in which many values are exactly equal: within a window, and to what lies between windows.</summary>
public sealed class ImageTieTests
{
    public static TheoryData<string> NetworksWithPools =>
        [.. ImageCatalog.Texts.Where(static text => text.Contains("MaxPool", StringComparison.Ordinal)
            && !text.Contains("BatchNorm", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(NetworksWithPools))]
    public void GradientOfEqualValues_GoesToTheFirstOfTheWindow(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        var samples = Samples.For(network, rows: 5);
        for (int k = 0; k < samples.Inputs.Length; k++)
        {
            samples.Inputs[k] = samples.Inputs[k] > 0 ? 1 : 0;
        }

        StepResult step = network.Step(samples, seed: 3);
        (_, _, double[] gradient, _) = Interpretation.Step(network, samples, seed: 3);

        Tensors.ShouldAgree(network, Close.Widen(step.Gradient), gradient, NetworkCatalog.ToleranceOf(network));
    }
}
