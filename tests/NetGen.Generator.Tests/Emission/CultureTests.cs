using System.Globalization;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Generated code has the signs of C#, whatever signs the culture has in which the compiler runs.</summary>
public sealed class CultureTests
{
    /// <summary>Panels that are read downward too, and a slope below zero: both put a sign into the code.</summary>
    private const string Source = "using NetGen; [NeuralNetwork(20)] [Dense(600, Activation.Tanh)] [Dense(441, Activation.LeakyRelu, Alpha = -0.25)] "
        + "[Dense(10, Activation.Softmax)] public partial class Net;";

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public async Task GeneratedCode_CompilesAndIsTheSameInEveryCulture(string culture)
    {
        Generation invariant = await UnderAsync(CultureInfo.InvariantCulture), found = await UnderAsync(new CultureInfo(culture));
        found.ShouldBeClean();
        found.Files.ShouldBe(invariant.Files);
        found.Files.ShouldContain(static file => file.Source.Contains("-0.25", StringComparison.Ordinal));
    }

    private static async Task<Generation> UnderAsync(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return await GeneratorHarness.RunAsync(Source);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
