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
                $"{node.Operator} has a constant of shape {Shapes.Text(constant.Shape)}, which has more dimensions than the value [batch, " +
                    $"{string.Join(", ", row)}]. " +
                $"It would move the batch from the first place. NetGen supports constants of at most {rank} dimensions.");
        }

        if (constant.Rank == rank && constant.Shape[0] != 1)
        {
            throw new DeclinedException(
                $"{node.Operator} has a constant of shape {Shapes.Text(constant.Shape)}, whose first dimension, the batch, is not 1. NetGen supports a first " +
                    "dimension of 1.");
        }

        return Shapes.Widen(constant.Rank == rank ? [.. constant.Shape.Skip(1)] : constant.Shape, row.Length);
    }

    /// <summary>Throws if the batch axes of two values do not match.</summary>
    public static void RequireEqualRanks(NodeReading node, int[] left, int[] right)
    {
        if (left.Length == right.Length) return;
        throw new DeclinedException(
            $"{node.Operator} combines rows of the shapes {Shapes.Text(left)} and {Shapes.Text(right)}. The batch of one would be another axis of the other, " +
                "which mixes rows. NetGen supports values with equally many dimensions.");
    }
}
