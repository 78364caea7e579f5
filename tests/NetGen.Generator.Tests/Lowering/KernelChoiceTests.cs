using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>Which kernels a class gets, by its number of layers.</summary>
public sealed class KernelChoiceTests
{
    private const string Ordinary = "A tile is up to six rows by four 512-bit vectors";
    private const string OneWidth = "The network has more than 7 dense layers, or others in proportion. So it has kernels for one vector width only";
    private const string OneRow = "The network has more than 24 dense layers, or others in proportion. So its kernels compute one row";

    [Theory]
    [InlineData(0, 1, new[] { 512, 256, 128 }, new[] { 6, 2, 1 }, Ordinary)]
    [InlineData(1, 0, new[] { 512, 256, 128 }, new[] { 6, 2, 1 }, Ordinary)]
    [InlineData(7, 7, new[] { 512, 256, 128 }, new[] { 6, 2, 1 }, Ordinary)]
    [InlineData(7, 15, new[] { 512, 256, 128 }, new[] { 6, 2, 1 }, Ordinary)]
    [InlineData(7, 16, new[] { 256 }, new[] { 4, 1 }, OneWidth)]
    [InlineData(8, 8, new[] { 256 }, new[] { 4, 1 }, OneWidth)]
    [InlineData(24, 49, new[] { 256 }, new[] { 4, 1 }, OneWidth)]
    [InlineData(24, 50, new[] { 256 }, new[] { 1 }, OneRow)]
    [InlineData(25, 0, new[] { 256 }, new[] { 1 }, OneRow)]
    [InlineData(1, 90, new[] { 256 }, new[] { 1 }, OneRow)]
    public void NumberOfLayers_ChoosesWidthsAndTiles(int dense, int others, int[] bits, int[] tileRows, string reason)
    {
        KernelSelection selection = KernelChoice.For(Model(dense, others));
        selection.Forms.Select(static form => form.Bits).ShouldBe(bits);
        selection.TileRows.ShouldBe(tileRows);
        selection.Tile.ShouldBe(tileRows[0]);
        selection.Reason.ShouldStartWith(reason);
    }

    [Fact]
    public void Tiles_FitWhatTheyAreHandedIn()
    {
        for (int dense = 1; dense <= 32; dense++)
        {
            KernelSelection selection = KernelChoice.For(Model(dense, 0));
            selection.TileRows[^1].ShouldBe(1, "whatever is left is computed row by row");
            selection.TileRows.ShouldBe(selection.TileRows.OrderDescending());
            (96 % selection.Tile).ShouldBe(0, "a piece of the gradient is whole tiles");
            selection.Tile.ShouldBeLessThanOrEqualTo(8, "a tile is packed with one vector");
        }

        KernelChoice.For(Model(1, 0)).Tile.ShouldBe(TrainingPass.TileRows, "workers get whole tiles");
    }

    [Theory]
    [InlineData(8, new[] { 256, 128 })]
    [InlineData(16, new[] { 512, 256, 128 })]
    [InlineData(64, new[] { 512, 256, 128 })]
    public void VectorsWiderThanAPanel_AreNoChoice(int panelWidth, int[] bits) =>
        KernelChoice.For(Model(1, 0)).FormsOver(panelWidth).Select(static form => form.Bits).ShouldBe(bits);

    private static NetworkModel Model(int dense, int others)
    {
        var shape = new Shape(4);
        var start = new ParameterStart(null, 0);
        IEnumerable<Layer> layers =
        [
            .. Enumerable.Repeat(new Dense(shape, shape, 0, start, 0), dense),
            .. Enumerable.Repeat(new Dropout(shape, 0.5), others),
        ];
        return Plain.Model(shape, layers);
    }
}
