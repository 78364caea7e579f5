namespace NetGen.Build.Importing.Values;

/// <summary>Arithmetic on shapes. A shape is a list of sizes, the outermost first.</summary>
internal static class Shapes
{
    /// <summary>The most elements of a row or a constant.</summary>
    public const long Limit = 1 << 26;

    private const int LargestRank = 64;

    /// <summary>Number of elements.</summary>
    /// <exception cref="DeclinedException">There are too many.</exception>
    public static int Length(IReadOnlyList<int> shape) => (int)Length(shape, static size => size);

    /// <inheritdoc cref="Length(IReadOnlyList{int})"/>
    public static int Length(IReadOnlyList<long> shape) => (int)Length(shape, static size => size);

    /// <summary>The distance of neighbours along each axis, row-major.</summary>
    public static int[] Strides(IReadOnlyList<int> shape)
    {
        int[] strides = new int[shape.Count];
        int stride = 1;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>Product of the sizes from one axis to before another.</summary>
    public static int Product(IReadOnlyList<int> shape, int from, int to)
    {
        int product = 1;
        for (int axis = from; axis < to; axis++) product *= shape[axis];
        return product;
    }

    /// <summary>A shape in memory, which has at least one axis.</summary>
    public static int[] Filled(int[] shape) => shape.Length == 0 ? [1] : shape;

    /// <summary>The shape with ones added in front, up to a rank.</summary>
    public static int[] Widen(IReadOnlyList<int> shape, int rank) => [.. Enumerable.Repeat(1, Math.Max(0, rank - shape.Count)), .. shape];

    /// <summary>The shape to which two shapes of equal rank are broadcast; null if they do not match.</summary>
    public static int[]? Broadcast(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        int[] result = new int[left.Count];
        for (int axis = 0; axis < result.Length; axis++)
        {
            if (left[axis] != right[axis] && left[axis] != 1 && right[axis] != 1) return null;
            result[axis] = left[axis] == 1 ? right[axis] : left[axis];
        }

        return result;
    }

    /// <summary>For each element of a larger shape of the same rank: the index of the element that is repeated there.</summary>
    public static int[] BroadcastIndices(IReadOnlyList<int> from, IReadOnlyList<int> to)
    {
        int[] strides = Strides(from);
        for (int axis = 0; axis < strides.Length; axis++) if (from[axis] == 1) strides[axis] = 0;
        return Indices(to, strides, 0);
    }

    /// <summary>For each element of a transposed shape: its index before the transposition.</summary>
    public static int[] TransposeIndices(IReadOnlyList<int> shape, IReadOnlyList<int> order)
    {
        int[] strides = Strides(shape);
        return Indices(Permute(shape, order), [.. order.Select(axis => strides[axis])], 0);
    }

    /// <summary>The sizes in another order: axis i of the result is axis order[i].</summary>
    public static int[] Permute(IReadOnlyList<int> shape, IReadOnlyList<int> order) => [.. order.Select(axis => shape[axis])];

    /// <summary>The indices of all elements of a shape, row-major, for given strides of its axes.</summary>
    public static int[] Indices(IReadOnlyList<int> shape, IReadOnlyList<int> strides, int start)
    {
        int[] indices = new int[Length(shape)];
        if (indices.Length == 0) return indices;
        int[] position = new int[shape.Count];
        int index = start;
        for (int i = 0; ; i++)
        {
            indices[i] = index;
            int axis = shape.Count - 1;
            for (; axis >= 0; axis--)
            {
                index += strides[axis];
                if (++position[axis] < shape[axis]) break;
                index -= strides[axis] * shape[axis];
                position[axis] = 0;
            }

            if (axis < 0) return indices;
        }
    }

    /// <summary>A shape as text for messages.</summary>
    public static string Text<T>(IEnumerable<T> numbers) => $"[{string.Join(", ", numbers.Select(static number => $"{number}"))}]";

    private static long Length<T>(IReadOnlyList<T> shape, Func<T, long> sizeOf)
    {
        if (shape.Count > LargestRank) throw new DeclinedException($"A shape has {shape.Count} dimensions. NetGen supports up to {LargestRank} dimensions.");
        if (shape.Any(size => sizeOf(size) == 0)) return 0;
        long length = 1;
        foreach (T item in shape)
        {
            long size = sizeOf(item);
            if (size < 0 || size > Limit || length * size > Limit)
                throw new DeclinedException(
                    $"A shape of {Text(shape)} has too many elements. NetGen supports values of up to {Limit} elements.");

            length *= size;
        }

        return length;
    }
}
