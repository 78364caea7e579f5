namespace NetGen.Tests.Numerics;

public sealed class RowTilesTests
{
    [Theory]
    [InlineData(64, 6, new[] { 0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 58 })]
    [InlineData(12, 6, new[] { 0, 6 })]
    [InlineData(14, 6, new[] { 0, 6 })]
    [InlineData(15, 6, new[] { 0, 6, 9 })]
    [InlineData(11, 6, new[] { 0, 5 })]
    [InlineData(5, 6, new int[0])]
    [InlineData(0, 6, new int[0])]
    [InlineData(9, 4, new[] { 0, 4 })]
    [InlineData(10, 4, new[] { 0, 4, 6 })]
    [InlineData(3, 1, new[] { 0, 1, 2 })]
    public void ARestOfHalfATile_GoesWithRowsBeforeIt(int rows, int tile, int[] expected) => FirstRows(rows, tile).ShouldBe(expected);

    [Fact]
    public void EveryRow_IsInATileOrAmongTheFewLeft()
    {
        foreach (int tile in (int[])[1, 2, 4, 6])
        {
            for (int rows = 0; rows < 5 * tile; rows++)
            {
                List<int> first = FirstRows(rows, tile);
                int covered = first.Count == 0 ? 0 : first[^1] + tile;
                covered.ShouldBeInRange(0, rows);
                (2 * (rows - covered) < tile || rows < tile).ShouldBeTrue();
                RowTiles.Count(rows, tile).ShouldBe(first.Count);
                for (int i = 0; i < first.Count; i++)
                {
                    RowTiles.FirstRow(i, rows, tile).ShouldBe(first[i]);

                    // How the kernels find a tile's list.
                    ((first[i] + tile - 1) / tile).ShouldBe(i);
                }
            }
        }
    }

    /// <summary>As the loop of a kernel goes.</summary>
    private static List<int> FirstRows(int rows, int tile)
    {
        var first = new List<int>();
        for (int n = 0; n <= rows - tile; n = RowTiles.Next(n, rows, tile))
        {
            first.Add(n);
        }

        return first;
    }
}
