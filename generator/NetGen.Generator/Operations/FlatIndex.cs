namespace NetGen.Generator.Operations;

/// <summary>The index of a value in an array that holds all axes one after the other, as C#: <c>((n * 28 + i) * 28 + j) * 6 + k</c>.</summary>
internal static class FlatIndex
{
    /// <param name="first">Index along the first axis.</param>
    /// <param name="axes">Index and size of the other axes; an axis of one value needs no index.</param>
    public static string Of(string first, params (string Index, int Size)[] axes)
    {
        string place = first;
        foreach ((string index, int size) in axes.Where(static axis => axis.Size > 1))
        {
            place = $"{(place.Contains(' ') ? $"({place})" : place)} * {size} + {index}";
        }

        return place;
    }
}
