namespace NetGen.Tests.Folding;

/// <summary>Folded weights against the formula: a value of W′ and b′ is off by its own rounding to float, and nothing else.</summary>
public sealed class PanelFoldTests
{
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>Panels of all widths, whole ones, with padding, and with eights that are nothing else.</summary>
    private static readonly (int Units, int Inputs, int Width)[] s_shapes =
    [
        (1, 1, 8), (8, 3, 8), (9, 5, 16), (17, 4, 32), (33, 7, 64), (130, 9, 32), (128, 200, 64)
    ];

    public static TheoryData<int, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, bool>();
            for (int index = 0; index < 4 * s_shapes.Length; index++)
            {
                cases.Add(index / 4, (index & 1) != 0, (index & 2) != 0);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FoldedLayer_IsTheFormulaRoundedOnce(int index, bool hasBefore, bool hasAfter)
    {
        (int units, int inputs, int width) = s_shapes[index];
        var shape = new PanelShape(units, inputs, width, HasBias: true);
        float[] weights = Packed(shape), folded = new float[shape.Length];
        double[] c = Values(inputs, 1), s = Values(inputs, 2), r = Values(units, 3), t = Values(units, 4);
        Panels.Fold(weights, shape, hasBefore ? new Affine(c, s) : default, hasAfter ? new Affine(r, t) : default, folded);

        for (int unit = 0; unit < units; unit++)
        {
            double row = hasAfter ? r[unit] : 1, sum = weights[BiasAt(shape, unit)], size = Math.Abs(sum);
            for (int input = 0; input < inputs; input++)
            {
                double weight = weights[shape.IndexOf(unit, input)], expected = row * weight * (hasBefore ? c[input] : 1);
                ((double)folded[shape.IndexOf(unit, input)]).ShouldBe(expected, Math.Abs(expected) * Rounding * 1.001, $"w'[{unit}, {input}]");
                sum += hasBefore ? weight * s[input] : 0;
                size += hasBefore ? Math.Abs(weight * s[input]) : 0;
            }

            double bias = (row * sum) + (hasAfter ? t[unit] : 0);
            ((double)folded[BiasAt(shape, unit)]).ShouldBe(bias, (Math.Abs(bias) * Rounding * 1.001) + (size * 1e-13), $"b'[{unit}]");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Padding_StaysZero(int index, bool hasBefore, bool hasAfter)
    {
        (int units, int inputs, int width) = s_shapes[index];
        var shape = new PanelShape(units, inputs, width, HasBias: true);
        float[] weights = Packed(shape), folded = new float[shape.Length];
        Panels.Fold(weights, shape, hasBefore
            ? new Affine(Values(inputs, 1), Values(inputs, 2))
            : default, hasAfter ? new Affine(Values(units, 3), Values(units, 4)) : default, folded);
        folded.Count(static value => value != 0).ShouldBe(units * (inputs + 1));
    }

    [Fact]
    public void NothingToFold_CopiesBitForBit()
    {
        var shape = new PanelShape(33, 7, 64, HasBias: true);
        float[] weights = Packed(shape), folded = new float[shape.Length];
        Panels.Fold(weights, shape, default, default, folded);
        folded.ShouldBe(weights);
        Panels.Fold(
            weights, shape, new Affine([.. Enumerable.Repeat(1.0, 7)], new double[7]), new Affine([.. Enumerable.Repeat(1.0, 33)], new double[33]), folded);
        folded.ShouldBe(weights);
    }

    /// <summary>Two ways to the same outputs, in double: the layers one after the other, and the folded layer.</summary>
    [Fact]
    public void FoldedLayer_ComputesWhatTheLayersDoInTurn()
    {
        var shape = new PanelShape(5, 4, 8, HasBias: true);
        float[] weights = Packed(shape), folded = new float[shape.Length];
        double[] c = Values(4, 1), s = Values(4, 2), r = Values(5, 3), t = Values(5, 4), x = Values(4, 5);
        Panels.Fold(weights, shape, new Affine(c, s), new Affine(r, t), folded);
        for (int unit = 0; unit < 5; unit++)
        {
            double inTurn = weights[BiasAt(shape, unit)], atOnce = folded[BiasAt(shape, unit)];
            for (int input = 0; input < 4; input++)
            {
                inTurn += weights[shape.IndexOf(unit, input)] * ((c[input] * x[input]) + s[input]);
                atOnce += folded[shape.IndexOf(unit, input)] * x[input];
            }

            atOnce.ShouldBe((r[unit] * inTurn) + t[unit], 1e-6);
        }
    }

    private static int BiasAt(PanelShape shape, int unit) => shape.IndexOf(unit, 0) - shape.Width;

    private static double[] Values(int count, int stream)
    {
        var random = CounterRandom.For(7, CounterRandom.Purpose.Split, stream);
        return [.. Enumerable.Range(0, count).Select(index => (2.0 * random.Uniform((uint)index)) - 0.9)];
    }

    /// <summary>Weights and biases that are not zero, and padding that is.</summary>
    private static float[] Packed(PanelShape shape)
    {
        float[] packed = new float[shape.Length];
        double[] values = Values(shape.Units * (shape.Inputs + 1), 6);
        for (int unit = 0, next = 0; unit < shape.Units; unit++)
        {
            for (int row = 0; row <= shape.Inputs; row++)
            {
                packed[BiasAt(shape, unit) + (row * shape.Width)] = (float)values[next++];
            }
        }

        return packed;
    }
}
