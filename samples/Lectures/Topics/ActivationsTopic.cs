using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>tanh(w·x + b).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Tanh)]
public partial class TanhUnit;

/// <summary>max(0, w·x + b).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Relu)]
public partial class ReluUnit;

/// <summary>z where it is positive, else z/100, of z = w·x + b.</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.LeakyRelu)]
public partial class LeakyReluUnit;

/// <summary>z where it is positive, else eᶻ − 1.</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Elu)]
public partial class EluUnit;

/// <summary>ln(1 + eᶻ).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Softplus)]
public partial class SoftplusUnit;

/// <summary>z·Φ(z).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Gelu)]
public partial class GeluUnit;

/// <summary>z·σ(z).</summary>
[NeuralNetwork(1)]
[Dense(1, Activation.Silu)]
public partial class SiluUnit;

/// <summary>Two layers without an activation between them.</summary>
[NeuralNetwork(2)]
[Dense(8, Activation.Linear)]
[Dense(1, Activation.Sigmoid)]
public partial class LinearHiddenLayer;

/// <summary>What activation functions look like, and what a network is without them.</summary>
internal static class ActivationsTopic
{
    private const double Far = 8, Step = 0.01;

    public static Topic Topic { get; } = new(
        "activations", Lecture.DeepNetworks,
        "a sigmoid's slope is at most 1/4 and dies out on both sides, a ReLU's stays 1; without activations two layers are one", Run);

    private static Outcome Run(Page page)
    {
        Shape sigmoid = Of<SigmoidUnit>("sigmoid"), tanh = Of<TanhUnit>("tanh"), relu = Of<ReluUnit>("relu"), leaky = Of<LeakyReluUnit>("leaky relu");
        Shape[] shapes = [sigmoid, tanh, relu, leaky, Of<EluUnit>("elu"), Of<SoftplusUnit>("softplus"), Of<GeluUnit>("gelu"), Of<SiluUnit>("silu")];
        double linearAccuracy = XorAccuracy<LinearHiddenLayer>(), bentAccuracy = XorAccuracy<HiddenLayerNet>();

        page.Say($"The table shows each function from z = -{Far} to {Far}. A generated unit with weight 1 and bias 0 computes it, and a central difference "
            + "gives its slope. Back-propagation multiplies the slopes of all layers. Where slopes are small, the gradient vanishes.");
        foreach (Shape shape in shapes)
        {
            page.Curve(shape.Name, shape.Values);
            page.Curve("  slope", shape.Slopes);
        }

        page.Line();
        page.Table(
            ["", $"f(-{Far})", "f(0)", $"f({Far})", "largest slope", $"slope at -{Far}", $"slope at {Far}"],
            [.. shapes.Select(static shape => new[]
            {
                shape.Name, $"{shape.Values[0]:F4}", $"{shape.Values[shape.Values.Length / 2]:F4}", $"{shape.Values[^1]:F4}", $"{shape.Slopes.Max():F4}",
                $"{shape.Slopes[0]:F4}", $"{shape.Slopes[^1]:F4}",
            })]);
        page.Say("Two linear layers are one linear layer: W2·(W1·x + b1) + b2 = (W2·W1)·x + (W2·b1 + b2). So no number of linear layers can learn "
            + "exclusive or.");
        return new Outcome(
            Finding.About("largest slope of the sigmoid", sigmoid.Slopes.Max(), 0.25, 1e-4),
            Finding.About("largest slope of tanh", tanh.Slopes.Max(), 1, 1e-3),
            Finding.AtMost($"slope of the sigmoid at {Far}", sigmoid.Slopes[^1], 1e-3),
            Finding.AtMost($"slope of tanh at {Far}", tanh.Slopes[^1], 1e-3),
            Finding.About($"slope of the ReLU at {Far}", relu.Slopes[^1], 1, 1e-3),
            Finding.About($"slope of the ReLU at -{Far}", relu.Slopes[0], 0, 0),
            Finding.About($"slope of the leaky ReLU at -{Far}", leaky.Slopes[0], 0.01, 1e-4),
            Finding.AtMost("accuracy on exclusive or of 2-8-1 without an activation in between", linearAccuracy, 0.75),
            Finding.AtLeast("and with one", bentAccuracy, 1));
    }

    private static Shape Of<T>(string name)
        where T : INeuralNetwork<T>
    {
        T unit = T.Create(0);
        unit.SetParameters([1, 0]);
        double[] at = [.. Enumerable.Range(-32, 65).Select(static i => Far * i / 32)];
        return new Shape(name, [.. at.Select(Value)], [.. at.Select(z => (Value(z + Step) - Value(z - Step)) / (2 * Step))]);

        double Value(double z)
        {
            float[] y = new float[1];
            unit.Predict([(float)z], y);
            return y[0];
        }
    }

    private static double XorAccuracy<T>()
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        network.Fit(LogicTable.Xor, new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam(learningRate: 0.05f) });
        return network.Evaluate(LogicTable.Xor).Accuracy;
    }

    private sealed record Shape(string Name, double[] Values, double[] Slopes);
}
