using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>How wide panels are, as a table.</summary>
public sealed class PanelWidthTests
{
    /// <summary>The widest panel wins, at a third of the efficiency even a narrow one does, unless its padding costs more.</summary>
    [Theory]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    [InlineData(10, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(24, 32)]
    [InlineData(32, 32)]
    [InlineData(33, 64)]
    [InlineData(48, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 32)]
    [InlineData(96, 32)]
    [InlineData(97, 64)]
    [InlineData(100, 64)]
    [InlineData(128, 64)]
    [InlineData(130, 32)]
    [InlineData(300, 64)]
    [InlineData(500, 64)]
    [InlineData(512, 64)]
    [InlineData(2500, 64)]
    public void UnitsOfALayer_ChooseTheWidth(int units, int width)
    {
        PanelLayout panels = PanelWidths.Weights(units, inputs: 50);
        panels.ShouldBe(new PanelLayout(units, 50, width, HasBias: true));
        panels.PaddedUnits.ShouldBe((units + width - 1) / width * width);
        PanelWidths.Weights(units, inputs: 3).Width.ShouldBe(width, "inputs do not count");
    }

    [Fact]
    public void AnyNumberOfUnits_GetsWholeCacheFriendlyPanels()
    {
        for (int units = 1; units <= 3000; units++)
        {
            PanelLayout panels = PanelWidths.Weights(units, inputs: 7);
            panels.Width.ShouldBeOneOf(8, 16, 32, 64);
            panels.PaddedUnits.ShouldBeInRange(units, units + panels.Width - 1);
            panels.PaddedUnits.ShouldBeLessThanOrEqualTo(Math.Max(8, 2 * units), $"{units} units are mostly padding");
        }
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(16, 16)]
    [InlineData(24, 8)]
    [InlineData(32, 32)]
    [InlineData(48, 16)]
    [InlineData(64, 64)]
    [InlineData(96, 32)]
    [InlineData(192, 64)]
    public void TransposedPanels_EndWhereTheRowEnds(int pitch, int width) =>
        PanelWidths.Transposed(PanelWidths.Weights(20, pitch - 3), pitch).ShouldBe(new PanelLayout(pitch - 3, 20, width, HasBias: false));
}
