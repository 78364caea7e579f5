using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>LeNet-5 with the activations of today.</summary>
/// <remarks>LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE 86 (1998).</remarks>
[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu)]
[Dense(84, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Lenet5;

/// <summary>Its first layer, to look at what it finds.</summary>
[NeuralNetwork(28, 28, 1)]
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
public partial class LenetFilters;

/// <summary>A dense network with two thirds more parameters.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class DenseDigitNet;

/// <summary>Filters, pools and filters of what was found: the network that read cheques.</summary>
internal static class LenetTopic
{
    private const int Side = 28, Filters = 6;

    public static Topic Topic { get; } = new(
        "lenet", Lecture.Generalization,
        "LeNet-5 makes fewer mistakes than a dense network with two thirds more parameters, on digits and on moved digits", Run);

    private static Outcome Run(Page page)
    {
        (Dataset train, Dataset test) = DrawnDigits.Draw(4000, 1000, seed: 3);
        Dataset moved = Moved(test);
        Lenet5 lenet = Train<Lenet5>(train);
        DenseDigitNet dense = Train<DenseDigitNet>(train);

        page.Say("LeNet-5 has six filters of 5 x 5 pixels. A pool keeps the largest response in each window of 2 x 2. Sixteen more filters and a second "
            + "pool follow, and three dense layers read the digit from the result. A pool makes the image smaller, so that later filters see more of it. "
            + "It also discards the exact position of a feature.");
        page.Line(lenet.Summary());
        page.Line();
        ShowFeatures(page, lenet, test.FeaturesOf(0));

        double lenetMoved = lenet.Evaluate(moved).Accuracy, denseMoved = dense.Evaluate(moved).Accuracy;
        double lenetPlain = lenet.Evaluate(test).Accuracy, densePlain = dense.Evaluate(test).Accuracy;
        page.Say($"Both networks learned from the same {train.Count:N0} digits, which this program has drawn, in the same five epochs. Digits that are "
            + "moved by two pixels to the right and down are new to both.");
        page.Table(
            ["", "parameters", "multiply-adds", "accuracy", "digits moved"],
            ["LeNet-5", $"{Lenet5.ParameterCount:N0}", $"{MultiplyAdds(Lenet5.Layers):N0}", $"{lenetPlain:F4}", $"{lenetMoved:F4}"],
            ["784-128-10", $"{DenseDigitNet.ParameterCount:N0}", $"{MultiplyAdds(DenseDigitNet.Layers):N0}", $"{densePlain:F4}", $"{denseMoved:F4}"]);
        return new Outcome(
            Finding.Exactly("parameters of LeNet-5", Lenet5.ParameterCount, 61_706),
            Finding.Exactly("parameters of its first layer, 6·(5·5·1 + 1)", LenetFilters.ParameterCount, 156),
            Finding.Exactly("parameters of 784-128-10", DenseDigitNet.ParameterCount, 101_770),
            Finding.AtLeast("accuracy of LeNet-5", lenetPlain, 0.98),
            Finding.AtMost("its share of wrong answers over that of the dense network", (1 - lenetPlain) / (1 - densePlain), 0.7),
            Finding.AtMost("the same for digits that are moved", (1 - lenetMoved) / (1 - denseMoved), 0.7));
    }

    /// <summary>A digit, and what the first layer finds in it.</summary>
    private static void ShowFeatures(Page page, Lenet5 lenet, ReadOnlySpan<float> digit)
    {
        float[] parameters = new float[Lenet5.ParameterCount];
        lenet.CopyParametersTo(parameters);
        var filters = new LenetFilters();
        filters.SetParameters(parameters.AsSpan(0, LenetFilters.ParameterCount));
        float[] features = filters.Predict(digit);

        page.Line("A digit, and what the filters of the first layer find in it:");
        page.Pictures(new("digit", digit.ToArray(), Side), Feature(0), Feature(1));
        page.Pictures(Feature(2), Feature(3), Feature(4));

        Picture Feature(int filter) => Picture.OfChannel($"filter {filter + 1}", features, Side, Filters, filter);
    }

    private static T Train<T>(Dataset train)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        network.Fit(train, new FitOptions
        {
            Epochs = 5, BatchSize = 32, Seed = 1, Optimizer = new Adam(learningRate: 0.001f), Schedule = new CosineDecay(endFactor: 0.1)
        });
        return network;
    }

    private static long MultiplyAdds(ReadOnlySpan<LayerInfo> layers)
    {
        long sum = 0;
        foreach (LayerInfo layer in layers)
        {
            sum += layer.MultiplyAddCount;
        }

        return sum;
    }

    /// <summary>The same digits, two pixels further to the right and down.</summary>
    private static Dataset Moved(Dataset digits)
    {
        const int By = 2;
        float[] moved = new float[digits.Features.Length];
        for (int n = 0; n < digits.Count; n++)
        {
            for (int row = By; row < Side; row++)
            {
                digits.FeaturesOf(n).Slice((row - By) * Side, Side - By).CopyTo(moved.AsSpan((n * Side * Side) + (row * Side) + By));
            }
        }

        return new Dataset(moved, digits.FeatureCount, digits.Targets.ToArray(), digits.TargetCount);
    }
}
