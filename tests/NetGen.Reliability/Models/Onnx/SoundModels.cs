using NetGen.Build.Onnx;
using NetGen.Build.Tests.Writing;
using Attribute = NetGen.Build.Tests.Writing.Attribute;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>Small models that are read, of all operators and of every way to store values.</summary>
internal static class SoundModels
{
    /// <summary>The file next to every model that holds the values of a tensor.</summary>
    public const string ValuesFile = "values.bin";

    public static IReadOnlyList<byte[]> All { get; } =
    [
        Perceptron(), Images(), Sequences(), Attention(), WrittenOut(), ShapeArithmetic(), Classifier(), Functions(), OldOpset(), Storage(),
    ];

    private static float[] Some(int count) => [.. Enumerable.Range(1, count).Select(static i => (i * 37 % 19 / 10f) - 0.85f)];

    private static byte[] Perceptron() => new GraphBuilder()
        .Input("x", "N", 4)
        .Initializer("w1", [3, 4], Some(12)).Initializer("b1", [3], Some(3)).Initializer("w2", [3, 2], Some(6)).Initializer("c", [2], Some(2))
        .Node("Gemm", ["x", "w1", "b1"], ["h"], Attribute.Int("transB", 1), Attribute.Float("alpha", 0.5f), Attribute.Float("beta", 2))
        .Node("LeakyRelu", "h", "r", Attribute.Float("alpha", 0.1f))
        .Node("Dropout", "r", "d")
        .Node("MatMul", ["d", "w2"], ["m"])
        .Node("Add", ["m", "c"], ["a"])
        .Node("Elu", "a", "e")
        .Node("Softmax", "e", "y", Attribute.Int("axis", 1))
        .Shape("h", "N", 3)
        .Output("y", "N", 2)
        .ToFile(17);

    private static byte[] Images() => new GraphBuilder()
        .Input("x", "N", 2, 6, 6)
        .Initializer("w", [4, 2, 3, 3], Some(72)).Initializer("b", [4], Some(4)).Initializer("g", [4, 2, 1, 1], Some(8))
        .Initializer("s", [4], 1, 2, 1, 2).Initializer("v", [4], 1, 1, 2, 2).Initializer("o", [2, 4], Some(8))
        .Node("Conv", ["x", "w", "b"], ["c1"], Attribute.Ints("pads", 1, 1, 1, 1), Attribute.Ints("kernel_shape", 3, 3), Attribute.Ints("strides", 1, 1))
        .Node("BatchNormalization", ["c1", "s", "b", "b", "v"], ["n"], Attribute.Float("epsilon", 1e-3f), Attribute.Float("momentum", 0.9f))
        .Node("Relu", "n", "r")
        .Node("MaxPool", "r", "p", Attribute.Ints("kernel_shape", 2, 2), Attribute.Ints("strides", 2, 2))
        .Node("Conv", ["p", "g"], ["c2"], Attribute.Int("group", 2), Attribute.Ints("dilations", 1, 1), Attribute.Text("auto_pad", "SAME_UPPER"))
        .Node("HardSwish", "c2", "h")
        .Node("AveragePool", "h", "a", Attribute.Ints("kernel_shape", 2, 2), Attribute.Ints("pads", 1, 1, 0, 0), Attribute.Int("count_include_pad", 1))
        .Node("GlobalAveragePool", "a", "q")
        .Node("Flatten", "q", "f")
        .Node("Gemm", ["f", "o"], ["y"], Attribute.Int("transB", 1))
        .Output("y", "N", 2)
        .ToFile(14);

    private static byte[] Sequences() => new GraphBuilder()
        .Input("x", "N", 3, 8)
        .Initializer("w", [4, 3, 3], Some(36)).Initializer("k", [4, 1], Some(4)).Initializer("l", [4], Some(4)).IntsInitializer("p", 0, 0, 1, 0, 0, 1)
        .IntsInitializer("axes", 1)
        .Node("Pad", ["x", "p"], ["d"], Attribute.Text("mode", "reflect"))
        .Node("Conv", ["d", "w"], ["c"])
        .Node("PRelu", ["c", "k"], ["r"])
        .Node("MaxPool", "r", "m", Attribute.Ints("kernel_shape", 3), Attribute.Ints("strides", 2), Attribute.Int("ceil_mode", 1))
        .Node("Transpose", "m", "t", Attribute.Ints("perm", 0, 2, 1))
        .Node("LayerNormalization", ["t", "l", "l"], ["n"], Attribute.Float("epsilon", 1e-5f))
        .Node("Softplus", "n", "s")
        .Node("ReduceMean", ["s", "axes"], ["y"], Attribute.Int("keepdims", 0))
        .Output("y", "N", 4)
        .ToFile(20);

