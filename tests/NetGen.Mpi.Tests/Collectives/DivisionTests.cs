namespace NetGen.Mpi.Tests.Collectives;

/// <summary>How rows are divided and sums added, by themselves.</summary>
public sealed class DivisionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void Parts_CoverEveryRowOnce(int parts)
    {
        for (int rows = 1; rows < 40; rows++)
        {
            foreach (bool inPairs in new[] { false, true })
            {
                var division = new PartDivision(parts, 0, parts, inPairs, inPairs);
                division.Boundary(rows, 0).ShouldBe(0);
                division.Boundary(rows, parts).ShouldBe(rows);
                division.RowsOf(rows, 0).ShouldBeGreaterThan(0);
                for (int part = 0; part < parts; part++)
                {
                    int count = division.RowsOf(rows, part);
                    count.ShouldBeInRange(0, division.Capacity(rows));
                    (inPairs && rows > 1 && count == 1).ShouldBeFalse($"part {part} of {rows} rows has one");
                }
            }
        }
    }

    [Fact]
    public void GradientLargerThanAMessage_IsRefusedForSeveralRanks()
    {
        NetworkInfo info = new()
        {
            Name = "Huge", InputSize = 1, OutputSize = 1, Loss = Loss.MeanSquaredError, OutputActivation = Activation.Linear, Layers = [], Tensors = [],
            PackedLength = 600_000_000,
        };
        PartDivision.Of(info, new FitOptions(), Ranks.Alone).Parts.ShouldBe(1);
        Should.Throw<ArgumentException>(() => PartDivision.Of(info, new FitOptions(), new Ranks(InProcessCollective.Create(2)[0]))).Message.ShouldStartWith(
            "Huge has 600000032 values to sum over 2 ranks, but a message holds at most 536870911: train it by one process.");
    }

    [Fact]
    public void Capacity_HoldsForShorterMiniBatchesToo()
    {
        var division = new PartDivision(4, 0, 4, true, true);
        for (int rows = 1; rows <= 39; rows++)
        {
            Enumerable.Range(0, 4).Max(part => division.RowsOf(rows, part)).ShouldBeLessThanOrEqualTo(division.Capacity(39));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void SumsOfRanks_AreAddedAsATree(int size)
    {
        const int Length = 32;
        CounterRandom random = CounterRandom.For(1, CounterRandom.Purpose.Split);
        float[][] parts =
        [
            .. Enumerable.Range(0, size).Select(part => Enumerable.Range(0, Length).Select(i => (float)random.Normal((uint)((part * Length) + i))).ToArray())
        ];
        for (int rank = 0; rank < size; rank++)
        {
            float[] own = [.. parts[rank]], others = [.. parts.SelectMany(static part => part)];
            Array.Fill(others, float.NaN, rank * Length, Length);
            TreeSum.OfRanks(own, rank, others, size, Length);
            own.ShouldBe(Enumerable.Range(0, Length).Select(i => Tree([.. parts.Select(part => part[i])])));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Stack_AddsOneAfterTheOtherAsTheSameTree(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(static i => 0.1f + (i * 1.7e6f))];
        float[] stack = new float[TreeSum.Depth(count)];
        for (int i = 0; i < count; i++)
        {
            int top = TreeSum.Pending(i);
            stack[top] = values[i];
            for (int additions = TreeSum.Additions(i); additions > 0; additions--, top--)
            {
                stack[top - 1] += stack[top];
            }
        }

        stack[0].ShouldBe(Tree(values));
    }

    /// <summary>Neighbours first; who has none goes on alone.</summary>
    private static float Tree(float[] values) => values.Length == 1
        ? values[0]
        : Tree([.. values.Chunk(2).Select(static pair => pair.Length == 2 ? pair[0] + pair[1] : pair[0])]);
}
