using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>
/// How the runtime walks over the axes of some values together: the size of each axis, and for each value the distance to the next place along that axis.
/// </summary>
internal static class AxisTable
{
    /// <summary>The distances along each axis of a value in row-major order; 0 along an axis of one value, which is read again at every place.</summary>
    public static int[] Steps(Shape shape)
    {
        int[] steps = new int[shape.Dimensions.Count];
        int next = 1;
        for (int axis = steps.Length - 1; axis >= 0; axis--)
        {
            steps[axis] = shape[axis] == 1 ? 0 : next;
            next *= shape[axis];
        }

        return steps;
    }

    /// <summary>
    /// The table as C#, outermost axis first. Two axes are one row of the table if for all values the places of the outer axis continue those of the inner
    /// axis.
    /// </summary>
    /// <param name="walked">Sizes of the axes.</param>
    /// <param name="steps">Distances of each value along these axes.</param>
    public static string Of(Shape walked, params int[][] steps)
    {
        var axes = new List<int[]>();
        for (int axis = 0; axis < walked.Dimensions.Count; axis++)
        {
            int size = walked[axis];
            if (size == 1)
            {
                continue;
            }

            int[] row = [size, .. steps.Select(values => values[axis])];
            if (axes.Count > 0 && Continues(axes[axes.Count - 1], row))
            {
                row[0] *= axes[axes.Count - 1][0];
                axes.RemoveAt(axes.Count - 1);
            }

            axes.Add(row);
        }

        if (axes.Count == 0)
        {
            axes.Add([.. Enumerable.Repeat(1, steps.Length + 1)]);
        }

        return $"[{string.Join(", ", axes.SelectMany(static row => row))}]";
    }

    /// <summary>Whether the places of the outer axis continue those of the inner axis.</summary>
    private static bool Continues(int[] outer, int[] inner) => Enumerable.Range(1, inner.Length - 1).All(k => outer[k] == inner[k] * inner[0]);
}
