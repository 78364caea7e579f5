namespace NetGen.Tests.Training;

/// <summary>What the kernels of dW read is packed as plain loops would pack it.</summary>
public sealed class GradientWorkspaceTests
{
    private const int Inputs = 59;
    private const int Capacity = 13;
    private const int PanelWidth = 16;

    public static TheoryData<int, int> RowsAndTiles => Combinations.Of(Enumerable.Range(1, Capacity), [6, 4, 1]);

    [Theory]
    [MemberData(nameof(RowsAndTiles))]
    public void PackInputs_LaysTilesSideBySide(int rows, int tile)
    {
        foreach ((int pitch, int first, int end) in Ranges())
        {
            float[] x = Values(rows * pitch, share: 1);
            ReadOnlySpan<float> packed = NewWorkspace().PackInputs(x, pitch, rows, first, end, tile);
            packed.Length.ShouldBe((end - first) * rows);
            foreach ((int start, int width) in Tiles(first, end, tile))
            {
                for (int n = 0; n < rows; n++)
                {
                    packed.Slice(((start - first) * rows) + (n * width), width)
                        .ToArray()
                        .ShouldBe(x[((n * pitch) + start)..((n * pitch) + start + width)], $"tile at {start} of {first}..{end}, row {n}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(RowsAndTiles))]
    public void PackActiveInputs_LeavesOutSamplesWithOnlyZerosInATile(int rows, int tile)
    {
        foreach ((int pitch, int first, int end) in Ranges())
        {
            foreach (double share in (double[])[0, 0.1, 0.5, 1])
            {
                float[] x = Values(rows * pitch, share);
                ReadOnlySpan<float> packed = NewWorkspace().PackActiveInputs(x, pitch, rows, first, end, tile, out ReadOnlySpan<int> samples);

                // Where the first sample has no zero nothing is left out, and the count alone says so.
                bool isDense = !x.AsSpan(first, end - first).Contains(0f);
                foreach ((int start, int width) in Tiles(first, end, tile))
                {
                    int[] expected =
                    [
                        .. Enumerable.Range(0, rows).Where(n => width < tile || isDense || x.AsSpan((n * pitch) + start, width).ContainsAnyExcept(0f))
                    ];
                    if (width == tile)
                    {
                        samples[(start - first) / tile * (rows + 1)].ShouldBe(expected.Length);
                    }

                    if (width == tile && expected.Length < rows)
                    {
                        ReadOnlySpan<int> list = samples[((start - first) / tile * (rows + 1))..];
                        list.Slice(1, expected.Length).ToArray().ShouldBe(expected, $"samples of the tile at {start} of {first}..{end}");
                    }

                    for (int k = 0; k < expected.Length; k++)
                    {
                        int at = (expected[k] * pitch) + start;
                        packed.Slice(((start - first) * rows) + (k * width), width)
                            .ToArray()
                            .ShouldBe(x[at..(at + width)], $"tile at {start} of {first}..{end}, its sample {k}");
                    }
                }
            }
        }
    }

    [Fact]
    public void NotANumber_IsNoZeroSample()
    {
        float[] x = new float[3 * Inputs];
        x[Inputs + 2] = float.NaN;
        x[2 * Inputs] = -0f;
        ReadOnlySpan<float> packed = NewWorkspace().PackActiveInputs(x, Inputs, 3, 0, 6, 6, out ReadOnlySpan<int> samples);
        samples[..2].ToArray().ShouldBe([1, 1]);
        packed[2].ShouldBe(float.NaN);
    }

    [Fact]
    public void PackErrors_CopiesThePanel()
    {
        const int pitch = 40;
        for (int rows = 1; rows <= Capacity; rows++)
        {
            float[] dy = Values(rows * pitch, share: 1);
            foreach ((int unit, int width) in (ReadOnlySpan<(int, int)>)[(0, 8), (8, 16), (24, 16), (32, 8)])
            {
                float[] packed = NewWorkspace().PackErrors(dy, pitch, rows, unit, width).ToArray();
                packed.ShouldBe([.. Enumerable.Range(0, rows).SelectMany(n => dy[((n * pitch) + unit)..((n * pitch) + unit + width)])]);
            }
        }
    }

    /// <summary>Rows that end with the last input and rows that go on; all inputs, and a worker's share.</summary>
    private static IEnumerable<(int Pitch, int First, int End)> Ranges() =>
        from pitch in (int[])[Inputs, Inputs + 1, 64]
        from range in ((int First, int End)[])[(0, Inputs), (0, 12), (7, 7), (7, 8), (11, Inputs), (5, 18), (0, 53)]
        select (pitch, range.First, range.End);

    /// <summary>Whole tiles, then pairs where the tile is six high, then singles: the heights that kernels are written for.</summary>
    private static IEnumerable<(int Start, int Width)> Tiles(int first, int end, int tile)
    {
        foreach (int width in tile > 4 ? (int[])[tile, 2, 1] : [tile, 1])
        {
            for (; first <= end - width; first += width)
            {
                yield return (first, width);
            }
        }
    }

    private static float[] Values(int count, double share)
    {
        CounterRandom random = CounterRandom.For(count, CounterRandom.Purpose.Split, (int)(share * 100));
        return [.. Enumerable.Range(0, count).Select(i => random.Uniform((uint)i) < share ? i + 1 : i % 2 == 0 ? 0 : -0f)];
    }

    private static GradientWorkspace NewWorkspace() => new(
        new NetworkInfo
        {
            Name = "Net",
            InputSize = Inputs,
            OutputSize = 1,
            Loss = Loss.MeanSquaredError,
            OutputActivation = Activation.Linear,
            Layers = [],
            Tensors =
            [
                new TensorInfo
                {
                    Name = "0.weight", Role = TensorRole.Weight, Rows = 1, Columns = Inputs, Offset = PanelWidth, PanelWidth = PanelWidth,
                    PanelStride = PanelWidth * (Inputs + 1)
                }
            ],
            PackedLength = PanelWidth * (Inputs + 1),
            WorkspacePerRow = 0,
            WorkspaceFixed = 0,
        },
        Capacity,
        workers: 1);
}
