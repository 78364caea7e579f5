using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading;

/// <summary>Matches constants and values along the batch axis.</summary>
internal static class Rows
{
    /// <summary>The shape of a constant without the batch axis, with the rank of the rows it is combined with.</summary>
    /// <exception cref="DeclinedException">The constant differs from row to row.</exception>
    public static int[] OfConstant(NodeReading node, Constant constant, int[] row)
    {
        int rank = row.Length + 1;
        if (constant.Rank > rank)
        {
            throw new DeclinedException(
                $"{node.Operator} meets a constant of shape {Shapes.Text(constant.Shape)}, which has more dimensions than the value [batch, " +
                    $"{string.Join(", ", row)}] " +
                "and would move the batch from the first place; constants of at most as many dimensions are read.");
        }

        if (constant.Rank == rank && constant.Shape[0] != 1)
        {
            throw new DeclinedException(
                $"{node.Operator} meets a constant of shape {Shapes.Text(constant.Shape)}, whose first dimension tells rows of the batch apart; a first " +
                    "dimension of 1 is read.");
        }

        return Shapes.Widen(constant.Rank == rank ? [.. constant.Shape.Skip(1)] : constant.Shape, row.Length);
    }

    /// <summary>Throws if the batch axes of two values do not match.</summary>
    public static void RequireEqualRanks(NodeReading node, int[] left, int[] right)
    {
        if (left.Length == right.Length) return;
        throw new DeclinedException(
            $"{node.Operator} meets rows of shapes {Shapes.Text(left)} and {Shapes.Text(right)}, so that the batch of one meets another axis of the other, " +
                "which mixes rows; " +
            "values with equally many dimensions are read.");
    }
}
