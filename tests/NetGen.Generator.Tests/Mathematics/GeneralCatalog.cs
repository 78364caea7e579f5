using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Networks of layers that only files of models have, by a name each. A name with "sums" in it is of a network that sums lane by lane, so that its bits follow
/// the width of vectors.
/// </summary>
internal static class GeneralCatalog
{
    private const LossKind Classes = LossKind.CrossEntropy;

    /// <remarks>All of them where long tests are asked for, else one in five.</remarks>
    public static IReadOnlyDictionary<string, NetworkModel> Models { get; } =
        Views().Concat(Functions()).Concat(Combinations()).Concat(Permutations()).Concat(Windows()).Concat(Axes()).Concat(Products()).Concat(Normalizations())
            .Where(static (_, index) => LongTests.Skip is null || index % 5 == 0)
            .ToDictionary(static pair => "general: " + pair.Name, static pair => pair.Model, StringComparer.Ordinal);

    private static IEnumerable<(string Name, NetworkModel Model)> Views() =>
    [
        ("a view of the input before a dense layer", new ModelBuilder(3, 5).View(15).Dense(9).Apply(ElementwiseFunctions.Relu).Dense(3).Build(Classes)),
        ("views alone", new ModelBuilder(3, 5).View(15).View(5, 3).Build()),
        ("a view of an activation as an image, sums of Conv", new ModelBuilder(7).Dense(24)
            .Apply(ElementwiseFunctions.Tanh)
            .View(4, 3, 2)
            .Conv(5, 2)
            .Apply(ElementwiseFunctions.Relu)
            .View(30)
            .Dense(2)
            .Build()),
        ("a view between a product and its activation", new ModelBuilder(7).Dense(12)
            .View(3, 4)
            .Apply(ElementwiseFunctions.Relu)
            .View(12)
            .Dense(2)
            .Build(Classes)),
        ("views of the input, a slope between", new ModelBuilder(3, 3).View(9).Slopes().View(3, 3).View(9).Dense(9).View(9).Build()),
        ("a view read several times", Branched()),
        ("a view of a convolution's output, odd filters, sums of Conv", new ModelBuilder(5, 4, 2).Conv(7, 2)
            .View(84)
            .Dense(20)
            .Apply(ElementwiseFunctions.Gelu)
            .View(5, 4, 1)
            .Conv(3, 3)
            .View(18)
            .Build()),
        ("a view of a normalised value, sums of LayerNorm", new ModelBuilder(6).Dense(10)
            .Add(new LayerNorm(new Shape(10), 1e-5))
            .View(5, 2)
            .Add(new BatchNorm(new Shape(5, 2), 0.1, 1e-5))
            .View(10)
            .Dense(3)
            .Build()),
    ];

    private static NetworkModel Branched()
    {
        ModelBuilder n = new ModelBuilder(6).Dense(12).Apply(ElementwiseFunctions.Tanh);
        int dense = n.Last;
        int view = n.View(3, 4).Last;
        int left = n.Slopes().Last;
        n.Add(new Addition(new Shape(3, 4)), left, view);
        int sum = n.View(12).Last;
        return n.Add(new Addition(new Shape(12)), sum, dense).Dense(3).Build();
    }

