using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.ModelFiles;

/// <summary>For each kind of layer in a file, the layer of ours. A new kind needs a line here.</summary>
internal static class FileLayerKinds
{
    /// <summary>The file holds the weights, so their start does not matter.</summary>
    private static readonly ParameterStart Given = new("Zeros", 1);

    private static readonly Dictionary<string, Func<FileLayer, Layer>> Kinds = new(StringComparer.Ordinal)
    {
        ["Dense"] = static layer => new Dense(layer.Input, new Shape(layer.Int("units")), 0, Given, Bias(layer)),
        ["Conv1D"] = Filters,
        ["Conv2D"] = Filters,
        ["MaxPool1D"] = static layer => Pooled(layer, takesLargest: true),
        ["MaxPool2D"] = static layer => Pooled(layer, takesLargest: true),
        ["AveragePool1D"] = static layer => Pooled(layer, takesLargest: false),
        ["AveragePool2D"] = static layer => Pooled(layer, takesLargest: false),
        ["GlobalMaxPool"] = static layer => Global(layer, takesLargest: true),
        ["GlobalAveragePool"] = static layer => Global(layer, takesLargest: false),
        ["Flatten"] = static layer => new Flatten(layer.Input),
        ["Reshape"] = static layer => new Reshape(layer.Input, layer.Output),
        ["Permute"] = static layer => new Permute(layer.Input, layer.Ints("order")),
        ["BatchNorm"] = static layer => new BatchNorm(layer.Input, layer.Double("momentum"), layer.Double("epsilon")),
        ["LayerNorm"] = static layer => new LayerNorm(layer.Input, layer.Double("epsilon")) { Size = layer.Int("size") },
        ["Dropout"] = static layer => new Dropout(layer.Input, layer.Double("rate")),
        ["PRelu"] = static layer => new PRelu(layer.Input, 0.25, layer.Flag("perChannel")),
        ["Relu"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Relu),
        ["Sigmoid"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Sigmoid),
        ["Tanh"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Tanh),
        ["Gelu"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Gelu),
        ["GeluTanh"] = static layer => new Activated(layer.Input, ElementwiseFunctions.GeluTanh),
        ["Silu"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Silu),
        ["Erf"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Erf),
        ["HardSwish"] = static layer => new Activated(layer.Input, ElementwiseFunctions.HardSwish),
        ["LeakyRelu"] = static layer => new Activated(layer.Input, ElementwiseFunctions.LeakyRelu(layer.Double("alpha"))),
        ["Elu"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Elu(layer.Double("alpha"))),
        ["HardSigmoid"] = static layer => new Activated(layer.Input, ElementwiseFunctions.HardSigmoid(layer.Double("alpha"))),
        ["Softplus"] = static layer => new Activated(layer.Input, ElementwiseFunctions.Softplus(layer.Has("beta") ? layer.Double("beta") : 1)),
        ["AtLeast"] = static layer => new Activated(layer.Input, ElementwiseFunctions.AtLeast(layer.Double("value"))),
        ["AtMost"] = static layer => new Activated(layer.Input, ElementwiseFunctions.AtMost(layer.Double("value"))),
        ["Softmax"] = static layer => new SoftmaxOver(layer.Input, layer.Int("outer"), layer.Int("size"), layer.Int("inner")),
        ["LogSoftmax"] = static layer => new LogSoftmaxOver(layer.Input, layer.Int("outer"), layer.Int("size"), layer.Int("inner")),
        ["Add"] = static layer => Combined(layer, CombineOperator.Add),
        ["Subtract"] = static layer => Combined(layer, CombineOperator.Subtract),
        ["Multiply"] = static layer => Combined(layer, CombineOperator.Multiply),
        ["Divide"] = static layer => Combined(layer, CombineOperator.Divide),
        ["Concat"] = static layer => new Concatenation(Run(layer, "left"), Run(layer, "right")),
        ["Pad"] = static layer => new Pad(layer.Input, layer.Ints("before"), layer.Ints("after"), Mode(layer.Text("mode")), layer.Double("value")),
        ["Mean"] = static layer => new MeanOverAxes(layer.Input, layer.Ints("axes"), layer.Output),
        ["MatMul"] = Multiplied,
        ["ArgMax"] = static layer => new ArgMaxOver(layer.Input, layer.Output, layer.Int("outer"), layer.Int("size"), layer.Int("inner"), layer.Flag("last")),
        ["Standardize"] = static layer => new InputScalingLayer(layer.Input, ScalingKind.Standardize),
    };

