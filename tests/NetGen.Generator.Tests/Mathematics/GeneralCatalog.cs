using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Networks of layers that only files of models have, by a name each. A name with "sums" in it is of a network that sums lane by lane, so that its bits follow the width of vectors.</summary>
internal static class GeneralCatalog
{
    private const LossKind Classes = LossKind.CrossEntropy;

    public static IReadOnlyDictionary<string, NetworkModel> Models { get; } =
        Views().Concat(Functions()).ToDictionary(static pair => "general: " + pair.Name, static pair => pair.Model, StringComparer.Ordinal);

    private static IEnumerable<(string Name, NetworkModel Model)> Views() =>
    [
        ("a view of the input before a dense layer", new ModelBuilder(3, 5).View(15).Dense(9).Apply(ElementwiseFunctions.Relu).Dense(3).Build(Classes)),
        ("views alone", new ModelBuilder(3, 5).View(15).View(5, 3).Build()),
        ("a view of an activation as an image, sums of Conv", new ModelBuilder(7).Dense(24).Apply(ElementwiseFunctions.Tanh).View(4, 3, 2).Conv(5, 2).Apply(ElementwiseFunctions.Relu).View(30).Dense(2).Build()),
        ("a view between a product and its activation", new ModelBuilder(7).Dense(12).View(3, 4).Apply(ElementwiseFunctions.Relu).View(12).Dense(2).Build(Classes)),
        ("views of the input, a slope between", new ModelBuilder(3, 3).View(9).Slopes().View(3, 3).View(9).Dense(9).View(9).Build()),
        ("a view read several times", Branched()),
        ("a view of a convolution's output, odd filters, sums of Conv", new ModelBuilder(5, 4, 2).Conv(7, 2).View(84).Dense(20).Apply(ElementwiseFunctions.Gelu).View(5, 4, 1).Conv(3, 3).View(18).Build()),
        ("a view of a normalised value, sums of LayerNorm", new ModelBuilder(6).Dense(10).Add(new LayerNorm(new Shape(10), 1e-5)).View(5, 2).Add(new BatchNorm(new Shape(5, 2), 0.1, 1e-5)).View(10).Dense(3).Build()),
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

    private static IEnumerable<(string Name, NetworkModel Model)> Functions() =>
    [
        ("short functions after dense layers", new ModelBuilder(9).Dense(17).Apply(ElementwiseFunctions.AtLeast(-0.3)).Dense(33).Apply(ElementwiseFunctions.AtMost(0.4)).Dense(7).Apply(ElementwiseFunctions.HardSigmoid(0.3)).Dense(2).Build(Classes)),
        ("long functions after dense layers", new ModelBuilder(9).Dense(17).Apply(ElementwiseFunctions.Erf).Dense(33).Apply(ElementwiseFunctions.GeluTanh).Dense(7).Apply(ElementwiseFunctions.HardSwish).Dense(2).Build()),
        ("functions of wide layers", new ModelBuilder(70).Dense(130).Apply(ElementwiseFunctions.AtLeast(0)).Apply(ElementwiseFunctions.AtMost(6)).Dense(40).Apply(ElementwiseFunctions.HardSigmoid(1.0 / 6)).Dense(48).Apply(ElementwiseFunctions.AtMost(1.5)).Dense(5).Build()),
        ("functions after convolutions, sums of Conv", new ModelBuilder(6, 7, 3).Conv(7, 2).Apply(ElementwiseFunctions.AtLeast(0.1)).Conv(17, 2).Apply(ElementwiseFunctions.AtMost(0.5)).Conv(5, 2).Apply(ElementwiseFunctions.HardSigmoid(0.5)).Conv(4, 2).Apply(ElementwiseFunctions.HardSwish).View(24).Dense(3).Build()),
        ("functions on the input and at the end", new ModelBuilder(5).Apply(ElementwiseFunctions.HardSwish).Slopes().Apply(ElementwiseFunctions.GeluTanh).Dense(9).Apply(ElementwiseFunctions.Erf).Build()),
        ("a limit at the end of a tiny network", new ModelBuilder(4).Dense(8).Apply(ElementwiseFunctions.AtMost(0.5)).Dense(3).Apply(ElementwiseFunctions.AtLeast(-0.5)).Build()),
    ];
}
