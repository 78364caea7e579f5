namespace NetGen.Tests.Data;

public sealed class NestedOrderTests
{
    private static readonly int[] s_classes = [.. Enumerable.Range(0, 200).Select(static row => row % 20 == 0 ? 2 : row % 3 == 0 ? 1 : 0)];

    private static readonly Dataset s_data = new(new float[200], 1, new float[200], 1);

    [Fact]
    public void EveryRow_ComesOnce() => s_data.NestedOrder(3, s_classes).Order().ShouldBe(Enumerable.Range(0, 200));

    /// <summary>Sainte-Laguë's own rule, seat by seat: the next row is of the class with the largest nₖ / (2·taken + 1).</summary>
    [Fact]
    public void EveryFirstPart_HasTheClassesInTheirShares()
    {
        int[] sizes = [.. s_classes.CountBy(static @class => @class).OrderBy(static pair => pair.Key).Select(static pair => pair.Value)], taken = new int[3];
        foreach (int row in s_data.NestedOrder(3, s_classes))
        {
            double[] claims = [.. Enumerable.Range(0, 3).Select(@class => sizes[@class] / ((2.0 * taken[@class]) + 1))];
            claims[s_classes[row]].ShouldBe(claims.Max(), 1e-9);
            taken[s_classes[row]]++;
            int size = taken.Sum();
            for (int @class = 0; @class < 3; @class++)
            {
                ((double)taken[@class]).ShouldBe(size * sizes[@class] / 200.0, 1.5);
            }
        }
    }

    [Fact]
    public void Seed_DecidesTheOrder()
    {
        s_data.NestedOrder(3, s_classes).ShouldBe(s_data.NestedOrder(3, s_classes));
        s_data.NestedOrder(3, s_classes).ShouldNotBe(s_data.NestedOrder(4, s_classes));
    }

    [Fact]
    public void OneClass_IsDealtAtRandom()
    {
        int[] order = s_data.NestedOrder(1, new int[200]);
        order.ShouldNotBe(Enumerable.Range(0, 200));
        order.Take(100).Average().ShouldBe(99.5, 15);
    }
}
