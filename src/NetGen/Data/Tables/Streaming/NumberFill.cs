namespace NetGen;

/// <summary>Computes the value for missing cells of a column of numbers. The memory that it uses does not depend on the number of rows.</summary>
/// <param name="missing">The rule for the value.</param>
/// <param name="place">The column, for messages.</param>
internal sealed class NumberFill(MissingCells missing, string place)
{
    /// <summary>Largest number of different values that are counted to find the most frequent.</summary>
    private const int MostNumbers = 1 << 20;

    private const int Half = 16;

    private readonly Dictionary<float, long> _counts = [];
    private readonly long[] _high = new long[missing == MissingCells.Median ? 1 << Half : 0];
    private readonly long[][] _low = [[], []];
    private readonly int[] _middle = new int[2];
    private double _sum;
    private long _count;

    /// <summary>Whether the numbers must be read twice. The first pass finds the upper half of the median's bits, the second pass the lower half.</summary>
    public bool NeedsSecondPass => missing == MissingCells.Median;

    /// <summary>Adds a number in the first pass.</summary>
    public void Add(float number)
    {
        _count++;
        switch (missing)
        {
            case MissingCells.Mean:
                _sum += number;
                break;
            case MissingCells.Median:
                _high[Key(number) >> Half]++;
                break;
            default:
                _counts[number] = _counts.GetValueOrDefault(number) + 1;
                if (_counts.Count > MostNumbers)
                {
                    throw new NetGenFormatException($"{place}: expected at most {MostNumbers} different numbers to find the most frequent of, but found more.");
                }

                break;
        }
    }

    /// <summary>Begins the second pass.</summary>
    public void BeginSecondPass()
    {
        if (_count == 0)
        {
            return;
        }

        for (int i = 0; i < 2; i++)
        {
            // Rank (n − 1) / 2 or n / 2. It is then reduced to the rank among the numbers with the same upper half.
            long rank = (_count - 1 + i) / 2;
            int half = 0;
            while (rank >= _high[half])
            {
                rank -= _high[half++];
            }

            _middle[i] = half;
            _low[i] = new long[1 << Half];
        }
    }

    /// <summary>Adds a number in the second pass.</summary>
    public void AddAgain(float number)
    {
        uint key = Key(number);
        for (int i = 0; i < 2; i++)
        {
            if (key >> Half == _middle[i])
            {
                _low[i][key & ((1 << Half) - 1)]++;
            }
        }
    }

    /// <summary>The value for a missing cell; null if missing cells are not replaced.</summary>
    /// <exception cref="NetGenFormatException">There was no number to compute it from.</exception>
    public float? Value()
    {
        if (missing is MissingCells.Error or MissingCells.DropRow)
        {
            return null;
        }

        if (_count == 0)
        {
            throw new NetGenFormatException($"{place}: expected at least one number to fill missing cells by, but found none.");
        }

        return missing switch
        {
            MissingCells.Mean => (float)(_sum / _count),
            MissingCells.Median => (float)((Middle(0) + Middle(1)) / 2),
            _ => _counts.OrderBy(static number => number.Key).MaxBy(static number => number.Value).Key,
        };
    }

    /// <summary>Converts a number to an unsigned integer, so that integers are in the same order as the numbers.</summary>
    private static uint Key(float number)
    {
        uint bits = BitConverter.SingleToUInt32Bits(number);
        return (bits & 0x8000_0000) == 0 ? bits | 0x8000_0000 : ~bits;
    }

    private double Middle(int i)
    {
        long rank = (_count - 1 + i) / 2;
        for (int half = 0; half < _middle[i]; half++)
        {
            rank -= _high[half];
        }

        uint low = 0;
        while (rank >= _low[i][low])
        {
            rank -= _low[i][low++];
        }

        uint key = ((uint)_middle[i] << Half) | low;
        return BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);
    }
}
