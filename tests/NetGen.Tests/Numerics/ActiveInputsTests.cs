namespace NetGen.Tests.Numerics;

/// <summary>The lists that kernels skip zeros by, against plain loops.</summary>
public class ActiveInputsTests
{
    private const int Sentinel = -7;

    private static readonly double[] s_densities = [0, 0.02, 0.19, 0.5, 0.9, 1];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 70), 96, 101, 130];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void CountAndList_AreThoseOfAPlainLoop(int length)
    {
        foreach (double density in s_densities)
        {
            float[] x = Values(length, density);
            int[] expected = [.. Enumerable.Range(0, length).Where(i => x[i] != 0)];
            ActiveInputs.Count(x).ShouldBe(expected.Length);

            int[] memory = Filled(length + 32);
            ActiveInputs.List(x, memory.AsSpan(0, length)).ShouldBe(expected.Length);
            memory[..expected.Length].ShouldBe(expected);
            memory[length..].ShouldAllBe(static index => index == Sentinel, "written past the list");
        }
    }

    /// <summary>Exact up to 511 values; beyond, from a sample of at least 256, within four standard deviations of it.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(784)]
    [InlineData(1023)]
    [InlineData(16000)]
    public void Estimate_ComesCloseToTheCount(int length)
    {
        foreach (double density in s_densities)
        {
            float[] x = Values(length, density);
            double tolerance = length < 512 ? 0 : 4 * length * Math.Sqrt(density * (1 - density) / 256);
            ((double)Math.Abs(ActiveInputs.Estimate(x) - ActiveInputs.Count(x))).ShouldBeLessThanOrEqualTo(tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Find_ListsWhatIsNotZeroInAllRowsOfATile(int inputs)
    {
        foreach ((int tileRows, int pitchBeyond) in (ReadOnlySpan<(int, int)>)[(6, 0), (6, 5), (4, 3), (2, 0)])
        {
            foreach (double density in s_densities)
            {
                int pitch = inputs + pitchBeyond, rows = (2 * tileRows) + (inputs % tileRows);
                float[] x = Values(rows * pitch, density / 3);
                int listLength = inputs + 1, left = rows % tileRows, tiles = 2 * left >= tileRows ? 3 : 2;
                int[] active = Filled((3 * listLength) + 32);
                ActiveInputs.Find(x, inputs, pitch, rows, tileRows, most: inputs, active);
                for (int tile = 0; tile < tiles; tile++)
                {
                    int first = tile < 2 ? tile * tileRows : rows - tileRows;
                    int[] expected = [.. Enumerable.Range(0, inputs).Where(i => Enumerable.Range(first, tileRows).Any(row => x[(row * pitch) + i] != 0))];
                    int start = tile * listLength;
                    active[start].ShouldBe(expected.Length);
                    active[(start + 1)..(start + 1 + expected.Length)].ShouldBe(expected);
                }

                active[(tiles * listLength)..].ShouldAllBe(static index => index == Sentinel, "too few rows for a tile have no list");
            }
        }
    }

    /// <summary>The tile would have at least as many active inputs as its first row, so nobody would read its list.</summary>
    [Fact]
    public void Find_MakesNoListOfATileWhoseFirstRowIsDense()
    {
        float[] x = [1, 1, 1, 0, 0, 0, 0, 1, /* tile */ 0, 0, 0, 1, 1, 0, 0, 0];
        int[] active = Filled(12);
        ActiveInputs.Find(x, inputs: 4, pitch: 4, rows: 4, tileRows: 2, most: 2, active);
        active[0].ShouldBe(4);
        active[1].ShouldBe(Sentinel);
        active[5..8].ShouldBe([2, 0, 3]);
    }

    [Fact]
    public void NaNIsActive_AndNegativeZeroIsNot()
    {
        foreach (int length in (int[])[3, 20, 40])
        {
            float[] x = new float[length];
            Array.Fill(x, -0f);
            (x[1], x[length - 1]) = (float.NaN, float.Epsilon);
            int[] list = new int[length];
            ActiveInputs.Count(x).ShouldBe(2);
            ActiveInputs.List(x, list).ShouldBe(2);
            list[..2].ShouldBe([1, length - 1]);
        }
    }

    [Fact]
    public void ListTooShort_IsRefused() => Should.Throw<ArgumentException>(static () => ActiveInputs.List(new float[20], new int[19]));

    /// <summary>Values of which a share is not zero; some zeros are negative, and a few values are not numbers.</summary>
    private static float[] Values(int count, double density)
    {
        CounterRandom random = CounterRandom.For(count, CounterRandom.Purpose.Split, (int)(density * 1000));
        return [.. Enumerable.Range(0, count).Select(i => random.Uniform((uint)i) >= density ? (i % 3 == 0 ? -0f : 0) : i % 11 == 0 ? float.NaN : i + 0.5f)];
    }

    private static int[] Filled(int length)
    {
        int[] memory = new int[length];
        Array.Fill(memory, Sentinel);
        return memory;
    }
}
