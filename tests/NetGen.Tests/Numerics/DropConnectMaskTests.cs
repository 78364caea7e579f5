namespace NetGen.Tests.Numerics;

public class DropConnectMaskTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 3, 4, 8 }, { 8, 1, 8 }, { 17, 5, 8 }, { 33, 7, 16 }, { 70, 3, 32 }, { 64, 9, 64 }, { 130, 40, 64 },
    };

    /// <summary>Weight (o, i) is kept by number o·inputs + i alone, whoever draws it, and nothing else is touched.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Mask_FollowsTheOrderOfTheContract(int units, int inputs, int width)
    {
        var shape = new PanelShape(units, inputs, width, HasBias: true);
        int panels = (units + width - 1) / width, length = panels * shape.Stride;
        CounterRandom random = CounterRandom.For(3, CounterRandom.Purpose.DropConnect, 1, 2);
        float[] weights = [.. Enumerable.Range(0, length).Select(static k => (float)Math.Sin(k) + 2)];
        Guarded mask = new(length), masked = new(length);
        foreach ((int first, int end) in new[] { (panels / 2, panels), (0, panels / 2) })
        {
            Panels.Mask(random, 0.3f, weights, shape, mask.Span, masked.Span, first, end);
        }

        mask.ShouldBeIntact();
        masked.ShouldBeIntact();
        float[] expectedMask = new float[length], expected = new float[length];
        for (int unit = 0; unit < panels * width; unit++)
        {
            int bias = shape.IndexOf(unit, 0) - width;
            expected[bias] = weights[bias];
            for (int input = 0; input < inputs && unit < units; input++)
            {
                int index = shape.IndexOf(unit, input);
                expectedMask[index] = random.Uniform((uint)((unit * inputs) + input)) < 0.3f ? 0 : 1 / (1 - 0.3f);
                expected[index] = weights[index] * expectedMask[index];
            }
        }

        mask.Span.ToArray().ShouldBe(expectedMask);
        masked.Span.ToArray().ShouldBe(expected);
    }

    /// <summary>The share that is dropped is the rate, over all weights and in every row and column: within five standard errors.</summary>
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.8f)]
    public void Mask_DropsTheShareOfItsRate(float rate)
    {
        const int units = 192, inputs = 160;
        var shape = new PanelShape(units, inputs, 64, HasBias: true);
        float[] weights = new float[3 * shape.Stride], mask = new float[weights.Length], masked = new float[weights.Length];
        Panels.Mask(CounterRandom.For(5, CounterRandom.Purpose.DropConnect, 0, 9), rate, weights, shape, mask, masked, 0, 3);
        bool IsDropped(int unit, int input) => mask[shape.IndexOf(unit, input)] == 0;

        int[] rows = [.. Enumerable.Range(0, units)], columns = [.. Enumerable.Range(0, inputs)];
        Share(rows.Sum(unit => columns.Count(input => IsDropped(unit, input))), units * inputs);
        Array.ForEach(rows, unit => Share(columns.Count(input => IsDropped(unit, input)), inputs));
        Array.ForEach(columns, input => Share(rows.Count(unit => IsDropped(unit, input)), units));

        void Share(int dropped, int count) => (dropped / (double)count).ShouldBe(rate, 5 * Math.Sqrt(rate * (1 - rate) / count));
    }
}