    private static IEnumerable<(string Name, NetworkModel Model)> Combinations() =>
    [
        ("all four of equal shape", Pairs(12, static (n, left, right) => n
            .Add(Of(CombineOperator.Subtract, [12], [12], 12), left, right).Add(Of(CombineOperator.Multiply, [12], [12], 12), n.Last, left)
            .Add(Of(CombineOperator.Add, [12], [12], 12), n.Last, right).Add(Of(CombineOperator.Divide, [12], [12], 12), n.Last, right))),
        ("repeated along the last axis, sums", Pairs(
            12, static (n, left, right) => Reduced(n, right, 4, 1).Add(Of(CombineOperator.Multiply, [4, 3], [4, 1], 4, 3), left, n.Last)
            .Add(Of(CombineOperator.Divide, [4, 3], [4, 1], 4, 3), n.Last, n.Last - 1))),
        ("repeated along the first axis", Pairs(
            20, static (n, left, right) => Reduced(n, right, 1, 5).Add(Of(CombineOperator.Subtract, [4, 5], [1, 5], 4, 5), left, n.Last)
            .Add(Of(CombineOperator.Divide, [4, 5], [1, 5], 4, 5), n.Last, n.Last - 1).Add(Of(CombineOperator.Add, [1, 5], [4, 5], 4, 5), n.Last - 2, n.Last))),
        ("an outer product, sums", Pairs(6, static (n, left, right) => n.Add(Of(CombineOperator.Multiply, [6, 1], [1, 6], 6, 6), left, right)
            .Add(Of(CombineOperator.Divide, [6, 6], [6, 1], 6, 6), n.Last, right).Add(Of(CombineOperator.Subtract, [6, 1], [6, 6], 6, 6), left, n.Last))),
        ("a scalar, sums", Pairs(
            35, static (n, left, right) => Reduced(n, right, 1, 1, 1).Add(Of(CombineOperator.Multiply, [1, 1, 1], [5, 1, 7], 5, 1, 7), n.Last, left)
            .Add(Of(CombineOperator.Divide, [5, 1, 7], [1, 1, 1], 5, 1, 7), n.Last, n.Last - 1))),
        ("axes in the middle, sums", Pairs(
            24, static (n, left, right) => Reduced(n, right, 2, 1, 3, 1).Add(Of(CombineOperator.Multiply, [2, 4, 3, 1], [2, 1, 3, 1], 2, 4, 3, 1), left, n.Last)
            .Add(Of(CombineOperator.Add, [2, 4, 3, 1], [2, 1, 3, 1], 2, 4, 3, 1), n.Last, n.Last - 1))),
        ("a value with itself", new ModelBuilder(7).Dense(19).Apply(ElementwiseFunctions.Tanh).Add(Of(CombineOperator.Multiply, [19], [19], 19), 1, 1)
            .Add(Of(CombineOperator.Subtract, [19], [19], 19), 2, 2)
                .Add(Of(CombineOperator.Add, [19], [19], 19), 3, 3)
                .Add(Of(CombineOperator.Add, [19], [19], 19), 4, 1)
                .Dense(3)
                .Build()),
        ("the input with itself", new ModelBuilder(7).Add(Of(CombineOperator.Multiply, [7], [7], 7), -1, -1)
            .Dense(5)
            .Apply(ElementwiseFunctions.Relu)
            .Dense(3)
            .Build(Classes)),
        ("constants of equal shape", new ModelBuilder(11).Add(Constant(CombineOperator.Multiply, [11], [11], 11))
            .Dense(17)
            .Add(Constant(CombineOperator.Add, [17], [17], 17))
            .Apply(ElementwiseFunctions.Relu).Add(Constant(CombineOperator.Subtract, [17], [17], 17, isLeft: true)).Dense(3).Build(Classes)),
        ("constants of channels and scalars, sums of Conv", new ModelBuilder(4, 5, 3).Add(Constant(CombineOperator.Subtract, [4, 5, 3], [1, 1, 3], 4, 5, 3))
            .Add(Constant(CombineOperator.Multiply, [4, 5, 3], [1, 1, 1], 4, 5, 3))
            .Conv(7, 2)
                .Add(Constant(CombineOperator.Multiply, [3, 4, 7], [1, 1, 7], 3, 4, 7))
                .Add(Constant(CombineOperator.Add, [3, 4, 7], [3, 1, 1], 3, 4, 7, isLeft: true))
                .View(84)
                .Dense(3)
                .Build()),
        ("a constant divided, a value that grows", new ModelBuilder(5).Dense(6)
            .Apply(ElementwiseFunctions.AtLeast(0.5))
            .Add(Constant(CombineOperator.Divide, [1, 6], [3, 1], 3, 6, isLeft: true))
            .Add(Constant(CombineOperator.Multiply, [3, 6], [3, 6], 3, 6)).Dense(3).Build()),
        ("a constant at the end, and on the input alone", new ModelBuilder(5).Add(Constant(CombineOperator.Divide, [5], [1], 5))
            .Slopes()
            .Add(Constant(CombineOperator.Add, [5], [5], 5))
            .Build()),
    ];

