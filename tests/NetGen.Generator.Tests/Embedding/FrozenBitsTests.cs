using NetGen.Generator.Tests.Mathematics;
using NetGen.Tests.Numerics;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>A frozen class computes what the class computes that was trained, bit for bit, whatever its layers.</summary>
[Collection(ForcedWidth.Name)]
public sealed class FrozenBitsTests
{
    /// <summary>A tile and a rest that takes rows of it along.</summary>
    private const int Rows = 11;

    /// <summary>Where in the catalog those pairs end.</summary>
    private static readonly int s_firstOfOthers = NetworkCatalog.Tried.TakeWhile(static text => !text.Contains("Dropout", StringComparison.Ordinal)).Count();

    private static readonly int[] s_widths = [512, 256, 128];

    /// <summary>
    /// Of the networks that try each pair of an activation and a loss every fifth, which in a long run has each activation once: inference knows no loss. All
    /// the others.
    /// </summary>
    private static readonly string[] s_texts = [.. NetworkCatalog.Tried.Where(static (_, index) => index >= s_firstOfOthers || index % 5 == 0)];

    /// <summary>Networks that scale their input, each by one of the ways in which one sample is computed, and one whose scaling stands alone.</summary>
    private static readonly string[] s_scaled =
    [
        .. s_texts.Where(static text => text.Contains("Standardize", StringComparison.Ordinal) || text.Contains("MinMaxScale", StringComparison.Ordinal)),
    ];

    /// <summary>All classes in one compilation, because each costs about a second.</summary>
    private static readonly Lazy<IReadOnlyList<Type>> s_types = new(static () => EmbeddedClass.Compile(
    [
        .. s_texts.Select(static text => EmbeddedClass.Plain(NetworkCatalog.Of(text), isFrozen: true)),
        .. s_scaled.Select(static text => EmbeddedClass.Plain(WithFarColumn(text), isFrozen: true)),
    ]));

    public static TheoryData<string> Networks => [.. s_texts];

    public static TheoryData<string> ScaledNetworks => [.. s_scaled];

    [Theory]
    [MemberData(nameof(Networks))]
    public void FrozenClass_HasTheBitsOfTheTrainedOne(string text) =>
        HaveTheSameBits(NetworkCatalog.Of(text), FrozenNetwork.Of(s_types.Value[Array.IndexOf(s_texts, text)]));

    /// <summary>What would lose digits if it were folded is scaled before the product, here as there.</summary>
    [Theory]
    [MemberData(nameof(ScaledNetworks))]
    public void ColumnThatDoesNotFold_HasTheBitsOfTheTrainedOne(string text) =>
        HaveTheSameBits(WithFarColumn(text), FrozenNetwork.Of(s_types.Value[s_texts.Length + Array.IndexOf(s_scaled, text)]));

    private static CompiledNetwork WithFarColumn(string text)
    {
        CompiledNetwork network = NetworkCatalog.Of(text);
        float[] state = network.State;
        (state[1], state[network.Info.InputSize + 1]) = (1000, 0.5f);
        network.State = state;
        return network;
    }

    private static void HaveTheSameBits(CompiledNetwork trained, FrozenNetwork frozen)
    {
        var samples = Samples.For(trained, Rows);
        foreach (int bits in s_widths.Where(ForcedWidth.Exists))
        {
            using var width = new ForcedWidth(bits);
            float[] outputs = new float[samples.Targets.Length];
            frozen.PredictBatch(samples.Inputs, outputs);
            Bits.ShouldBe(outputs, trained.PredictBatch(samples.Inputs), $"y of PredictBatch, {bits} bits");
            for (int n = 0; n < Rows; n++)
            {
                float[] output = new float[samples.OutputSize];
                frozen.Predict(samples.Row(n), output);
                Bits.ShouldBe(output, trained.Predict(samples.Row(n)), $"y of Predict, {bits} bits");
            }

            (float[] Outputs, float[] Losses) scored = frozen.Score(samples), expected = trained.Score(samples);
            Bits.ShouldBe(scored.Outputs, expected.Outputs, $"y of Score, {bits} bits");
            Bits.ShouldBe(scored.Losses, expected.Losses, $"loss of Score, {bits} bits");
        }
    }
}
