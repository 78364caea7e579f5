using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The product's own gradient check, on every network of the catalog.</summary>
public sealed class GradientCheckTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

    [Theory]
    [MemberData(nameof(Networks))]
    public void FloatBackward_StaysUnderThePromisedBound(string annotations) => Check(annotations, useDoubleBackward: false, 1.1e-5);

    [LongTheory]
    [MemberData(nameof(Networks))]
    public void DoubleBackward_ShowsTheLecturesBound(string annotations) => Check(annotations, useDoubleBackward: true, 1e-7);

    private static void Check(string annotations, bool useDoubleBackward, double bound)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        GradientCheck check = network.CheckGradients(Samples.For(network, 8), useDoubleBackward);
        check.Tensors.Select(static tensor => tensor.Name).ShouldBe(network.Info.Tensors.Select(static tensor => tensor.Name));
        foreach (TensorCheck tensor in check.Tensors)
        {
            tensor.RelativeError.ShouldBeLessThan(bound, $"{tensor}");
        }
    }
}
