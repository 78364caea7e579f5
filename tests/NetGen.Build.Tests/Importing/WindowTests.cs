using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>Padding of convolutions and pools, by hand.</summary>
public class WindowTests
{
    [Theory]
    [InlineData("SAME_UPPER", new[] { 0, 1 }, new double[] { 3, 7, 5 })]
    [InlineData("SAME_LOWER", new[] { 1, 0 }, new double[] { 1, 5, 9 })]
    [InlineData("VALID", new[] { 0, 0 }, new double[] { 3, 7 })]
    public void AutoPad_PutsTheOddValueAtOneEnd(string mode, int[] pads, double[] expected)
    {
        TestModel model = new TestModel().Input(null, 1, 5).Floats("w", [1, 1, 2], 1, 1).Node("Conv", "x w", "y", ("auto_pad", mode), ("strides", new[] { 2 }));
        model.Network().Nodes[^1].Ints("pads").ShouldBe(pads);
        model.Run(1, 2, 3, 4, 5).ShouldBeNear(expected);
    }

    [Fact]
    public void CeilMode_ExtendsThePaddingForOneMoreWindow()
    {
        TestModel model = new TestModel().Input(null, 1, 6)
            .Node("MaxPool", "x", "y", ("kernel_shape", new[] { 3 }), ("strides", new[] { 2 }), ("ceil_mode", 1));
        model.Network().Nodes[^1].Ints("pads").ShouldBe([0, 1]);
        model.Run(1, 2, 3, 4, 5, 6).ShouldBeNear(3, 5, 6);
    }

    [Fact]
    public void WindowThatWouldBeginInThePadding_IsLeftOut() =>
        new TestModel().Input(null, 1, 2).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 1 }), ("strides", new[] { 2 }), ("ceil_mode", 1)).Run(1, 2)
            .ShouldBeNear(1);

    [Theory]
    [InlineData(0, new double[] { 1.5, 3, 4 })]
    [InlineData(1, new double[] { 1, 3, 4 })]
    public void CountIncludePad_CountsDeclaredPaddingAlone(int count, double[] expected)
    {
        // One zero is declared before, another comes after from ceil_mode.
        TestModel model = new TestModel().Input(null, 1, 4)
            .Node("AveragePool", "x", "y", ("kernel_shape", new[] { 3 }), ("strides", new[] { 2 }), ("pads", new[] { 1, 0 }), ("ceil_mode", 1),
                ("count_include_pad", count));
        TextLine pool = model.Network().Nodes[^1];
        pool.Ints("counted").ShouldBe([count, 0]);
        model.Run(1, 2, 3, 4).ShouldBeNear(expected[..2]);
    }

    [Fact]
    public void DilationsAndGroups_AreKept()
    {
        TestModel model = new TestModel().Input(null, 2, 5).Floats("w", [2, 1, 2], 1, 1, 1, 2)
            .Node("Conv", "x w", "y", ("dilations", new[] { 2 }), ("group", 2));
        model.Run(1, 2, 3, 4, 5, 10, 20, 30, 40, 50).ShouldBeNear(4, 6, 8, 70, 100, 130);
    }

    [Fact]
    public void WindowInThePaddingAlone_IsDeclined() =>
        new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 2 }), ("pads", new[] { 2, 0 })).Problems().Single()
            .Text("attribute").ShouldBe("pads");

    [Fact]
    public void WindowLargerThanTheRow_IsDeclined() =>
        new TestModel().Input(null, 1, 4).Node("MaxPool", "x", "y", ("kernel_shape", new[] { 5 })).Problems().Single().Text("message")
            .ShouldContain("spans 5 values");
}
