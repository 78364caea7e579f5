namespace NetGen.Integration.Tests.Sources;

/// <summary>Every epoch visits every row once, however its order is drawn.</summary>
public sealed class ShufflingTests
{
    [Theory]
    [InlineData(100, 7, 3)]
    [InlineData(100, 10, 100)]
    [InlineData(1, 1, 1)]
    [InlineData(64, 1, 8)]
    [InlineData(65, 64, 1)]
    public void ByBlocks_IsAPermutation_OfWhichABufferHoldsWholeBlocks(int count, int blockRows, int bufferedBlocks)
    {
        var order = new SampleOrder(new FitOptions { Seed = 5 }, count, skipped: 0, Shuffling.ByBlocks(blockRows, bufferedBlocks));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            order.Draw(epoch);
            int[] rows = order.Batch(0, count).ToArray();
            rows.Order().ShouldBe(Enumerable.Range(0, count));
            seen.Add(string.Join(' ', rows));

            int place = 0;
            foreach (int[] buffer in order.Blocks.ToArray().Chunk(bufferedBlocks))
            {
                int[] expected = [.. buffer.SelectMany(block => Enumerable.Range(block * blockRows, blockRows)).Where(row => row < count)];
                rows[place..(place + expected.Length)].Order().ShouldBe(expected.Order());
                place += expected.Length;
            }

            order.Draw(epoch);
            order.Batch(0, count).ToArray().ShouldBe(rows, "the order follows from seed and epoch alone");
        }

        seen.Count.ShouldBe(count == 1 ? 1 : 3, "every epoch has another order");
    }

    [Fact]
    public void ARow_ComesAnywhereInAnEpoch()
    {
        var order = new SampleOrder(new FitOptions(), 80, skipped: 0, Shuffling.ByBlocks(5, 4));
        double sum = 0;
        var places = new HashSet<int>();
        for (int epoch = 0; epoch < 2000; epoch++)
        {
            order.Draw(epoch);
            int place = order.Batch(0, 80).IndexOf(17);
            places.Add(place);
            sum += place;
        }

        places.Count.ShouldBe(80);
        (sum / 2000).ShouldBeInRange(38, 41, "39.5 with a standard error of 0.52");
    }

    [Fact]
    public void Settings_AreChecked()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => Shuffling.ByBlocks(blockRows: 0));
        Should.Throw<ArgumentOutOfRangeException>(static () => Shuffling.ByBlocks(bufferedBlocks: 0));
        Shuffling.ByBlocks().ToString().ShouldBe("blocks of about a megabyte, 64 in a buffer");
    }
}