    /// <summary>Two values of a length, the second of them at least 0.5, and a dense layer after what is made of them.</summary>
    private static NetworkModel Pairs(int length, Action<ModelBuilder, int, int> between)
    {
        ModelBuilder n = new ModelBuilder(6).Dense(9).Apply(ElementwiseFunctions.Tanh);
        int stem = n.Last;
        int left = n.Dense(length).Apply(ElementwiseFunctions.Tanh).Last;
        int right = n.Add(new Dense(new Shape(9), new Shape(length), 0, new ParameterStart("Xavier", 1), 0), stem)
            .Apply(ElementwiseFunctions.Softplus(1))
            .Apply(ElementwiseFunctions.AtLeast(0.5)).Last;
        between(n, left, right);
        return n.Dense(3).Build();
    }

    /// <summary>A value of another shape, by a dense layer, at least 0.5.</summary>
    private static ModelBuilder Reduced(ModelBuilder n, int from, params int[] shape) => n
        .Add(new Dense(n.ShapeOf(from), new Shape(new Shape(shape).Length), 0, new ParameterStart("Xavier", 1), 0), from)
            .Apply(ElementwiseFunctions.AtLeast(0.5))
            .View(shape);

    private static Combine Of(CombineOperator @operator, int[] left, int[] right, params int[] output) =>
        new(new Shape(left), new Shape(right), new Shape(output), @operator);

    private static CombineConstant Constant(CombineOperator @operator, int[] input, int[] constant, int a, int b = 1, int c = 1, bool isLeft = false) =>
        new(new Shape(input), new Shape(constant), new Shape([.. new[] { a, b, c }.Take(input.Length)]), @operator, isLeft);

    private static IEnumerable<(string Name, NetworkModel Model)> Permutations() =>
    [
        ("a transposition", new ModelBuilder(6).Dense(35).Apply(ElementwiseFunctions.Tanh).Permuted([5, 7], 1, 0).Dense(3).Build(Classes)),
        ("the input, channel-first to channel-last, sums of Conv", new ModelBuilder(3, 5, 4).Permuted([3, 5, 4], 1, 2, 0)
            .Conv(6, 2)
            .Permuted([4, 3, 6], 2, 0, 1)
            .Dense(2)
            .Build()),
        ("the input alone, transposed twice", new ModelBuilder(3, 5).Permuted([3, 5], 1, 0).Slopes().Permuted([5, 3], 1, 0).Build()),
        ("six axes in the order of nobody", new ModelBuilder(5).Dense(144)
            .Apply(ElementwiseFunctions.Tanh)
            .Permuted([2, 3, 2, 1, 3, 4], 4, 1, 5, 3, 0, 2)
            .Slopes()
            .Permuted([3, 3, 4, 1, 2, 2], 5, 4, 0, 1, 3, 2)
            .Dense(3)
            .Build()),
        ("heads of attention, there and back", new ModelBuilder(4, 6).Dense(24)
            .Permuted([4, 3, 2], 1, 0, 2)
            .Slopes()
            .Permuted([3, 4, 2], 1, 0, 2)
            .Dense(3)
            .Build()),
        ("an order that moves nothing", new ModelBuilder(7).Dense(12).Permuted([3, 1, 4], 1, 0, 2).Apply(ElementwiseFunctions.Relu).Dense(3).Build()),
    ];

