using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Operators of the operator set for classifiers.</summary>
internal static class ClassifierOperators
{
    private const int LastVersion = 5;

    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new(OperatorCatalog.Learning, "Scaler", 1, LastVersion, "offset and scale, one or one for each column.", Scaler),
        new(OperatorCatalog.Learning, "ZipMap", 1, LastVersion, "At the end of a classifier; its labels are kept, and the probabilities are the output.",
            EndOnly),
        new(OperatorCatalog.Learning, "ArrayFeatureExtractor", 1, LastVersion, "At the end of a classifier, where it gives labels; they are kept.", EndOnly),
    ];

    private static Value Scaler(NodeReading node)
    {
        Flow input = node.Input(0) as Flow ?? throw new DeclinedException("NetGen does not support Scaler of a constant.");
        GraphNode x = input.Node;
        float[] offset = PerColumn("offset", 0);
        float[] scale = PerColumn("scale", 1);
        float[] divisors = [.. scale.Select(static factor => 1 / factor)];
        if (Standardize.Takes(offset, divisors)) return node.Result(new Standardize(offset, divisors), x.Shape, x);

        int[] shape = x.Shape;
        GraphNode centred = node.Emit(new ConstantArithmetic(ArithmeticKind.Subtract, offset, shape, Left: false), shape, x);
        return node.Result(new ConstantArithmetic(ArithmeticKind.Multiply, scale, shape, Left: false), shape, centred);

        float[] PerColumn(string name, float fallback)
        {
            float[] values = node.Floats(name) is { Length: > 0 } found ? found : [fallback];
            int[] row = Rows.OfConstant(node, Constant.Of([values.Length], values), x.Shape);
            return Shapes.Broadcast(row, x.Shape)?.SequenceEqual(x.Shape) == true
                ? node.Repeated(Constant.Of(row, values), x.Shape)
                : throw new DeclinedException($"Scaler has {values.Length} values of {name} for rows of {Shapes.Text(x.Shape)}.", name);
        }
    }

    private static Value EndOnly(NodeReading node) =>
        throw new DeclinedException(
            $"{node.Operator} stands before other layers. NetGen supports it at the end of a classifier that gives a label and probabilities.");
}
