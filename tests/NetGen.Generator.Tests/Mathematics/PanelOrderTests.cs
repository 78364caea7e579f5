using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Tests;
using NetGen.Tests.Numerics;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>A large layer is read up and down in turns, which nobody may notice.</summary>
[Collection(ForcedWidth.Name)]
public sealed class PanelOrderTests
{
    [SkippableTheory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void BothDirections_GiveTheSameBits(int bits)
    {
        Skip.IfNot(ForcedWidth.Exists(bits), ForcedWidth.Absent);
        using var width = new ForcedWidth(bits);
        PanelReadings.Weights(PanelWidths.Weights(441, 600)).Alternates.ShouldBeTrue("the layer is large enough");
        CompiledNetwork network = NetworkCatalog.Of($"{NetworkCatalog.LargeLayer} [Dense(2)]");
        ReadOnlySpan<float> sample = Samples.For(network, 1).Row(0);
        float[] one = network.Predict(sample), other = network.Predict(sample);
        Bits.ShouldBe(other, one, "y");
    }

    [Fact]
    public void Turns_BelongToAThread()
    {
        bool first = PanelOrder.Alternate();
        var elsewhere = new Thread(static () => PanelOrder.Alternate());
        elsewhere.Start();
        elsewhere.Join();
        PanelOrder.Alternate().ShouldBe(!first);
    }
}