    /// <summary>Windows as no attribute declares them.</summary>
    private static IEnumerable<(string Name, NetworkModel Model)> Windows() =>
    [
        ("a mean with counted padding, sums of Conv", new ModelBuilder(6, 7, 2).Conv(5, 2)
            .Pool(false, new(5, 3, 2, 1, 1, 1), new(6, 3, 2, 1, 1, 1), new(1, 1, 1, 1))
            .View(45)
            .Dense(3)
            .Build()),
        ("a mean with padding counted in part, sums of Conv", new ModelBuilder(6, 7, 2).Conv(17, 2)
            .Pool(false, new(5, 2, 2, 1, 0, 1), new(6, 3, 2, 1, 1, 2), new(0, 1, 0, 1))
            .View(204)
            .Dense(3)
            .Build()),
        ("means and maxima with padding on one side, sums of Conv", new ModelBuilder(7, 6, 2).Conv(3, 2)
            .Pool(true, new(6, 3, 2, 1, 2, 1), new(5, 2, 1, 1, 0, 1))
            .Pool(false, new(4, 2, 2, 1, 1, 1), new(5, 3, 2, 1, 0, 2), new(1, 0, 1, 0)).View(27).Dense(3).Build()),
        ("dilated pools, sums of Conv", new ModelBuilder(9, 8, 1).Conv(4, 2)
            .Pool(true, new(8, 2, 1, 2, 0, 0), new(7, 3, 1, 2, 1, 1))
            .Pool(false, new(6, 2, 2, 3, 1, 1), new(5, 2, 1, 2, 0, 2))
            .View(60)
            .Dense(3)
            .Build()),
        ("a dilated pool side by side, sums of Conv", new ModelBuilder(9, 9, 1).Conv(8, 2)
            .Pool(true, new(8, 2, 2, 2, 0, 0), new(8, 2, 2, 2, 0, 0))
            .View(72)
            .Dense(3)
            .Build()),
        ("a dilated pool of the input, counted, of a sequence", new ModelBuilder(11, 3).Slopes()
            .Add(new Pool("AveragePool1D", new Shape(11, 3), new Window(WindowAxis.Single, new(11, 3, 1, 2, 2, 1)), false, false)
        {
            Counted = new CountedPadding(0, 2, 0, 1),
        }).View(30).Dense(2).Build()),
        ("convolutions with padding on one side, sums of Conv", new ModelBuilder(6, 5, 3).Conv(9, new Window(new(6, 3, 1, 1, 2, 0), new(5, 2, 1, 1, 0, 1)))
            .Apply(ElementwiseFunctions.Relu)
            .Conv(18, new Window(new(6, 2, 2, 1, 0, 3), new(5, 3, 1, 2, 3, 1)), groups: 3)
                .Apply(ElementwiseFunctions.Tanh)
                .Conv(18, new Window(new(4, 2, 1, 1, 1, 0), new(5, 3, 2, 1, 0, 2)), groups: 18)
                .View(216)
                .Dense(2)
                .Build()),
        ("a convolution of a sequence with padding on one side, sums of Conv", new ModelBuilder(
            9, 2).Conv(8, new Window(WindowAxis.Single, new(9, 4, 2, 1, 3, 0))).Apply(ElementwiseFunctions.Relu)
            .Conv(5, new Window(WindowAxis.Single, new(5, 2, 1, 2, 0, 3))).View(30).Dense(2).Build()),
    ];

    /// <summary>Means, shares and padding along axes.</summary>
    private static IEnumerable<(string Name, NetworkModel Model)> Axes() =>
    [
        ("means of pixels, of channels and of everything, sums", new ModelBuilder(6).Dense(60)
            .Apply(ElementwiseFunctions.Tanh)
            .Mean([4, 5, 3], [0, 1], 3)
            .Dense(36)
            .Mean([2, 3, 6], [2], 2, 3)
            .Dense(24)
            .Mean([2, 3, 4], [0, 2], 1, 3, 1)
            .Dense(5)
            .Build()),
        ("the mean of everything, sums", new ModelBuilder(3, 4).Slopes().Mean([3, 4], [0, 1], 1).Dense(3).Build()),
        ("a mean over an axis of one, and over a wide one, sums", new ModelBuilder(6).Dense(40)
            .Mean([2, 1, 20], [1], 2, 20)
            .Slopes()
            .Mean([2, 20], [1], 2)
            .Dense(3)
            .Build(Classes)),
        ("shares along the last axis, sums", new ModelBuilder(6).Dense(40)
            .Add(new SoftmaxOver(new Shape(2, 20), 2, 20, 1))
            .Dense(6)
            .Add(new SoftmaxOver(new Shape(6), 1, 6, 1))
            .Dense(3)
            .Build()),
        ("shares along other axes, sums", new ModelBuilder(6).Dense(30)
            .Add(new SoftmaxOver(new Shape(2, 5, 3), 2, 5, 3))
            .Dense(54)
            .Add(new SoftmaxOver(new Shape(3, 18), 1, 3, 18))
            .Dense(3)
            .Build()),
        ("logarithms of shares, sums", new ModelBuilder(6).Dense(30)
            .Add(new LogSoftmaxOver(new Shape(2, 5, 3), 2, 5, 3))
            .Dense(34)
            .Add(new LogSoftmaxOver(new Shape(2, 17), 2, 17, 1))
            .Dense(5)
            .Add(new LogSoftmaxOver(new Shape(5), 1, 5, 1))
            .Build()),
        ("shares of the input, sums", new ModelBuilder(7, 2).Add(new SoftmaxOver(new Shape(7, 2), 1, 7, 2)).Slopes().Dense(3).Build()),
        ("padding by a constant, sums of Conv", new ModelBuilder(4, 3, 2).Padded(PadMode.Constant, [4, 3, 2], [1, 0, 0], [0, 2, 0])
            .Conv(5, 2)
            .Padded(PadMode.Constant, [4, 4, 5], [-1, 1, 0], [2, -1, 3])
            .Dense(3)
            .Build()),
        ("padding by mirror images, sums of Conv", new ModelBuilder(4, 3, 2).Padded(PadMode.Reflect, [4, 3, 2], [1, 2, 0], [3, 0, 0])
            .Conv(5, 2)
            .Apply(ElementwiseFunctions.Tanh)
            .Padded(PadMode.Reflect, [7, 4, 5], [0, 3, 4], [0, 1, 0])
            .Dense(3)
            .Build()),
        ("padding by the border, of the input alone", new ModelBuilder(3, 2).Slopes().Padded(PadMode.Edge, [3, 2], [2, 4], [4, 0]).Build()),
    ];

