namespace NetGen;

/// <summary>Sums of many blocks in a fixed order: neighbours first, then the sums of neighbours, ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)).</summary>
/// <remarks>
/// Blocks that are a power of two in number and begin at a multiple of it are a branch of the tree. So it does not matter who adds which of them: the ranks'
/// sums of their own shards, added in the same order, are the sum of all shards to the bit.
/// </remarks>
internal static class TreeSum
{
    /// <summary>How many sums wait for their neighbour before block i: the place on the stack at which it lies.</summary>
    /// <param name="index">i, from 0.</param>
    public static int Pending(int index) => int.PopCount(index);

    /// <summary>How many additions follow block i: each adds the last place of the stack to the one before it.</summary>
    /// <param name="index">i, from 0.</param>
    public static int Additions(int index) => int.TrailingZeroCount(~index);

    /// <summary>The places of the stack that so many blocks need.</summary>
    /// <param name="count">Number of blocks.</param>
    public static int Depth(int count) => 1 + int.Log2(count);

    /// <summary>Adds the parts of all ranks.</summary>
    /// <param name="own">This rank's part; receives the sum.</param>
    /// <param name="rank">This rank.</param>
    /// <param name="others">The parts of all ranks, a pitch apart, with nothing at the place of this rank. They are overwritten.</param>
    /// <param name="size">Number of ranks.</param>
    /// <param name="pitch">Values from one part to the next.</param>
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
