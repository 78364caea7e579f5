using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Folding;

/// <summary>Sums, differences, products and quotients of two constants.</summary>
internal static class ConstantArithmetics
{
    public static Constant Of(ArithmeticKind kind, Constant left, Constant right)
    {
        int rank = Math.Max(left.Rank, right.Rank);
        left = left.As(Shapes.Widen(left.Shape, rank));
        right = right.As(Shapes.Widen(right.Shape, rank));
        int[] shape = Shapes.Broadcast(left.Shape, right.Shape)
            ?? throw new DeclinedException($"Constants of {Shapes.Text(left.Shape)} and {Shapes.Text(right.Shape)} do not fit.");

        left = left.BroadcastTo(shape);
        right = right.BroadcastTo(shape);
        if (left.Kind == ElementKind.Real || right.Kind == ElementKind.Real)
            return Constant.Of(shape, () => [.. left.Reals.Zip(right.Reals, (a, b) => Of(kind, a, b))]);

        return Constant.Of(shape, () => [.. left.Wholes.Zip(right.Wholes, (a, b) => Of(kind, a, b))]);
    }

    private static float Of(ArithmeticKind kind, float a, float b) => kind switch
    {
        ArithmeticKind.Add => a + b,
        ArithmeticKind.Subtract => a - b,
        ArithmeticKind.Multiply => a * b,
        _ => a / b,
    };

    private static WholeNumber Of(ArithmeticKind kind, WholeNumber a, WholeNumber b) => kind switch
    {
        ArithmeticKind.Add => a + b,
        ArithmeticKind.Subtract => a - b,
        ArithmeticKind.Multiply => a * b,
        _ => a / b,
    };
}