    private static IEnumerable<(string Name, NetworkModel Model)> Products() =>
    [
        ("a product of two values, sums", Pairs(
            24, static (n, left, right) => n.Add(Product([3, 8], [8, 3], 3, 3), left, right).Add(Product([8, 3], [3, 3], 8, 3), right, n.Last))),
        ("products of many matrices, one value repeated, sums", Pairs(
            36, static (n, left, right) => n.Add(Product([3, 1, 4, 3], [1, 2, 3, 6], 3, 2, 4, 6), left, right)
            .Add(Product([3, 2, 6, 4], [1, 1, 4, 9], 3, 2, 6, 9), n.Last, left).Add(Product([1, 1, 6, 6], [3, 2, 6, 9], 3, 2, 6, 9), right, n.Last))),
        ("wide matrices, and columns, sums", Pairs(140, static (n, left, right) => n.Add(Product([2, 70], [70, 2], 2, 2), left, right)
            .Add(Product([2, 2], [2, 70], 2, 70), n.Last, right)
            .Dense(70)
            .Add(Product([2, 70], [70, 1], 2, 1), left, n.Last))),
        ("a product of a value with itself, sums", new ModelBuilder(5).Dense(16)
            .Apply(ElementwiseFunctions.Tanh)
            .Add(Product([4, 4], [4, 4], 4, 4), 1, 1)
            .Dense(3)
            .Build()),
        ("products with constants, sums", new ModelBuilder(
            4, 5).Add(new ProductConstant(new Shape(4, 5), new Shape(5, 7), new Shape(4, 7), ConstantIsLeft: false)).Slopes()
            .Add(new ProductConstant(new Shape(4, 7), new Shape(3, 4), new Shape(3, 7), ConstantIsLeft: true))
                .Dense(30)
                .Add(new ProductConstant(new Shape(2, 3, 5), new Shape(1, 5, 1), new Shape(2, 3, 1), ConstantIsLeft: false))
                .Dense(2)
                .Build()),
        ("attention, sums", Attention()),
    ];

    /// <summary>Two heads over five places of eight values each, as a transformer has them.</summary>
    private static NetworkModel Attention()
    {
        ModelBuilder n =
            new ModelBuilder(5, 8).Conv(24, new Window(WindowAxis.Single, new(5, 1, 1, 1, 0, 0))).View(5, 3, 2, 4).Permuted([5, 3, 2, 4], 1, 2, 0, 3);
        int all = n.Last;
        int scaled = n.Add(Constant(CombineOperator.Multiply, [1, 1, 120], [1, 1, 1], 1, 1, 120), all).Last;
        return n.Add(new Permute(new Shape(3, 2, 5, 4), new EquatableArray<int>([0, 1, 3, 2])), all)
            .Add(new Product(new Shape(3, 2, 5, 4), new Shape(3, 2, 4, 5), new Shape(3, 2, 5, 5)), scaled, n.Last)
            .Add(new SoftmaxOver(new Shape(3, 2, 5, 5), 30, 5, 1))
            .Add(new Product(new Shape(3, 2, 5, 5), new Shape(3, 2, 5, 4), new Shape(3, 2, 5, 4)), n.Last, all)
            .Mean([3, 2, 5, 4], [0], 2, 5, 4).Permuted([2, 5, 4], 1, 0, 2).View(5, 8).Dense(3).Build(Classes);
    }

