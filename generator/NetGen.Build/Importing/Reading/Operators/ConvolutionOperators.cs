using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Convolutions.</summary>
internal static class ConvolutionOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("Conv", 1, "One and two dimensions, constant filters; strides, dilations, pads, auto_pad, group.", Conv),
    ];

    private static Value Conv(NodeReading node)
    {
        GraphNode x = node.FlowAt(0);
        int axes = WindowReading.RequireAxes(node, x.Shape);
        Constant filters = node.ConstantAt(1, "W");
        if (filters.Rank != axes + 2)
            throw new DeclinedException($"The filters of Conv have the shape {Shapes.Text(filters.Shape)}. NetGen supports {axes + 2} dimensions for rows of " +
                $"{Shapes.Text(x.Shape)}.", "W");

        int count = filters.Shape[0];
        long groups = node.Int("group", 1);
        if (groups < 1 || groups > x.Shape[0] || x.Shape[0] % groups != 0 || count % groups != 0 || filters.Shape[1] != x.Shape[0] / groups)
        {
            throw new DeclinedException(
                $"Conv has group={groups} and filters of {Shapes.Text(filters.Shape)}, which do not fit rows of {Shapes.Text(x.Shape)}.", "group");
        }

        WindowReading.Found found = WindowReading.Of(node, x.Shape, [.. filters.Shape.Skip(2)]);
        float[]? bias = node.OptionalConstantAt(2, "B")?.Reals;
        if (bias is not null && bias.Length != count) throw new DeclinedException($"Conv has {count} filters and {bias.Length} biases.", "B");

        return node.Result(new Convolution(found.Window, count, (int)groups, filters.Reals, bias), [count, .. found.Output], x);
    }
}
