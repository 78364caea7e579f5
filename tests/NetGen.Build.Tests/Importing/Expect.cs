using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>What a model gives for a row.</summary>
internal static class Expect
{
    public static double[] Run(this TestModel model, params double[] row) => model.Network().Run(row);

    /// <summary>Runs a row of small numbers that differ.</summary>
    public static double[] RunSome(this TestModel model) => model.Network().RunSome();

    public static double[] RunSome(this TextNetwork network) => network.Run(SomeRow(Sizes.Product(network.Input.Ints("file"))));

    public static double[] SomeRow(int length) => [.. TestTensor.Some([length], 5).Select(static value => (double)value)];

    public static void ShouldBeNear(this double[] found, params double[] expected)
    {
        found.Length.ShouldBe(expected.Length);
        for (int i = 0; i < found.Length; i++) found[i].ShouldBe(expected[i], 1e-5, $"element {i}");
    }
}
