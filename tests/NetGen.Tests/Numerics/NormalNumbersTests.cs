namespace NetGen.Tests.Numerics;

/// <summary>Many normal numbers have the bits of each by itself.</summary>
[Collection(ForcedWidth.Name)]
public sealed class NormalNumbersTests
{
    private const float Deviation = 0.3f;
    private const float Untouched = 77;

    private static readonly CounterRandom s_random = CounterRandom.For(8, CounterRandom.Purpose.Initialization);

    [SkippableTheory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Span_HoldsTheNumbersInOrder(int bits)
    {
        Skip.IfNot(ForcedWidth.Exists(bits), ForcedWidth.Absent);
        using var width = new ForcedWidth(bits);
        foreach (int length in (int[])[0, 1, 15, 16, 17, 511, 512, 513, 3000])
        {
            float[] values = Enumerable.Repeat(Untouched, length + 20).ToArray();
            NormalNumbers.Fill(s_random, Deviation, values.AsSpan(0, length));
            values.ShouldBe([.. Enumerable.Range(0, length).Select(Number), .. Enumerable.Repeat(Untouched, 20)]);
        }
    }

    [SkippableTheory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Panels_HoldTheNumberOfEveryWeight_AndNothingInTheirPadding(int bits)
    {
        Skip.IfNot(ForcedWidth.Exists(bits), ForcedWidth.Absent);
        using var width = new ForcedWidth(bits);
        foreach ((int units, int inputs, int panel) in (ReadOnlySpan<(int, int, int)>)[(128, 20, 64), (131, 9, 64), (7, 40, 8), (16, 3, 16), (1, 1, 8)])
        {
            int stride = (inputs * panel) + panel, panels = (units + panel - 1) / panel;
            float[] values = Enumerable.Repeat(Untouched, panels * stride).ToArray();
            NormalNumbers.FillPanels(s_random, Deviation, values, units, inputs, panel, stride);
            for (int i = 0; i < values.Length; i++)
            {
                int unit = (i / stride * panel) + (i % panel), input = i % stride / panel;
                values[i].ShouldBe(unit < units && input < inputs ? Number((unit * inputs) + input) : Untouched, $"at {i} of {units} x {inputs}");
            }
        }
    }

    /// <summary>Some are far out, where the other polynomial holds: one in three hundred.</summary>
    private static float Number(int n) => s_random.Normal((uint)n) * Deviation;
}
