using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>The target shape of a Reshape: 0 copies a size, and -1 takes the remaining size.</summary>
internal static class TargetShape
{
    /// <summary>The shape of a constant.</summary>
    public static int[] OfConstant(Constant constant, WholeNumber[] target, bool allowZero)
    {
        long[] sizes = [.. target.Select((size, axis) => size.Plain == 0 && !allowZero ? Copied(constant.Shape, axis) : size.Plain)];
        return Completed(sizes, constant.Length) ?? throw DoesNotFit(constant.Shape, target);
    }

    /// <summary>The target shape of rows. The batch must stay the first dimension.</summary>
    public static int[] OfRows(NodeReading node, int[] row, WholeNumber[] target, bool allowZero)
    {
        if (target.Length == 0) throw MovesBatch(row, target);

        bool Copies(WholeNumber size) => size.Number == 0 && !allowZero;
        long[] sizes = new long[target.Length - 1];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            WholeNumber size = target[axis + 1];
            if (size.Power != 0) throw MovesBatch(row, target);
            sizes[axis] = Copies(size) ? Copied(row, axis) : size.Number;
        }

        WholeNumber first = target[0];
        bool isBatch = Copies(first) || first == WholeNumber.Batch || (first.Power == 0 && first.Number > 0 && first.Number == node.BatchSize);
        if (!isBatch && first != (WholeNumber)(-1)) throw MovesBatch(row, target);
        if (first == (WholeNumber)(-1) && sizes.Contains(-1)) throw MovesBatch(row, target);
        return Completed(sizes, Shapes.Length(row)) ?? throw MovesBatch(row, target);
    }

    private static long Copied(int[] shape, int axis) =>
        axis < shape.Length ? shape[axis] : throw new DeclinedException("A shape copies the size of an axis that is not there.", "shape");

    private static int[]? Completed(long[] sizes, int length)
    {
        if (sizes.Count(static size => size == -1) > 1 || sizes.Any(static size => size < -1)) return null;
        int known = Shapes.Length([.. sizes.Where(static size => size != -1)]);
        if (!sizes.Contains(-1)) return known == length ? [.. sizes.Select(static size => (int)size)] : null;
        return known > 0 && length % known == 0 ? [.. sizes.Select(size => size == -1 ? length / known : (int)size)] : null;
    }

    private static DeclinedException DoesNotFit(int[] shape, WholeNumber[] target) =>
        new($"A constant of shape {Shapes.Text(shape)} is reshaped to {Text(target)}, which does not fit.", "shape");

    private static DeclinedException MovesBatch(int[] row, WholeNumber[] target) =>
        new($"Reshape gives rows of {Shapes.Text(row)} the shape {Text(target)}, which changes the first dimension, the batch, and mixes rows. NetGen "
            + "supports shapes that " +
            "begin with the batch " +
            $"(0, -1 or its size) and hold {Shapes.Length(row)} values a row.", "shape");

    private static string Text(WholeNumber[] target) => $"[{string.Join(", ", target.Select(static size => Text(size)))}]";

    private static string Text(WholeNumber size) =>
        size == WholeNumber.Batch ? "batch"
        : size.Power == 0 ? size.Number.ToString(CultureInfo.InvariantCulture)
        : $"{size.Number.ToString(CultureInfo.InvariantCulture)}·batch";
}
