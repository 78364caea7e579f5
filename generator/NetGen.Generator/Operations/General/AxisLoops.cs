using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>The loops and indices of reference code over values of any shape: a is the first axis, b the second, and so on.</summary>
internal static class AxisLoops
{
    private const string Letters = "abcdefgh";

    /// <summary>A loop over the rows, and within each over the axes of a shape; an axis of one value has no loop.</summary>
    public static string Each(Shape shape, string statement)
    {
        for (int axis = shape.Dimensions.Count - 1; axis >= 0; axis--)
        {
            statement = ReferenceLoop.Over(Index(axis), shape[axis], statement);
        }

        return ReferenceLoop.Over("n", "rows", statement);
    }

    /// <summary>The index along an axis.</summary>
    public static string Index(int axis) => axis < Letters.Length ? Letters.Substring(axis, 1) : "axis" + axis.ToString(CultureInfo.InvariantCulture);

    /// <summary>The element of a value at the place of the loops; an axis of one value is read again at every place.</summary>
    public static string At(Value value, Shape shape) => At(value, shape, [.. Enumerable.Range(0, shape.Dimensions.Count).Select(Index)]);

    /// <summary>The element of a value at a place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="shape">Its shape here.</param>
    /// <param name="place">The index along each axis.</param>
    public static string At(Value value, Shape shape, IReadOnlyList<string> place)
    {
        (string Index, int Size)[] axes = [.. place.Select((index, axis) => (index, shape[axis])).Where(static axis => axis.Item2 > 1)];
        return value.HasBatchAxis ? $"{value}[{FlatIndex.Of("n", axes)}]"
            : axes.Length == 0 ? $"{value}[0]"
            : $"{value}[{FlatIndex.Of(axes[0].Index, [.. axes.Skip(1)])}]";
    }

    /// <summary>Row n of a value, or all of a value without rows.</summary>
    public static string Row(IPhase phase, Value value) => value.HasBatchAxis ? phase.Row(value) : value.Name;
}
