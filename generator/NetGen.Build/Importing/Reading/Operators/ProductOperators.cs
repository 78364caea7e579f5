using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Products of matrices.</summary>
internal static class ProductOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Gemm", 6,
            "A value times a constant matrix (transA=0); alpha, beta, transB; C constant or a value, of any shape that does not tell rows apart, or left " +
                "out.", Gemm),
        new("MatMul", 1, "A value of up to five dimensions times a constant or another value, if the batch stays outside the matrices.", MatMul),
    ];

    private static Value Gemm(NodeReading node)
    {
        if (node.Input(0) is not Flow)
            throw new DeclinedException(
                "Gemm multiplies a constant from the left by rows of the batch, which mixes them. NetGen supports a value times a constant matrix.", "A");
        if (node.Int("transA", 0) != 0)
            throw new DeclinedException("Gemm has transA=1, which turns the batch into the summed axis and mixes rows. NetGen supports transA=0.", "transA");

        GraphNode x = node.FlowAt(0);
        if (x.Shape.Length != 1) throw new DeclinedException($"Gemm reads rows of shape {Shapes.Text(x.Shape)}. NetGen supports rows of one dimension.", "A");
        if (node.Input(1) is Flow)
            throw new DeclinedException("Gemm multiplies two values that depend on the batch, which mixes rows. NetGen supports a constant matrix B.", "B");

        Constant b = node.ConstantAt(1, "B");
        if (b.Rank != 2) throw new DeclinedException($"The matrix B of Gemm has the shape {Shapes.Text(b.Shape)}. NetGen supports two dimensions.", "B");
        Constant weight = node.Int("transB", 0) != 0 ? b : b.Transpose([1, 0]);
        int units = weight.Shape[0];
        RequireInputs(node, weight.Shape[1], x.Shape[0]);

        float alpha = node.Float("alpha", 1);
        float beta = node.Float("beta", 1);
        float[] weights = alpha == 1 ? weight.Reals : [.. weight.Reals.Select(value => value * alpha)];
        if (node.Input(2) is Flow) return WithValue(node, x, new Linear(units, weights, null), beta);

        float[]? bias = null;
        if (node.OptionalConstantAt(2, "C") is { } c)
        {
            int[] row = Rows.OfConstant(node, c, [units]);
            if (row[0] != 1 && row[0] != units)
                throw new DeclinedException($"C of Gemm has the shape {Shapes.Text(c.Shape)}, which does not fit {units} outputs.", "C");
            bias = [.. c.As(row).BroadcastTo([units]).Reals.Select(value => beta == 1 ? value : value * beta)];
        }

        return node.Result(new Linear(units, weights, bias), [units], x);
    }

    private static Value WithValue(NodeReading node, GraphNode x, Linear product, float beta)
    {
        GraphNode c = node.FlowAt(2);
        Rows.RequireEqualRanks(node, [product.Units], c.Shape);
        int[] shape = Shapes.Broadcast(c.Shape, [product.Units]) is { } fitting && fitting[0] == product.Units ? fitting
            : throw new DeclinedException($"C of Gemm has rows of {Shapes.Text(c.Shape)}, which do not fit {product.Units} outputs.", "C");

        GraphNode added = beta == 1 ? c : ArithmeticOperators.WithScalar(node, ArithmeticKind.Multiply, c, beta);
        return node.Result(new Arithmetic(ArithmeticKind.Add), shape, node.Emit(product, shape, x), added);
    }

    private static Value MatMul(NodeReading node)
    {
        if (node.Input(0) is Flow && node.Input(1) is Constant right) return TimesConstant(node, node.FlowAt(0), right);
        if (node.Input(0) is Constant left && node.Input(1) is Flow) return ConstantTimes(node, left, node.FlowAt(1));
        if (node.IsConstant) throw new DeclinedException(
            "MatMul multiplies two constants. NetGen supports at least one value that depends on the network's input.");

        GraphNode a = node.FlowAt(0);
        GraphNode b = node.FlowAt(1);
        Rows.RequireEqualRanks(node, a.Shape, b.Shape);
        return Matrices(node, new MatMul(), a.Shape, b.Shape, a, b);
    }

    private static Value TimesConstant(NodeReading node, GraphNode x, Constant matrix)
    {
        if (x.Shape.Length == 0) throw new DeclinedException("MatMul sums over the batch, which mixes rows. NetGen supports rows of one or more dimensions.");
        if (matrix.Rank == 0) throw new DeclinedException("MatMul reads a constant without dimensions. NetGen supports a matrix.");

        int inputs = x.Shape[x.Shape.Length - 1];
        if (matrix.Rank == 1)
        {
            RequireInputs(node, matrix.Shape[0], inputs);
            int[] before = [.. x.Shape.Take(x.Shape.Length - 1)];
            GraphNode column = node.Emit(new Linear(1, matrix.Reals, null), [.. before, 1], x);
            return node.Result(new Reshape(), before, column);
        }

        if (matrix.Rank <= 2 || matrix.Shape.Take(matrix.Rank - 2).All(static size => size == 1))
        {
            if (matrix.Rank > x.Shape.Length + 1) _ = Rows.OfConstant(node, matrix, x.Shape);
            int units = matrix.Shape[matrix.Rank - 1];
            RequireInputs(node, matrix.Shape[matrix.Rank - 2], inputs);
            Constant weight = matrix.As([inputs, units]).Transpose([1, 0]);
            return node.Result(new Linear(units, weight.Reals, null), [.. x.Shape.Take(x.Shape.Length - 1), units], x);
        }

        if (x.Shape.Length < 2)
            throw new DeclinedException($"MatMul has a constant of {Shapes.Text(matrix.Shape)}, for which the batch is an axis of the matrices, which " +
                "mixes rows. NetGen supports a matrix.");
        int[] row = Rows.OfConstant(node, matrix, x.Shape);
        return Matrices(node, new ConstantMatMul(matrix.Reals, row, Left: false), x.Shape, row, x);
    }

    private static Value ConstantTimes(NodeReading node, Constant matrix, GraphNode x)
    {
        if (x.Shape.Length < 2)
            throw new DeclinedException("MatMul multiplies a constant from the left by rows of the batch, which mixes them. NetGen supports matrices in rows.");
        if (matrix.Rank == 0) throw new DeclinedException("MatMul reads a constant without dimensions. NetGen supports a matrix.");

        bool vector = matrix.Rank == 1;
        int[] row = vector ? Shapes.Widen([1, matrix.Shape[0]], x.Shape.Length) : Rows.OfConstant(node, matrix, x.Shape);
        Flow product = Matrices(node, new ConstantMatMul(matrix.Reals, row, Left: true), row, x.Shape, x);
        if (!vector) return product;

        int[] shape = product.Node.Shape;
        return node.Result(new Reshape(), [.. shape.Take(shape.Length - 2), shape[shape.Length - 1]], product.Node);
    }

    private static Flow Matrices(NodeReading node, Operation operation, int[] left, int[] right, params GraphNode[] reads)
    {
        int rank = left.Length;
        if (rank < 2)
            throw new DeclinedException(
                "MatMul of two values of one dimension has the batch as an axis of the matrices, which mixes rows. NetGen supports matrices in " +
                "rows.");
        if (rank > 5) throw new DeclinedException($"MatMul reads rows of {rank} dimensions. NetGen supports up to five dimensions.");

        int[]? outer = Shapes.Broadcast([.. left.Take(rank - 2)], [.. right.Take(rank - 2)]);
        if (outer is null || left[rank - 1] != right[rank - 2])
            throw new DeclinedException($"MatMul multiplies {Shapes.Text(left)} by {Shapes.Text(right)}, which do not fit.");

        return node.Result(operation, [.. outer, left[rank - 2], right[rank - 1]], reads);
    }

    private static void RequireInputs(NodeReading node, int expected, int found)
    {
        if (expected != found) throw new DeclinedException($"The matrix of {node.Operator} has {expected} inputs, but rows have {found} values.");
    }
}
