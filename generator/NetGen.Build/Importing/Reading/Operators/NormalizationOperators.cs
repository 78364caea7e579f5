using NetGen.Build.Importing.Graph;
using NetGen.Build.Importing.Values;

namespace NetGen.Build.Importing.Reading.Operators;

/// <summary>Normalisations and dropout.</summary>
internal static class NormalizationOperators
{
    public static IEnumerable<OperatorEntry> Entries { get; } =
    [
        new("BatchNormalization", 6,
            "At inference, each channel by itself; constant scale, bias, mean and variance. training_mode=1, spatial=0 and outputs after the first are not.",
            BatchNormalization),
        new("LayerNormalization", 17, "The last axes of a row, constant Scale and B; also written out. Its outputs Mean and InvStdDev are not.",
            LayerNormalization),
        new("Dropout", 6, "At inference, where it does nothing; the rate is kept for further training. training_mode=true and the output mask are not.",
            Dropout),
    ];

    private static Value BatchNormalization(NodeReading node)
    {
        node.OnlyFirstOutput("mean", "var", "saved_mean", "saved_var");
        if (node.Int("training_mode", 0) != 0)
            throw new DeclinedException(
                "BatchNormalization has training_mode=1, which normalises by the batch and mixes rows. NetGen supports training_mode=0.",
                "training_mode");
        if (node.Opset < 7 && node.Int("is_test", 0) == 0)
            throw new DeclinedException("BatchNormalization of opset 6 has is_test=0, which normalises by the batch and mixes rows. NetGen supports is_test=1.",
                "is_test");

        GraphNode x = node.FlowAt(0);
        if (x.Shape.Length == 0)
            throw new DeclinedException("BatchNormalization reads rows without dimensions. NetGen supports rows whose first dimension is the channels.");
        if (node.Opset < 9 && node.Int("spatial", 1) == 0 && x.Shape.Length > 1)
            throw new DeclinedException(
                "BatchNormalization has spatial=0, statistics for each element. NetGen supports statistics for each channel.", "spatial");

        int channels = x.Shape[0];
        float momentum = node.Float("momentum", 0.9f);
        BatchNorm norm = new(
            node.Float("epsilon", 1e-5f), Math.Round(1.0 - momentum, 7), PerChannel(1, "scale"), PerChannel(2, "B"), PerChannel(3, "mean"),
                PerChannel(4, "var"));
        return node.Result(norm, x.Shape, x);

        float[] PerChannel(int input, string name)
        {
            Constant values = node.ConstantAt(input, name);
            return values.Length == channels ? values.Reals
                : throw new DeclinedException($"The {name} of BatchNormalization has {values.Length} values for {channels} channels.", name);
        }
    }

    private static Value LayerNormalization(NodeReading node)
    {
        node.OnlyFirstOutput("Mean", "InvStdDev");
        GraphNode x = node.FlowAt(0);
        int axis = node.RowAxis(node.Int("axis", -1), x.Shape);
        int[] normalized = [.. x.Shape.Skip(axis)];
        LayerNorm norm = new(node.Float("epsilon", 1e-5f), normalized.Length, PerElement(1, "Scale"), node.Has(2) ? PerElement(2, "B") : null);
        return node.Result(norm, x.Shape, x);

        float[] PerElement(int input, string name)
        {
            Constant values = node.ConstantAt(input, name);
            int[] shape = [.. values.Shape.SkipWhile(static size => size == 1)];
            if (shape.Length > normalized.Length || Shapes.Broadcast(Shapes.Widen(shape, normalized.Length), normalized)?.SequenceEqual(normalized) != true)
                throw new DeclinedException(
                    $"The {name} of LayerNormalization has the shape {Shapes.Text(values.Shape)}. NetGen supports {Shapes.Text(normalized)}.",
                    name);

            return node.Repeated(values.As(Shapes.Widen(shape, normalized.Length)), normalized);
        }
    }

    private static Value Dropout(NodeReading node)
    {
        node.OnlyFirstOutput("mask");
        if (node.Opset < 7 && node.Int("is_test", 0) == 0)
            throw new DeclinedException("Dropout of opset 6 has is_test=0, which draws values. NetGen supports is_test=1.", "is_test");

        bool drawn = node.Opset >= 12 && node.OptionalConstantAt(2, "training_mode")?.To(ElementKind.Truth).Scalar is 1;
        float rate = node.Opset < 12 ? node.Float("ratio", 0.5f) : node.OptionalConstantAt(1, "ratio")?.Scalar ?? 0.5f;
        if (drawn && rate != 0)
            throw new DeclinedException("Dropout has training_mode=true, which draws values. NetGen supports training_mode=false.", "training_mode");
        if (node.Input(0) is not Flow { Kind: ElementKind.Real } || rate is not (> 0 and < 1)) return node.Input(0);

        GraphNode x = node.FlowAt(0);
        return node.Result(new Dropout(rate), x.Shape, x);
    }
}