    private static byte[] Attention() => new GraphBuilder()
        .Input("x", 1, 4, 6)
        .Initializer("w", [6, 6], Some(36)).Initializer("two", [], 2).Initializer("one", [1, 1, 6], Some(6)).Initializer("v", [6], Some(6))
        .Node("MatMul", ["x", "w"], ["q"])
        .Node("Transpose", "q", "k", Attribute.Ints("perm", 0, 2, 1))
        .Node("MatMul", ["q", "k"], ["s"])
        .Node("Div", ["s", "two"], ["d"])
        .Node("Softmax", "d", "p", Attribute.Int("axis", -1))
        .Node("MatMul", ["p", "q"], ["o"])
        .Node("Add", ["o", "x"], ["a"])
        .Node("Concat", ["a", "one"], ["j"], Attribute.Int("axis", 1))
        .Node("Sigmoid", "j", "g")
        .Node("Mul", ["j", "g"], ["m"])
        .Node("Sub", ["m", "v"], ["u"])
        .Node("Neg", "u", "i")
        .Node("LogSoftmax", "i", "y", Attribute.Int("axis", 2))
        .Output("y", 1, 5, 6)
        .ToFile(17);

    private static byte[] WrittenOut() => new GraphBuilder()
        .Input("x", "N", 5)
        .Initializer("mean", [5], Some(5)).Initializer("deviation", [5], 1, 2, 3, 4, 5).Initializer("square", [], 2).Initializer("e", [], 1e-5f)
        .Initializer("g", [5], Some(5)).Initializer("root", [], 1.41421354f).Initializer("one", [], 1).Initializer("half", [], 0.5f)
        .Node("Sub", ["x", "mean"], ["x0"]).Node("Div", ["x0", "deviation"], ["x1"])
        .Node("ReduceMean", "x1", "n0", Attribute.Ints("axes", -1)).Node("Sub", ["x1", "n0"], ["n1"]).Node("Pow", ["n1", "square"], ["n2"])
        .Node("ReduceMean", "n2", "n3", Attribute.Ints("axes", -1)).Node("Add", ["n3", "e"], ["n4"]).Node("Sqrt", "n4", "n5")
        .Node("Div", ["n1", "n5"], ["n6"]).Node("Mul", ["n6", "g"], ["n7"]).Node("Add", ["n7", "g"], ["n8"])
        .Node("Div", ["n8", "root"], ["u0"]).Node("Erf", "u0", "u1").Node("Add", ["u1", "one"], ["u2"]).Node("Mul", ["n8", "u2"], ["u3"])
        .Node("Mul", ["u3", "half"], ["u4"])
        .Node("Clip", ["u4", "", "one"], ["u5"]).Node("Tanh", "u5", "u6").Node("HardSigmoid", "u6", "u7", Attribute.Float("beta", 0.4f))
        .Node("Reciprocal", "u7", "y")
        .Output("y", "N", 5)
        .ToFile(17);

    private static byte[] ShapeArithmetic() => new GraphBuilder()
        .Input("x", "N", 2, 6)
        .IntsInitializer("zero", 0).IntsInitializer("one", 1).IntsInitializer("two", 2).IntsInitializer("rest", -1).IntsInitializer("three", 3)
        .Initializer(Tensor.RawInts("start", [], 0)).Initializer(Tensor.RawInts("step", [], 1)).Initializer(Tensor.RawInts("end", [], 12))
        .Node("Shape", "x", "s").Node("Slice", ["s", "zero", "one", "zero", "one"], ["n"]).Node("Gather", ["s", "two"], ["six"])
        .Node("Concat", ["n", "six", "rest"], ["to"], Attribute.Int("axis", 0))
        .Node("Reshape", ["x", "to"], ["r"])
        .Node("Unsqueeze", ["r", "one"], ["u"]).Node("Squeeze", ["u", "one"], ["q"]).Node("Identity", "q", "i").Node("Flatten", "i", "f")
        .Node("Constant", [], ["k"], Attribute.Tensor("value", Tensor.Raw("", [1], 0.5f)))
        .Node("Expand", ["k", "three"], ["e"]).Node("ReduceProd", "e", "product")
        .Node("Range", ["start", "end", "step"], ["range"]).Node("Cast", "range", "floats", Attribute.Int("to", 1))
        .Node("ConstantOfShape", "one", "filled", Attribute.Tensor("value", Tensor.Raw("", [1], 3f))).Node("Size", "e", "size")
        .Node("Cast", "size", "count", Attribute.Int("to", 1)).Node("Exp", "filled", "power").Node("CastLike", ["f", "k"], ["l"])
        .Node("Mul", ["l", "product"], ["m1"]).Node("Add", ["m1", "floats"], ["m2"]).Node("Add", ["m2", "power"], ["m3"]).Node("Sub", ["m3", "count"], ["y"])
        .Output("y", "N", 12)
        .ToFile(17);

    private static byte[] Classifier() => new GraphBuilder()
        .Input("x", "N", 4)
        .Initializer("w", [3, 4], Some(12)).Initializer(Tensor.Texts("names", [3], "yes", "no", "perhaps"))
        .Node(NodeMessage.Of("Scaler", ["x"], ["z"], "scaler", "ai.onnx.ml", Attribute.Floats("offset", 1, 2, 3, 4), Attribute.Floats("scale", 0.5f)))
        .Node("Gemm", ["z", "w"], ["h"], Attribute.Int("transB", 1))
        .Node("Softmax", "h", "p")
        .Node("ArgMax", "p", "a", Attribute.Int("axis", 1))
        .Node(NodeMessage.Of("ArrayFeatureExtractor", ["names", "a"], ["label"], "labels", "ai.onnx.ml"))
        .Node(NodeMessage.Of("ZipMap", ["p"], ["y"], "map", "ai.onnx.ml", Attribute.Texts("classlabels_strings", "yes", "no", "perhaps")))
        .Output("label", "N")
        .OutputMessage(ValueMessage.Sequence("y"))
        .ToFile(13);

