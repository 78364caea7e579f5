namespace NetGen;

/// <summary>Adds many blocks in a fixed order: first neighbours, then the sums of neighbours, as in ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)).</summary>
/// <remarks>
/// If the number of blocks is a power of two, and the first block is at a multiple of this number, the blocks form a branch of the tree. The sum of a branch
/// has the same bits whichever rank computes it. So if each rank sums its own shards, and the sums of the ranks are added in the same order, the result has the
/// same bits as the sum of all shards.
/// </remarks>
internal static class TreeSum
{
    /// <summary>Number of sums on the stack before block i, which wait for their neighbour. It is also the place of block i on the stack.</summary>
    /// <param name="index">i, from 0.</param>
    public static int Pending(int index) => int.PopCount(index);

    /// <summary>Number of additions after block i. Each adds the top of the stack to the entry below it.</summary>
    /// <param name="index">i, from 0.</param>
    public static int Additions(int index) => int.TrailingZeroCount(~index);

    /// <summary>The size of the stack that this number of blocks needs.</summary>
    /// <param name="count">Number of blocks.</param>
    public static int Depth(int count) => 1 + int.Log2(count);

    /// <summary>Adds the parts of all ranks.</summary>
    /// <param name="own">The part of this rank; receives the sum.</param>
    /// <param name="rank">Number of this rank.</param>
    /// <param name="others">
    /// The parts of all ranks, <paramref name="pitch"/> values apart. The place of this rank is not used. The parts are overwritten.
    /// </param>
    /// <param name="size">Number of ranks.</param>
    /// <param name="pitch">Number of values from the start of one part to the start of the next.</param>
    public static void OfRanks(Span<float> own, int rank, Span<float> others, int size, int pitch)
    {
        for (int stride = 1; stride < size; stride *= 2)
        {
            for (int i = 0; i + stride < size; i += 2 * stride)
            {
                Span<float> sum = i == rank ? own : others.Slice(i * pitch, own.Length);
                ElementwisePass.Add(sum, i + stride == rank ? own : others.Slice((i + stride) * pitch, own.Length), sum);
            }
        }

        if (rank != 0)
        {
            others[..own.Length].CopyTo(own);
        }
    }
}
