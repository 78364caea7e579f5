using NetGen.Build.Importing.Reading;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Folding;

/// <summary>Selects and joins elements of constants.</summary>
internal static class ConstantShapes
{
    /// <summary>Joins constants along an axis.</summary>
    public static Constant Concat(Constant[] parts, long axis, NodeReading node)
    {
        if (parts.Length == 0) throw new DeclinedException("Concat has no inputs.");
        Constant first = parts[0];
        int along = node.Axis(axis, first.Rank);
        int[] shape = [.. first.Shape];
        shape[along] = 0;
        foreach (Constant part in parts)
        {
            if (part.Rank != first.Rank || part.Shape.Where((size, i) => i != along && size != first.Shape[i]).Any() || part.Kind != first.Kind)
                throw new DeclinedException($"Concat joins constants of {Shapes.Text(first.Shape)} and {Shapes.Text(part.Shape)}, which do not fit.");
            shape[along] = checked(shape[along] + part.Shape[along]);
        }

        int outer = Shapes.Product(shape, 0, along);
        return first.Kind switch
        {
            ElementKind.Real => Constant.Of(shape, () => Joined([.. parts.Select(static part => part.Reals)], outer)),
            ElementKind.Text => throw new DeclinedException("NetGen does not support Concat of texts."),
            _ => Constant.Of(shape, () => Joined([.. parts.Select(static part => part.Wholes)], outer), first.Kind),
        };
    }

    /// <summary>Takes slices by their indices along an axis.</summary>
    public static Constant Gather(Constant data, Constant indices, int axis)
    {
        int size = data.Shape[axis];
        int outer = Shapes.Product(data.Shape, 0, axis);
        int inner = Shapes.Product(data.Shape, axis + 1, data.Rank);
        int[] shape = [.. data.Shape.Take(axis), .. indices.Shape, .. data.Shape.Skip(axis + 1)];
        return data.Pick(shape, () =>
        {
            int[] places = [.. indices.Wholes.Select(index => Place(index.Plain, size))];
            int[] picked = new int[Shapes.Length(shape)];
            int next = 0;
            for (int o = 0; o < outer; o++)
                foreach (int place in places)
                    for (int i = 0; i < inner; i++) picked[next++] = (o * size + place) * inner + i;

            return picked;
        });
    }

    /// <summary>Takes every step-th element from start up to end (exclusive) along one axis.</summary>
    public static Constant Slice(Constant data, int axis, long start, long end, long step)
    {
        if (step is 0 or < -int.MaxValue) throw new DeclinedException($"Slice has a step of {step}.", "steps");
        long size = data.Shape[axis];
        if (start < 0) start += size;
        if (end < 0) end += size;
        start = Limited(start, 0, step > 0 ? size : size - 1);
        end = Limited(end, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
        long reach = step > 0 ? end - start : start - end;
        long stride = Math.Abs(step);
        int count = stride < 0 || reach <= 0 ? 0 : (int)((reach - 1) / stride + 1);
        return Gather(data, Constant.Of([count], () => [.. Enumerable.Range(0, count).Select(i => (WholeNumber)(start + i * step))]), axis);
    }

    private static long Limited(long value, long low, long high) => value < low ? low : value > high ? high : value;

    private static int Place(long index, int size) =>
        index >= -size && index < size ? (int)(index < 0 ? index + size : index)
        : throw new DeclinedException($"An index of {index} lies outside an axis of {size} values.", "indices");

    private static T[] Joined<T>(T[][] parts, int outer)
    {
        if (outer == 0) return [];
        List<T> all = new(parts.Sum(static part => part.Length));
        for (int o = 0; o < outer; o++)
            foreach (T[] part in parts)
                for (int i = 0, run = part.Length / outer; i < run; i++) all.Add(part[o * run + i]);
        return [.. all];
    }
}
