using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;
using Attribute = NetGen.Build.Tests.Writing.Attribute;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Small files that ask for much: for values without end, or for work that grows faster than the file.</summary>
internal static class HeavyModels
{
    private static readonly long[] s_sizes = [1000, 1 << 16, 1 << 19, (1 << 20) - 9, 1 << 20, (1 << 20) + 1, 1 << 22, 1 << 24, 1 << 25, (1 << 26) - 1, 1 << 26];

    private static readonly Func<Chance, GraphBuilder>[] s_all =
    [
        Filled, Expanded, Counted, Doubled, Pooled, Padded, Gathered, Sliced, Named, Nested, Polynomials, Normalized, Ranked, Joined,
    ];

    public static byte[] Of(Chance chance)
    {
        GraphBuilder graph = chance.Of(s_all)(chance);
        return graph.ToFile(chance.Of([13, 17, 20]), [.. Functions(chance)]);
    }

    private static long Size(Chance chance) => chance.Of(s_sizes);

    private static GraphBuilder Filled(Chance chance) => new GraphBuilder().Input("x", "N", 1).IntsInitializer("s", Size(chance))
        .Node("ConstantOfShape", ["s"], ["c"], chance.Happens(0.5) ? [] : [Attribute.Tensor("value", Tensor.RawInts("", [1], chance.Below(3)))])
        .Node("Cast", "c", "d", Attribute.Int("to", 1))
        .Node(chance.Of(["Add", "Mul", "Div", "Sub"]), ["x", "d"], ["y"]).Output("y");

    private static GraphBuilder Expanded(Chance chance) => new GraphBuilder().Input("x", "N", 1, 1).IntsInitializer("s", chance.Between(1, 2000), 1000)
        .Initializer("f", [], 2).IntsInitializer("i", 3)
        .Node("Expand", [chance.Of(["f", "i"]), "s"], ["c"])
        .Node("Transpose", "c", "t", Attribute.Ints("perm", 1, 0))
        .Node(chance.Of(["Exp", "Relu", "Neg", "Sqrt"]), "t", "e")
        .Node(chance.Of(["Add", "Mul"]), chance.Happens(0.5) ? ["e", "t"] : ["t", "t"], ["d"])
        .Node(chance.Of(["Add", "MatMul"]), ["x", "d"], ["y"]).Output("y");

    private static GraphBuilder Counted(Chance chance) => new GraphBuilder().Input("x", "N", 1)
        .Initializer(Tensor.RawInts("a", [], 0)).Initializer(Tensor.RawInts("b", [], Size(chance))).Initializer(Tensor.RawInts("c", [], 1))
        .Node("Range", ["a", "b", "c"], ["r"]).Node("Mul", ["r", "r"], ["q"]).Node("Cast", "q", "f", Attribute.Int("to", 1))
        .Node("Add", ["x", "f"], ["y"]).Output("y");

    private static GraphBuilder Doubled(Chance chance)
    {
        GraphBuilder graph = new GraphBuilder().Input("x", "N", 2).Initializer("c0", [1], 1);
        bool ofRows = chance.Happens(0.5);
        string kind = ofRows ? "x" : "c0", last = kind;
        for (int i = 0, steps = chance.Between(10, 40); i < steps; i++, last = $"d{i}")
        {
            graph.Node("Concat", [last, last], [$"d{i + 1}"], Attribute.Int("axis", ofRows ? 1 : 0));
        }

        return graph.Node("Add", ["x", last], ["y"]).Output("y");
    }

    private static GraphBuilder Pooled(Chance chance)
    {
        GraphBuilder graph = new GraphBuilder().Input("x", "N", 1, Size(chance));
        string last = "x";
        for (int i = 0, steps = chance.Between(1, 40); i < steps; i++, last = $"p{i}")
        {
            graph.Node(chance.Of(["MaxPool", "AveragePool"]), last, $"p{i + 1}", Attribute.Ints("kernel_shape", chance.Between(1, 2)),
                Attribute.Ints("pads", 0, chance.Below(2)));
        }

        return graph.Node("Relu", last, "y").Output("y");
    }

    private static GraphBuilder Padded(Chance chance) => new GraphBuilder().Input("x", "N", 1, 4).IntsInitializer("p", 0, 0, Size(chance), 0, 0, Size(chance))
        .Initializer("w", [1, 1, 3], 1, 2, 3).Initializer("l", [1], 1)
        .Node("Pad", ["x", "p"], ["d"]).Node("Conv", ["d", "w"], ["c"]).Node("Transpose", "c", "t", Attribute.Ints("perm", 0, 2, 1))
        .Node(chance.Of(["MaxPool", "GlobalMaxPool"]), "t", "m", Attribute.Ints("kernel_shape", 1)).Node("Softmax", "m", "y").Output("y");

    private static GraphBuilder Gathered(Chance chance) => new GraphBuilder().Input("x", "N", 1)
        .IntsInitializer("s", Size(chance)).IntsInitializer("q", Size(chance)).Node("ConstantOfShape", ["s"], ["d"])
        .Node("ConstantOfShape", ["q"], ["i"], Attribute.Tensor("value", Tensor.RawInts("", [1], 0)))
        .Node("Gather", ["d", "i"], ["g"]).Node("Add", ["x", "g"], ["y"]).Output("y");

