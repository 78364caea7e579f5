using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Every layer, built by hand, with the values it works on.</summary>
internal static class LayerCases
{
    private static readonly Shape s_five = new(5);
    private static readonly ParameterStart s_start = new(null, 0);

    public static IReadOnlyDictionary<string, Layer> All { get; } = new Dictionary<string, Layer>(StringComparer.Ordinal)
    {
        ["Dense"] = new Dense(s_five, new Shape(3), 0, s_start, 0),
        ["Dense with DropConnect"] = new Dense(s_five, new Shape(3), 0.4, s_start, 0),
        ["Dense of an image"] = new Dense(new Shape(3, 2, 2), new Shape(4), 0, s_start, 0),
        ["Sigmoid"] = new Activated(s_five, ElementwiseFunctions.Sigmoid),
        ["Tanh"] = new Activated(s_five, ElementwiseFunctions.Tanh),
        ["Relu"] = new Activated(s_five, ElementwiseFunctions.Relu),
        ["LeakyRelu"] = new Activated(s_five, ElementwiseFunctions.LeakyRelu(0.01)),
        ["LeakyRelu with negative slope"] = new Activated(s_five, ElementwiseFunctions.LeakyRelu(-0.3)),
        ["Elu"] = new Activated(s_five, ElementwiseFunctions.Elu(1)),
        ["Elu with negative α"] = new Activated(s_five, ElementwiseFunctions.Elu(-0.7)),
        ["Softplus"] = new Activated(s_five, ElementwiseFunctions.Softplus(1)),
        ["Softplus with β = 2.5"] = new Activated(s_five, ElementwiseFunctions.Softplus(2.5)),
        ["Gelu"] = new Activated(s_five, ElementwiseFunctions.Gelu),
        ["Silu"] = new Activated(s_five, ElementwiseFunctions.Silu),
        ["Erf"] = new Activated(s_five, ElementwiseFunctions.Erf),
        ["GeluTanh"] = new Activated(s_five, ElementwiseFunctions.GeluTanh),
        ["HardSwish"] = new Activated(s_five, ElementwiseFunctions.HardSwish),
        ["HardSigmoid"] = new Activated(s_five, ElementwiseFunctions.HardSigmoid(0.4)),
        ["AtLeast"] = new Activated(s_five, ElementwiseFunctions.AtLeast(-0.6)),
        ["AtMost"] = new Activated(s_five, ElementwiseFunctions.AtMost(0.7)),
        ["PRelu"] = new PRelu(s_five, 0.25),
        ["PRelu per unit"] = new PRelu(s_five, 0.25, PerChannel: true),
        ["PRelu per channel"] = new PRelu(new Shape(2, 2, 3), 0.25, PerChannel: true),
        ["RRelu"] = new RRelu(s_five, 1.0 / 8, 1.0 / 3),
        ["Dropout"] = new Dropout(s_five, 0.4),
        ["Dropout per channel"] = new Dropout(new Shape(2, 2, 3), 0.4, PerChannel: true),
        ["Softmax"] = new SoftmaxLayer(s_five),
        ["Dense without biases"] = new Dense(s_five, new Shape(3), 0, s_start, null),
        ["Dense without biases, with DropConnect"] = new Dense(s_five, new Shape(3), 0.4, s_start, null),
        ["Add"] = new Addition(s_five),
        ["Concat"] = new Concatenation(s_five, new Shape(3)),
        ["Concat of images"] = new Concatenation(new Shape(2, 2, 1), new Shape(2, 2, 3)),
        ["LayerNorm"] = new LayerNorm(s_five, 1e-5),
        ["LayerNorm of an image"] = new LayerNorm(new Shape(2, 2, 2), 0.3),
        ["LayerNorm of runs"] = new LayerNorm(new Shape(2, 3, 4), 1e-2) { Size = 4 },
        ["Conv2D"] = Image(new Shape(4, 5, 2), 3, 1, 3, 2, stride: 1, dilation: 1, before: 0, after: 0),
        ["Conv2D with stride and padding"] = Image(new Shape(5, 4, 2), 4, 1, 3, 3, stride: 2, dilation: 1, before: 1, after: 1),
        ["Conv2D, dilated, padded unevenly"] = Image(new Shape(6, 5, 1), 2, 1, 2, 3, stride: 1, dilation: 2, before: 0, after: 1),
        ["Conv2D in groups"] = Image(new Shape(3, 4, 4), 6, 2, 2, 2, stride: 1, dilation: 1, before: 1, after: 0),
        ["DepthwiseConv2D"] = Image(new Shape(4, 4, 3), 3, 3, 3, 3, stride: 1, dilation: 1, before: 1, after: 1),
        ["Conv1D"] = new Convolution("Conv1D", new Shape(7, 2), new Window(WindowAxis.Single, new WindowAxis(7, 3, 2, 1, 1, 1)), 3, 1, s_start, 0),
        ["MaxPool2D"] = new Pool("MaxPool2D", new Shape(4, 5, 2), Moving(4, 5, 2, 2, 0), TakesLargest: true, IsGlobal: false),
        ["MaxPool2D whose windows overlap"] = new Pool("MaxPool2D", new Shape(5, 4, 2), Moving(5, 4, 3, 1, 1), TakesLargest: true, IsGlobal: false),
        ["AveragePool2D"] = new Pool("AveragePool2D", new Shape(4, 5, 2), Moving(4, 5, 2, 2, 0), TakesLargest: false, IsGlobal: false),
        ["AveragePool2D with padding"] = new Pool("AveragePool2D", new Shape(5, 4, 2), Moving(5, 4, 3, 2, 1), TakesLargest: false, IsGlobal: false),
        ["AveragePool2D, padding counted in part"] = new Pool(
            "AveragePool2D", new Shape(5, 4, 2), new Window(new(5, 3, 2, 1, 1, 2), new(4, 2, 2, 1, 1, 1)), TakesLargest: false, IsGlobal: false)
        {
            Counted = new CountedPadding(1, 1, 1, 0),
        },
        ["AveragePool2D, dilated"] = new Pool(
            "AveragePool2D", new Shape(6, 5, 1), new Window(new(6, 2, 1, 3, 0, 1), new(5, 2, 2, 2, 1, 0)), TakesLargest: false, IsGlobal: false),
        ["MaxPool2D, dilated"] = new Pool(
            "MaxPool2D", new Shape(6, 5, 2), new Window(new(6, 2, 1, 3, 1, 1), new(5, 2, 2, 2, 0, 1)), TakesLargest: true, IsGlobal: false),
        ["GlobalAveragePool2D"] = new Pool(
            "GlobalAveragePool2D", new Shape(3, 2, 4), new Window(new(3, 3, 1, 1, 0, 0), new(2, 2, 1, 1, 0, 0)), TakesLargest: false, IsGlobal: true),
        ["GlobalMaxPool1D"] = new Pool(
            "GlobalMaxPool1D", new Shape(5, 4), new Window(WindowAxis.Single, new(5, 5, 1, 1, 0, 0)), TakesLargest: true, IsGlobal: true),
        ["View"] = new View(new Shape(2, 6), new Shape(3, 4)),
        ["Add of two shapes"] = Combined(CombineOperator.Add, [2, 1, 3], [1, 2, 3], 2, 2, 3),
        ["Subtract"] = Combined(CombineOperator.Subtract, [5], [5], 5),
        ["Subtract of two shapes"] = Combined(CombineOperator.Subtract, [4, 1], [1, 3], 4, 3),
        ["Multiply"] = Combined(CombineOperator.Multiply, [5], [5], 5),
        ["Multiply by a scalar"] = Combined(CombineOperator.Multiply, [1, 1], [2, 3], 2, 3),
        ["Divide"] = Combined(CombineOperator.Divide, [2, 3], [2, 3], 2, 3),
        ["Divide of two shapes"] = Combined(CombineOperator.Divide, [2, 1, 2], [1, 3, 1], 2, 3, 2),
        ["Multiply by a constant"] = new CombineConstant(new Shape(2, 3), new Shape(1, 3), new Shape(2, 3), CombineOperator.Multiply, ConstantIsLeft: false),
        ["Divide a constant"] = new CombineConstant(new Shape(2, 1), new Shape(1, 3), new Shape(2, 3), CombineOperator.Divide, ConstantIsLeft: true),
        ["Permute"] = new Permute(new Shape(2, 3, 1, 4), new EquatableArray<int>([3, 0, 2, 1])),
        ["Mean of the middle axis"] = new MeanOverAxes(new Shape(2, 3, 2), new EquatableArray<int>([1]), new Shape(2, 2)),
        ["Mean of everything"] = new MeanOverAxes(new Shape(2, 3), new EquatableArray<int>([0, 1]), new Shape(1)),
        ["SoftmaxOver"] = new SoftmaxOver(new Shape(2, 3), 2, 3, 1),
        ["SoftmaxOver an axis in the middle"] = new SoftmaxOver(new Shape(2, 3, 2), 2, 3, 2),
        ["LogSoftmaxOver"] = new LogSoftmaxOver(new Shape(2, 3), 2, 3, 1),
        ["LogSoftmaxOver the first axis"] = new LogSoftmaxOver(new Shape(3, 2), 1, 3, 2),
        ["Pad"] = Padded(PadMode.Constant, [2, 3, 2], [1, 0, 0], [0, 2, 0]),
        ["Pad, some left out"] = Padded(PadMode.Constant, [3, 4], [-1, 1], [2, -1]),
        ["Pad by mirror images"] = Padded(PadMode.Reflect, [3, 4], [2, 1], [1, 3]),
        ["Pad by the border"] = Padded(PadMode.Edge, [2, 1, 3], [1, 2, 0], [0, 1, 1]),
        ["ArgMax"] = new ArgMaxOver(new Shape(2, 3), new Shape(2), 2, 3, 1, Last: false),
        ["MatMul of two values"] = new Product(new Shape(2, 3), new Shape(3, 4), new Shape(2, 4)),
        ["MatMul of many, one of them repeated"] = new Product(new Shape(2, 1, 2, 3), new Shape(1, 3, 3, 2), new Shape(2, 3, 2, 2)),
        ["MatMul by a constant"] = new ProductConstant(new Shape(2, 2, 3), new Shape(1, 3, 2), new Shape(2, 2, 2), ConstantIsLeft: false),
        ["MatMul of a constant"] = new ProductConstant(new Shape(3, 2), new Shape(2, 3), new Shape(2, 2), ConstantIsLeft: true),
        ["Flatten"] = new Flatten(new Shape(2, 3, 4)),
        ["Reshape"] = new Reshape(new Shape(12), new Shape(2, 3, 2)),
        ["BatchNorm"] = new BatchNorm(s_five, 0.1, 1e-5),
        ["BatchNorm of an image"] = new BatchNorm(new Shape(2, 2, 2), 0.1, 0.3),
        ["BatchNorm of a sequence"] = new BatchNorm(new Shape(3, 3), 0.1, 1e-5),
        ["Standardize"] = new InputScalingLayer(s_five, ScalingKind.Standardize),
        ["MinMaxScale"] = new InputScalingLayer(s_five, ScalingKind.MinMax),
    };

