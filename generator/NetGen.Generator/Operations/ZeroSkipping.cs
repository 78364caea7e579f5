namespace NetGen.Generator.Operations;

/// <summary>Lists of the inputs that are not zero, which let a kernel skip the others: pixels of an image, outputs of a ReLU.</summary>
/// <remarks>A product with zero adds nothing, so skipping it leaves every bit of a sum as it is (as long as the weights are finite).</remarks>
internal static class ZeroSkipping
{
    /// <summary>Inputs of a layer from which on looking for zeros can pay.</summary>
    public const int Fewest = 64;

    /// <summary>Weights of a layer from which on it can pay for one sample: with fewer, they all come from the nearest cache.</summary>
    public const int FewestWeights = 1 << 14;

    /// <summary>Inputs up to which one sample's list is made: it lies on the stack, 64 KB of it.</summary>
    public const int MostListed = 1 << 14;

    /// <summary>With more active inputs than this the full loop is faster: it reads weights in order, which the list costs about a tenth.</summary>
    public static int MostOf(int inputs) => inputs * 7 / 8;

    /// <summary>For one sample the list costs more, because nobody shares it.</summary>
    public static int MostOfOneSample(int inputs) => inputs * 3 / 4;

    /// <summary>Numbers of one tile's list: the count, then at most every input.</summary>
    public static int ListLength(int inputs) => inputs + 1;

    /// <summary>
    /// What the lists take for each row, at most: where one and a half tiles of rows are cut into two tiles, of which the second begins within the first.
    /// </summary>
    public static int RowShare(int inputs, int tileRows)
    {
        int fewest = tileRows + ((tileRows + 1) / 2);
        return ((2 * ListLength(inputs)) + fewest - 1) / fewest;
    }
}
