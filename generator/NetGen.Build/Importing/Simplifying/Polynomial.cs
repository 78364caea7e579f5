using NetGen.Build.Importing.Graph;

namespace NetGen.Build.Importing.Simplifying;

/// <summary>Recognises parts of a graph that compute a polynomial of low degree of one value, with numbers as coefficients.</summary>
internal static class Polynomial
{
    private const int Degree = 3;
    private const int Depth = 8;

    /// <summary>The coefficients, from the constant term up; null if the node is not such a polynomial.</summary>
    public static double[]? Of(GraphNode node, GraphNode x) => Of(node, x, Depth);

    /// <summary>Whether coefficients are equal to these numbers in the precision of 32-bit floats.</summary>
    public static bool Is(double[]? coefficients, params double[] expected)
    {
        if (coefficients is null) return false;
        for (int power = 0; power <= Degree; power++)
            if (!Close(coefficients[power], power < expected.Length ? expected[power] : 0)) return false;

        return true;
    }

    public static bool Close(double value, double expected) => Math.Abs(value - expected) <= 1e-5 * Math.Max(Math.Abs(expected), 1e-2);

    private static double[]? Of(GraphNode node, GraphNode x, int depth)
    {
        if (node == x) return [0, 1, 0, 0];
        if (depth == 0) return null;
        switch (node.Operation)
        {
            case ConstantArithmetic { Scalar: { } number } arithmetic:
                return Of(node.Inputs[0], x, depth - 1) is not { } inner ? null
                    : arithmetic.Left ? Of(arithmetic.Kind, [number, 0, 0, 0], inner) : Of(arithmetic.Kind, inner, [number, 0, 0, 0]);
            case Arithmetic arithmetic when Of(node.Inputs[0], x, depth - 1) is { } left && Of(node.Inputs[1], x, depth - 1) is { } right:
                return Of(arithmetic.Kind, left, right);
            default:
                return null;
        }
    }

    private static double[]? Of(ArithmeticKind kind, double[] left, double[] right) => kind switch
    {
        ArithmeticKind.Add => [.. left.Zip(right, static (a, b) => a + b)],
        ArithmeticKind.Subtract => [.. left.Zip(right, static (a, b) => a - b)],
        ArithmeticKind.Divide => right.Skip(1).Any(static c => c != 0) || right[0] == 0 ? null : [.. left.Select(c => c / right[0])],
        _ => Product(left, right),
    };

    private static double[]? Product(double[] left, double[] right)
    {
        double[] product = new double[Degree + 1];
        for (int i = 0; i <= Degree; i++)
        {
            for (int j = 0; j <= Degree; j++)
            {
                if (left[i] * right[j] == 0) continue;
                if (i + j > Degree) return null;
                product[i + j] += left[i] * right[j];
            }
        }

        return product;
    }
}
