using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>What the product of one sample computes side by side, as data.</summary>
public sealed class SampleChainsTests
{
    private static readonly KernelSelection s_kernels = new([VectorForm.Avx512, VectorForm.Avx2, VectorForm.Portable], [6, 2, 1], "");

    /// <summary>Eight chains: vectors of a panel, then panels, then inputs. A panel of more vectors is cut into strips.</summary>
    [Theory]
    [InlineData(64, 100, 64, 512, 4, "0-1 x 1, 2 inputs")]
    [InlineData(192, 100, 64, 512, 4, "0-2 x 2, 1 inputs; 2-3 x 1, 2 inputs")]
    [InlineData(256, 100, 64, 512, 4, "0-4 x 2, 1 inputs")]
    [InlineData(192, 100, 64, 256, 8, "0-3 x 1, 1 inputs")]
    [InlineData(192, 100, 64, 128, 8, "0-3 x 1, 1 inputs")]
    [InlineData(10, 100, 16, 512, 1, "0-1 x 1, 8 inputs")]
    [InlineData(10, 3, 16, 512, 1, "0-1 x 1, 3 inputs")]
    [InlineData(40, 100, 16, 256, 2, "0-3 x 3, 1 inputs")]
    public void Sums_AreDividedIntoEightChains(int units, int inputs, int width, int bits, int vectors, string runs)
    {
        SampleSplit split = Kernel(units, inputs, width).Splits.Single(pair => pair.Key.Bits == bits).Value;
        split.Vectors.ShouldBe(vectors);
        string.Join("; ", split.Runs.Select(static run => $"{run.First}-{run.End} x {run.Together}, {run.Inputs} inputs")).ShouldBe(runs);
    }

    [Fact]
    public void VectorsWiderThanAPanel_HaveNoKernel() => Kernel(8, 4, 8).Splits.Keys.Select(static form => form.Bits).ShouldBe([256, 128]);

    private static SampleKernel Kernel(int units, int inputs, int width) =>
        SampleChains.Of(Plain.Product(units, inputs), new PanelLayout(units, inputs, width, HasBias: true), s_kernels);
}