    private static GraphBuilder Sliced(Chance chance) => new GraphBuilder().Input("x", "N", 1).IntsInitializer("s", Size(chance))
        .IntsInitializer("from", -1).IntsInitializer("to", long.MinValue).IntsInitializer("axes", 0).IntsInitializer("by", -1)
        .Node("ConstantOfShape", ["s"], ["d"]).Node("Slice", ["d", "from", "to", "axes", "by"], ["g"]).Node("Slice", ["g", "from", "to", "axes", "by"], ["h"])
        .Node("Add", ["x", "h"], ["y"]).Output("y");

    /// <summary>Names that were given already.</summary>
    private static GraphBuilder Named(Chance chance)
    {
        GraphBuilder graph = new GraphBuilder().Input("x", "N", 1);
        int count = chance.Of([10, 200, 2000]);
        string last = "x", divider = chance.Of([".", "_"]);
        for (int i = 0; i < 2 * count; i++, last = $"v{i}")
        {
            graph.Node(NodeMessage.Of("Relu", [last], [$"v{i + 1}"], i < count ? $"a{divider}{i + 2}" : "a"));
        }

        return graph.Node("Relu", last, "y").Output("y");
    }

    private static GraphBuilder Nested(Chance chance) => new GraphBuilder().Input("x", "N", 1)
        .Node(NodeMessage.Of($"F{chance.Between(1, 30)}", ["x"], ["y"], "call", "f")).Output("y");

    private static IEnumerable<ProtobufWriter> Functions(Chance chance)
    {
        int count = chance.Of([0, 0, 5, 31]);
        for (int i = 0; i < count; i++)
        {
            yield return FunctionMessage.Of("f", $"F{i}", ["a"], ["c"], i == 0
                ? [NodeMessage.Of("Relu", ["a"], ["c"])]
                : [NodeMessage.Of($"F{i - 1}", ["a"], ["t"], "n", "f"), NodeMessage.Of($"F{i - 1}", ["t"], ["c"], "m", "f")]);
        }
    }

    /// <summary>Products of a value and a function of a polynomial that is written out.</summary>
    private static GraphBuilder Polynomials(Chance chance)
    {
        GraphBuilder graph = new GraphBuilder().Input("x", "N", 1);
        string last = "x";
        for (int i = 0; i < 9; i++, last = $"p{i}")
        {
            graph.Node("Add", [last, last], [$"p{i + 1}"]);
        }

        string sum = "x";
        for (int i = 0, count = chance.Of([1, 20, 1000]); i < count; i++, sum = $"m{i}")
        {
            graph.Node(chance.Of(["Sigmoid", "Tanh", "Erf"]), last, $"s{i + 1}").Node("Mul", [chance.Of(["x", sum]), $"s{i + 1}"], [$"m{i + 1}"]);
        }

        return graph.Node("Relu", sum, "y").Output("y");
    }

    private static GraphBuilder Normalized(Chance chance)
    {
        GraphBuilder graph = new GraphBuilder().Input("x", "N", Size(chance)).Initializer("one", [1], 1);
        string last = "x";
        for (int i = 0, count = chance.Between(1, 20); i < count; i++, last = $"n{i}")
        {
            graph.Node(chance.Of(["LayerNormalization", "Mul", "PRelu"]), [last, "one"], [$"n{i + 1}"]);
        }

        return graph.Node("Relu", last, "y").Output("y");
    }

    /// <summary>Constants and rows of very many axes.</summary>
    private static GraphBuilder Ranked(Chance chance)
    {
        int rank = chance.Of([6, 7, 8, 20, 60, 63, 64]);
        int[] sizes = [.. Enumerable.Range(0, rank).Select(i => i < 20 && chance.Happens(0.8) ? 2 : 1)];
        Dimension[] shape = ["N", .. sizes.Select(static size => (Dimension)size)];
        long[] perm = [0, .. Enumerable.Range(1, rank).Select(static axis => (long)axis).OrderBy(_ => chance.Next())];
        return new GraphBuilder().Input("x", shape).Initializer("one", [.. Enumerable.Repeat(1L, chance.Below(rank + 1))], 1)
            .IntsInitializer("to", [0, .. sizes.OrderBy(_ => chance.Next()).Select(static size => (long)size)])
            .Node("Transpose", "x", "t", Attribute.Ints("perm", perm)).Node("Reshape", ["t", "to"], ["r"]).Node("Add", ["r", "one"], ["a"])
            .Node("Softmax", "a", "s", Attribute.Int("axis", chance.Between(1, rank))).Node("Add", ["s", "t"], ["y"]).Output("y");
    }

    private static GraphBuilder Joined(Chance chance) => new GraphBuilder().Input("x", 1, Size(chance)).IntsInitializer("s", 1, Size(chance))
        .Node("ConstantOfShape", ["s"], ["c"]).Node("Concat", chance.Happens(0.5) ? ["x", "c"] : ["c", "x", "c"], ["j"], Attribute.Int("axis", 1))
        .Node("Standardize", "j", "k").Node("Relu", "j", "y").Output("y");
}
