using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>How the panels of a layer are read, by its size.</summary>
public sealed class PanelReadingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(784, 784)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 576)]
    [InlineData(1500, 768)]
    [InlineData(1792, 896)]
    [InlineData(1793, 640)]
    [InlineData(2500, 896)]
    [InlineData(100_000, 896)]
    public void LongPanels_AreReadInEvenBlocks(int inputs, int block)
    {
        PanelReadings.Block(inputs).ShouldBe(block);
        PanelReadings.Weights(PanelWidths.Weights(units: 8, inputs)).Block.ShouldBe(block);
        (block == inputs || block % PanelWidths.Widest == 0).ShouldBeTrue("a block of transposed weights is whole panels of the others");
    }

    [Theory]
    [InlineData(784, 512, false)]
    [InlineData(1023, 1024, true)]
    [InlineData(1022, 1024, false)]
    [InlineData(2500, 2000, true)]
    public void LayersThatNoCacheHolds_PrefetchTheNextPanel(int inputs, int units, bool prefetches) =>
        PanelReadings.Weights(PanelWidths.Weights(units, inputs)).Prefetches.ShouldBe(prefetches);

    [Theory]
    [InlineData(127, 0)]
    [InlineData(128, 12)]
    [InlineData(784, 12)]
    [InlineData(2500, 12)]
    public void LongPanels_AreAskedForAheadByNarrowTiles(int inputs, int rows) =>
        PanelReadings.Weights(PanelWidths.Weights(units: 64, inputs)).Ahead.ShouldBe(rows);

    [Theory]
    [InlineData(784, 128, false)]
    [InlineData(512, 256, false)]
    [InlineData(511, 512, true)]
    [InlineData(510, 512, false)]
    [InlineData(784, 512, true)]
    public void LayersThatTheSecondCacheDoesNotHold_AreReadAlternatelyUpAndDown(int inputs, int units, bool alternates) =>
        PanelReadings.Weights(PanelWidths.Weights(units, inputs)).Alternates.ShouldBe(alternates);

    /// <summary>
    /// What is chosen stands in the operations: the first layer of 2500 inputs has lists of those that are not zero, and so no blocks; the others have.
    /// </summary>
    [Fact]
    public void OperationsOfANetwork_SayHowTheyRead()
    {
        KernelPlan plan = Plan(2500, 1100, 1200, 10);
        DenseForward[] forward = [.. plan.Training.Forward.OfType<DenseForward>()];
        forward.Select(static op => op.Reading).ShouldBe([
            new(2500, Prefetches: true, Alternates: true) { Ahead = 12 },
            new(576, Prefetches: true, Alternates: true) { Ahead = 12 },
            new(640, Prefetches: false, Alternates: false) { Ahead = 12 },
        ]);
        forward.Select(static op => op.Active is not null).ShouldBe([true, false, false]);
        plan.Inference.Infer.OfType<DenseForward>().Select(static op => op.Reading).ShouldBe(forward.Select(static op => op.Reading));
        TransposedPanel[] transposed = [.. plan.Training.Backward.OfType<DenseInputGradient>().Select(op => (TransposedPanel)plan.Training.Places[op.WT])];
        transposed.Select(static panel => panel.Block).ShouldBe([10, 640], "backward, the inputs are the units");
        plan.Training.LongestTransposedPanel.ShouldBe(640 * 64);
    }

    private static KernelPlan Plan(int inputs, params int[] units)
    {
        var start = new ParameterStart(null, 0);
        Shape[] shapes = [new(inputs), .. units.Select(static size => new Shape(size))];
        return NetworkLowering.Lower(Plain.Model(shapes[0], units.Select((_, layer) => new Dense(shapes[layer], shapes[layer + 1], 0, start, 0))));
    }
}