    private static Combine Combined(CombineOperator @operator, int[] left, int[] right, params int[] output) =>
        new(new Shape(left), new Shape(right), new Shape(output), @operator);

    private static Pad Padded(PadMode mode, int[] input, int[] before, int[] after) =>
        new(new Shape(input), new EquatableArray<int>(before), new EquatableArray<int>(after), mode, 0.7);

    private static Convolution Image(
        Shape input, int filters, int groups, int height, int width, int stride, int dilation, int before, int after) =>
        new("Conv2D", input, new Window(
            new(input[0], height, stride, dilation, before, after), new(input[1], width, stride, dilation, before, after)), filters, groups, s_start, 0);

    private static Window Moving(int height, int width, int size, int stride, int pad) =>
        new(new(height, size, stride, 1, pad, pad), new(width, size, stride, 1, pad, pad));

    /// <summary>Names for the values of one layer, as the lowering would give them; every input is a value of its own.</summary>
    public static LayerValues ValuesOf(Layer layer)
    {
        Value y = new("y", ValueRole.Activation, layer.Output);
        Value[] inputs = [.. InputsOf(layer).Select(static (shape, index) => new Value("x" + (char)('A' + index), ValueRole.Activation, shape))];
        var named = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (TensorSpec spec in layer.Tensors)
        {
            named[spec.Name] = new Value(spec.Name, ValueRole.Parameter, spec.Shape);
        }

        foreach (StatisticSpec spec in layer.Statistics)
        {
            named[spec.Name] = new Value(spec.Name, ValueRole.Statistic, new Shape(spec.Length));
        }

        foreach (TemporarySpec spec in layer.Temporaries)
        {
            named[spec.Name] = new Value(spec.Name, spec.Role, spec.Shape);
        }

        return new LayerValues(3, inputs, y, [.. inputs.Select(static input => input.Gradient)], y.Gradient, named);
    }

    private static IEnumerable<Shape> InputsOf(Layer layer) => layer switch
    {
        Addition => [layer.Output, layer.Output],
        Concatenation joined => [joined.First, joined.Second],
        Combine combine => [combine.Left, combine.Right],
        Product product => [product.Left, product.Right],
        _ => [(Shape)layer.GetType().GetProperty("Input")!.GetValue(layer)!],
    };
}
