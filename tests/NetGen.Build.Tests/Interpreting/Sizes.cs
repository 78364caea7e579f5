namespace NetGen.Build.Tests.Interpreting;

/// <summary>Arithmetic of shapes.</summary>
internal static class Sizes
{
    public static int Product(IEnumerable<int> shape) => shape.Aggregate(1, static (product, size) => product * size);

    public static int[] Position(int index, int[] shape)
    {
        int[] position = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            position[axis] = index % shape[axis];
            index /= shape[axis];
        }

        return position;
    }

    /// <summary>The element at a position; axes of size one are repeated.</summary>
    public static int Index(int[] position, int[] shape)
    {
        int index = 0;
        for (int axis = 0; axis < shape.Length; axis++) index = index * shape[axis] + (shape[axis] == 1 ? 0 : position[axis]);
        return index;
    }
}
