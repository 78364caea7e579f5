namespace NetGen.Generator.Operations;

/// <summary>Lists of the inputs that are not zero, which let a kernel skip the others: pixels of an image, outputs of a ReLU.</summary>
/// <remarks>A product with zero adds nothing, so skipping it changes no bit of a sum, as long as the weights are finite.</remarks>
internal static class ZeroSkipping
{
    /// <summary>From this many inputs of a layer on, looking for zeros can pay.</summary>
    public const int Fewest = 64;

    /// <summary>From this many weights of a layer on, it can pay for one sample. Fewer weights all come from the first-level cache.</summary>
    public const int FewestWeights = 1 << 14;

    /// <summary>Up to this many inputs, one sample makes a list. It lies on the stack and takes up to 64 KB.</summary>
    public const int MostListed = 1 << 14;

    /// <summary>
    /// The most active inputs for which the list is used. With more the full loop is faster, because it reads weights in order; the list costs about a tenth.
    /// </summary>
    public static int MostOf(int inputs) => inputs * 7 / 8;

    /// <summary>The same limit for one sample. The list costs more, because no other sample shares it.</summary>
    public static int MostOfOneSample(int inputs) => inputs * 3 / 4;

    /// <summary>The length of the list of one tile: the count, then at most every input.</summary>
    public static int ListLength(int inputs) => inputs + 1;

    /// <summary>
    /// The most numbers that the lists take for each row. The worst case is one and a half tiles of rows: they are cut into two tiles, of which the second
    /// begins within the first.
    /// </summary>
    public static int RowShare(int inputs, int tileRows)
    {
        int fewest = tileRows + ((tileRows + 1) / 2);
        return ((2 * ListLength(inputs)) + fewest - 1) / fewest;
    }
}
