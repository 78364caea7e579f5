namespace NetGen.Build.Importing.Layout;

/// <summary>
/// The effect of a Reshape on the order in memory. Axes that it joins or splits need not move if they are neighbours in memory.
/// </summary>
internal static class Regrouping
{
    /// <summary>The order in memory after a reshape that moves nothing; null if the value must be brought into the file's order first.</summary>
    /// <param name="value">The value before.</param>
    /// <param name="shape">The shape after it, of the same length.</param>
    public static int[]? Order(Placed value, int[] shape)
    {
        int[] from = [.. Orders.Same(value.Shape.Length).Where(axis => value.Shape[axis] != 1)];
        int[] to = [.. Orders.Same(shape.Length).Where(axis => shape[axis] != 1)];
        int[] stored = Orders.WithoutOnes(value.Shape, value.Order);

        List<(int Place, int[] Axes)> groups = [];
        int i = 0, j = 0;
        while (i < from.Length && j < to.Length)
        {
            int start = i, first = j;
            long left = value.Shape[from[i++]], right = shape[to[j++]];
            while (left != right)
            {
                if (left < right) left *= value.Shape[from[i++]];
                else right *= shape[to[j++]];
            }

            int place = Array.IndexOf(stored, from[start]);
            for (int k = start; k < i; k++) if (Array.IndexOf(stored, from[k]) != place + k - start) return null;
            groups.Add((place, [.. to.Skip(first).Take(j - first)]));
        }

        int[] ones = [.. Orders.Same(shape.Length).Where(axis => shape[axis] == 1)];
        int[] order = [.. groups.OrderBy(static group => group.Place).SelectMany(static group => group.Axes)];
        return ones.Length == 0 ? order : WithOnes(order, ones);
    }

    /// <summary>Adds axes of size one, which may be anywhere. Each is put before the next axis of the file's order.</summary>
    private static int[] WithOnes(int[] order, int[] ones)
    {
        List<int> all = [.. order];
        foreach (int one in ones)
        {
            int place = all.FindIndex(axis => axis > one);
            all.Insert(place < 0 ? all.Count : place, one);
        }

        return [.. all];
    }
}
