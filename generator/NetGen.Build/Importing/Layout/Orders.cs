namespace NetGen.Build.Importing.Layout;

/// <summary>Orders of axes in memory.</summary>
internal static class Orders
{
    /// <summary>The file's own order.</summary>
    public static int[] Same(int rank) => [.. Enumerable.Range(0, rank)];

    /// <summary>The order in which the channels, the first axis, come last.</summary>
    public static int[] ChannelLast(int rank) => [.. Enumerable.Range(1, rank - 1), 0];

    /// <summary>The order with one axis moved to the end.</summary>
    public static int[] WithLast(int[] order, int axis) => [.. order.Where(other => other != axis), axis];

    /// <summary>Whether two orders of a shape are the same memory. Axes of size one do not matter.</summary>
    public static bool Agree(int[] shape, int[] first, int[] second) => WithoutOnes(shape, first).SequenceEqual(WithoutOnes(shape, second));

    /// <summary>The axes that are longer than one, in this order.</summary>
    public static int[] WithoutOnes(int[] shape, int[] order) => [.. order.Where(axis => shape[axis] != 1)];

    /// <summary>The position of each axis.</summary>
    public static int[] Inverse(int[] order)
    {
        int[] inverse = new int[order.Length];
        for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
