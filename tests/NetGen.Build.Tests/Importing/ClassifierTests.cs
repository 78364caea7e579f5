using NetGen.Build.Onnx;
using NetGen.Build.Tests.Interpreting;

namespace NetGen.Build.Tests.Importing;

/// <summary>Models as scikit-learn's converter writes them: a label beside the probabilities, which are the output.</summary>
public class ClassifierTests
{
    private const string Learning = "ai.onnx.ml";

    [Fact]
    public void ManyClasses_HaveLabelsOfTexts()
    {
        TestModel model = Layers(new TestModel(15).Input("x", ElementType.Double, null, 2), 3)
            .Tensor(TestTensor.Texts("classes", "setosa", "ver\"si", "virginica")).Ints("flat", -1)
            .Node("Softmax", "z", "p0", ("axis", -1)).Node("Identity", "p0", "probabilities")
            .Node("ArgMax", "probabilities", "best", ("axis", 1)).Node(Learning, 1, "ArrayFeatureExtractor", "classes best", "picked")
            .Node("Reshape", "picked flat", "label")
            .Output("label").Output("probabilities");

        TextNetwork network = model.Network();
        network.Kinds.ShouldBe(["Standardize", "Dense", "Relu", "Dense", "Softmax"]);
        network.Labels.ShouldBe("""["setosa","ver\"si","virginica"]""");
        network.Output.Text("name").ShouldBe("probabilities");
        network.Run([0.5, 2]).Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void TwoClasses_HaveBothProbabilities()
    {
        TestModel model = Layers(new TestModel(15).Input(null, 2), 1)
            .Ints("classes", 3, 7).Floats("one", [], 1).Ints("flat", -1)
            .Node("Sigmoid", "z", "p").Node("Sub", "one p", "n").Node("Concat", "n p", "probabilities", ("axis", 1))
            .Node("ArgMax", "probabilities", "best", ("axis", 1)).Node(Learning, 1, "ArrayFeatureExtractor", "classes best", "picked")
            .Node("Cast", "picked", "whole", ("to", 7))
            .Node("Reshape", "whole flat", "reshaped").Node("Cast", "reshaped", "label", ("to", 7))
            .Node(Learning, 1, "ZipMap", "probabilities", "map", ("classlabels_int64s", new[] { 3, 7 }))
            .Output("label").Output("map");

        TextNetwork network = model.Network();
        network.Labels.ShouldBe("[3,7]");
        network.Kinds.TakeLast(3).ShouldBe(["Sigmoid", "Subtract", "Concat"], ignoreOrder: true);
        double[] y = network.Run([0.5, 2]);
        y.Length.ShouldBe(2);
        y.Sum().ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Regressor_HasOneOutput()
    {
        TestModel model = Layers(new TestModel(15).Input(null, 2), 1).Ints("column", -1, 1).Node("Reshape", "z column", "y");
        model.Network().Kinds.ShouldBe(["Standardize", "Dense", "Relu", "Dense"]);
        model.Network().Labels.ShouldBeNull();
    }

    [Fact]
    public void ScalerAfterOtherLayers_IsArithmetic() =>
        new TestModel(15).Input(null, 2).Node("Relu", "x", "r").Node(Learning, 1, "Scaler", "r", "y", ("offset", new[] { 1f }), ("scale", new[] { 2f, 4f }))
            .Run(3, -1).ShouldBeNear(4, -4);

    [Fact]
    public void LabelsBetweenLayers_AreDeclined() =>
        new TestModel(15).Input(null, 2).Ints("classes", 3, 7).Node(Learning, 1, "ArrayFeatureExtractor", "x classes", "y").Problems().Single().Text("message")
            .ShouldContain("end of a classifier");

    private static TestModel Layers(TestModel model, int outputs) => model
        .Some("w1", 2, 4).Some("b1", 1, 4).Some("w2", 4, outputs).Some("b2", 1, outputs)
        .Node("Cast", "x", "c", ("to", 1)).Node(Learning, 1, "Scaler", "c", "s", ("offset", new[] { 1f, 2f }), ("scale", new[] { 0.5f, 2f }))
        .Node("MatMul", "s w1", "m1").Node("Add", "m1 b1", "a1").Node("Relu", "a1", "r1").Node("MatMul", "r1 w2", "m2").Node("Add", "m2 b2", "z");
}