    private static byte[] Functions()
    {
        ProtobufWriter inner = FunctionMessage.Of("f", "Inner", ["a", "b"], ["c"],
        [
            NodeMessage.Of("Elu", ["a"], ["t"], attributes: Attribute.Reference("alpha", "s", AttributeType.Float)),
            NodeMessage.Of("Mul", ["t", "b"], ["c"]),
        ],
        attributes: ["s"],
        defaults: [Attribute.Float("s", 2)]);
        ProtobufWriter outer = FunctionMessage.Of("f", "Outer", ["a"], ["c", "a"],
        [
            NodeMessage.Of("Constant", [], ["k"], attributes: Attribute.Tensor("value", Tensor.Raw("", [1], 5f))),
            NodeMessage.Of("Inner", ["a", "k"], ["t"], "call", "f", Attribute.Float("s", 1)),
            NodeMessage.Of("Inner", ["t", "k"], ["c"], "call", "f"),
        ]);
        return new GraphBuilder()
            .Input("x", "N", 3)
            .Node(NodeMessage.Of("Outer", ["x"], ["h", "same"], "first", "f"))
            .Node(NodeMessage.Of("Outer", ["h"], ["g"], "second", "f"))
            .Node("Add", ["g", "same"], ["y"])
            .Output("y", "N", 3)
            .ToFile(17, inner, outer);
    }

    private static byte[] OldOpset() => new GraphBuilder()
        .Input("x", "N", 2, 4, 4)
        .Input("b", 2).Input("k", 2)
        .Initializer("b", [2], Some(2)).Initializer("k", [2], 1, 2).IntsInitializer("to", 0, -1)
        .Node("Pad", "x", "p", Attribute.UntypedInts("pads", 0, 0, 1, 0, 0, 0, 0, 1), Attribute.Text("mode", "edge"), Attribute.Float("value", 1))
        .Node("Add", ["p", "b"], ["a"], Attribute.UntypedInt("broadcast", 1), Attribute.UntypedInt("axis", 1))
        .Node("BatchNormalization", ["a", "k", "b", "b", "k"], ["n"], Attribute.UntypedInt("is_test", 1), Attribute.UntypedInt("spatial", 1))
        .Node("Clip", "n", "c", Attribute.Float("min", 0), Attribute.Float("max", 6))
        .Node("Dropout", "c", "d", Attribute.UntypedInt("is_test", 1), Attribute.Float("ratio", 0.2f))
        .Node("GlobalMaxPool", "d", "g")
        .Node("Squeeze", "g", "q", Attribute.PackedInts("axes", 2, 3))
        .Node("Reshape", ["q", "to"], ["r"])
        .Node("Softmax", "r", "y")
        .Output("y", "N", 2)
        .ToFile(6);

    private static byte[] Storage() => new GraphBuilder()
        .Input("x", "N", 2)
        .Initializer(Tensor.Raw<ushort>("f16", ElementType.Float16, [2], 0x3C00, 0x0001)).Initializer(Tensor.Doubles("f64", [2], 1, 2))
        .Initializer(Tensor.Raw<ushort>("b16", ElementType.BFloat16, [2], 0x3F80, 0x4000)).Initializer(Tensor.Floats("f32", [2], 1, 2))
        .Initializer(Tensor.Int32s("h", ElementType.Float16, [2], 15360, 0)).Initializer(Tensor.Head("u", ElementType.Float, [2]).Floats(4, 1, 2))
        .Initializer(Tensor.External("e", ElementType.Float, [2], ValuesFile, "4", "8")).Initializer(Tensor.Int64s("i64", [2], 1, -300))
        .Initializer(Tensor.UInt64s("u64", ElementType.UInt64, [2], 1, -1)).Initializer(Tensor.Int32s("t", ElementType.Bool, [2], 1, 0))
        .Node("Add", ["x", "f16"], ["y0"]).Node("Add", ["y0", "f64"], ["y1"]).Node("Add", ["y1", "b16"], ["y2"]).Node("Add", ["y2", "f32"], ["y3"])
        .Node("Add", ["y3", "h"], ["y4"]).Node("Mul", ["y4", "u"], ["y5"]).Node("Mul", ["y5", "e"], ["y6"])
        .Node("Cast", "i64", "c0", Attribute.Int("to", 1)).Node("Cast", "u64", "c1", Attribute.Int("to", 1)).Node("Cast", "t", "c2", Attribute.Int("to", 1))
        .Node("Add", ["y6", "c0"], ["y7"]).Node("Add", ["y7", "c1"], ["y8"]).Node("Add", ["y8", "c2"], ["y"])
        .Output("y", "N", 2)
        .ToFile(17);
}