    private static Product Product(int[] left, int[] right, params int[] output) => new(new Shape(left), new Shape(right), new Shape(output));

    private static IEnumerable<(string Name, NetworkModel Model)> Normalizations() =>
    [
        ("every place normalised by itself, sums", new ModelBuilder(5, 6).Normalized(6)
            .Conv(9, new Window(WindowAxis.Single, new(5, 1, 1, 1, 0, 0)))
            .Normalized(9)
            .Apply(ElementwiseFunctions.Tanh)
            .Dense(3)
            .Build()),
        ("runs of all sizes, sums", new ModelBuilder(6).Dense(60)
            .Normalized(20)
            .Dense(34)
            .Normalized(17)
            .Apply(ElementwiseFunctions.Relu)
            .Dense(36)
            .Normalized(3)
            .Dense(3)
            .Build(Classes)),
        ("runs of a wide row at the end, sums", new ModelBuilder(3).Dense(320).Normalized(160).Build()),
    ];

    /// <summary>Small, with one layer of each kind: what its files say is read by people.</summary>
    public static NetworkModel Readable { get; } =
        new ModelBuilder(2, 3).Add(Constant(CombineOperator.Subtract, [2, 3], [1, 3], 2, 3)).Dense(4).Apply(ElementwiseFunctions.AtLeast(-1)).View(2, 2)
        .Permuted([2, 2], 1, 0)
            .Add(Of(CombineOperator.Multiply, [2, 2], [2, 2], 2, 2), 4, 4)
            .Mean([2, 2], [0], 1, 2)
            .Add(Of(CombineOperator.Divide, [2, 2], [1, 2], 2, 2), 3, 6)
        .Add(Product([2, 2], [2, 2], 2, 2), 7, 3)
            .Add(new SoftmaxOver(new Shape(2, 2), 1, 2, 2))
            .Padded(PadMode.Reflect, [2, 2], [0, 1], [0, 0])
            .Normalized(3)
            .Dense(2)
            .Build();

    private static IEnumerable<(string Name, NetworkModel Model)> Functions() =>
    [
        ("short functions after dense layers", new ModelBuilder(9).Dense(17)
            .Apply(ElementwiseFunctions.AtLeast(-0.3))
            .Dense(33)
            .Apply(ElementwiseFunctions.AtMost(0.4))
            .Dense(7)
            .Apply(ElementwiseFunctions.HardSigmoid(0.3))
            .Dense(2)
            .Build(Classes)),
        ("long functions after dense layers", new ModelBuilder(9).Dense(17)
            .Apply(ElementwiseFunctions.Erf)
            .Dense(33)
            .Apply(ElementwiseFunctions.GeluTanh)
            .Dense(7)
            .Apply(ElementwiseFunctions.HardSwish)
            .Dense(2)
            .Build()),
        ("functions of wide layers", new ModelBuilder(70).Dense(130)
            .Apply(ElementwiseFunctions.AtLeast(0))
            .Apply(ElementwiseFunctions.AtMost(6))
            .Dense(40)
            .Apply(ElementwiseFunctions.HardSigmoid(1.0 / 6))
            .Dense(48)
            .Apply(ElementwiseFunctions.AtMost(1.5))
            .Dense(5)
            .Build()),
        ("functions after convolutions, sums of Conv", new ModelBuilder(6, 7, 3).Conv(7, 2)
            .Apply(ElementwiseFunctions.AtLeast(0.1))
            .Conv(17, 2)
            .Apply(ElementwiseFunctions.AtMost(0.5))
            .Conv(5, 2)
            .Apply(ElementwiseFunctions.HardSigmoid(0.5))
            .Conv(4, 2)
            .Apply(ElementwiseFunctions.HardSwish)
            .View(24)
            .Dense(3)
            .Build()),
        ("functions on the input and at the end", new ModelBuilder(5).Apply(ElementwiseFunctions.HardSwish)
            .Slopes()
            .Apply(ElementwiseFunctions.GeluTanh)
            .Dense(9)
            .Apply(ElementwiseFunctions.Erf)
            .Build()),
        ("a limit at the end of a tiny network", new ModelBuilder(4).Dense(8)
            .Apply(ElementwiseFunctions.AtMost(0.5))
            .Dense(3)
            .Apply(ElementwiseFunctions.AtLeast(-0.5))
            .Build()),
    ];
}