    /// <summary>The kinds that depend on the shape of the value that they read. All others use a shape of their own.</summary>
    private static readonly HashSet<string> GoByShape = new(StringComparer.Ordinal)
    {
        "Conv1D", "Conv2D", "MaxPool1D", "MaxPool2D", "AveragePool1D", "AveragePool2D", "GlobalMaxPool", "GlobalAveragePool",
        "Flatten", "Reshape", "BatchNorm", "PRelu",
    };

    /// <summary>The shapes that the inputs of a layer must have; empty if only lengths matter.</summary>
    public static IReadOnlyList<Shape> ShapesThatMatter(FileLayer layer) =>
        layer.Kind == "Concat" ? [Run(layer, "left"), Run(layer, "right")]
        : GoByShape.Contains(layer.Kind) ? [layer.Input]
        : [];

    /// <summary>The layer of a kind.</summary>
    /// <param name="layer">Its description.</param>
    /// <param name="isLast">Whether its output is that of the network.</param>
    /// <exception cref="FormatException">The description is damaged.</exception>
    public static Layer Of(FileLayer layer, bool isLast)
    {
        // The last softmax over all values has its derivative together with the loss.
        if (layer.Kind == "Softmax" && isLast && layer.Int("size") == layer.Output.Length)
        {
            return new SoftmaxLayer(new Shape(layer.Output.Length));
        }

        return Kinds.TryGetValue(layer.Kind, out Func<FileLayer, Layer>? make)
            ? make(layer)
            : throw new FormatException($"a kind of layer, but found {layer.Kind}");
    }

    private static double? Bias(FileLayer layer) => layer.Flag("bias") ? 0 : null;

    private static Layer Filters(FileLayer layer) => new Convolution(
        layer.Kind, layer.Input, FileWindow.Of(layer), layer.Int("filters"), layer.Int("groups"), Given, Bias(layer));

    private static Pool Pooled(FileLayer layer, bool takesLargest)
    {
        var pool = new Pool(layer.Kind, layer.Input, FileWindow.Of(layer), takesLargest, IsGlobal: false);
        return layer.Has("counted") ? pool with { Counted = FileWindow.Counted(layer.Ints("counted")) } : pool;
    }

    private static Pool Global(FileLayer layer, bool takesLargest)
    {
        Shape input = layer.Input;
        string name = $"{layer.Kind}{(input.Dimensions.Count == 3 ? 2 : 1)}D";
        return new Pool(name, input, new Window(Whole(Window.HeightOf(input)), Whole(Window.WidthOf(input))), takesLargest, IsGlobal: true);

        static WindowAxis Whole(int size) => new(size, size, 1, 1, 0, 0);
    }

    private static Layer Combined(FileLayer layer, CombineOperator how)
    {
        Shape left = layer.Shape("left"), right = layer.Shape("right");
        return layer.Has("constant")
            ? IsLeft(layer)
                ? new CombineConstant(right, left, layer.Output, how, ConstantIsLeft: true)
                : new CombineConstant(left, right, layer.Output, how, ConstantIsLeft: false)
            : how == CombineOperator.Add && left == right ? new Addition(layer.Output) : new Combine(left, right, layer.Output, how);
    }

    private static Layer Multiplied(FileLayer layer)
    {
        Shape left = layer.Shape("left"), right = layer.Shape("right");
        return !layer.Has("constant") ? new Product(left, right, layer.Output)
            : IsLeft(layer) ? new ProductConstant(right, left, layer.Output, ConstantIsLeft: true)
            : new ProductConstant(left, right, layer.Output, ConstantIsLeft: false);
    }

    /// <summary>One of two values, as runs that are joined in turn.</summary>
    private static Shape Run(FileLayer layer, string side) =>
        layer.Int("outer") == 1
            ? new Shape(layer.Int(side))
            : new Shape(layer.Int("outer"), layer.Int(side));

    private static bool IsLeft(FileLayer layer) => layer.Has("constant") && layer.Word("constant") switch
    {
        "left" => true,
        "right" => false,
        var other => throw new FormatException($"left or right, but found {other}"),
    };

    private static PadMode Mode(string text) => text switch
    {
        "constant" => PadMode.Constant,
        "reflect" => PadMode.Reflect,
        "edge" => PadMode.Edge,
        _ => throw new FormatException($"constant, reflect or edge, but found {text}"),
    };
}
