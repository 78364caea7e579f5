using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Scales its inputs to mean 0 and deviation 1.</summary>
[NeuralNetwork(2)]
[Standardize]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class StandardizedNet;

/// <summary>Scales its inputs to 0..1.</summary>
[NeuralNetwork(2)]
[MinMaxScale]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class MinMaxScaledNet;

/// <summary>Features in the units they come in.</summary>
internal static class NormalizationTopic
{
    /// <summary>What x₂ is multiplied by, and what is added: as if it were metres above the sea and x₁ kilometres along the shore.</summary>
    private const float Unit = 1000, Offset = 5000;

    public static Topic Topic { get; } = new(
        "normalization", Lecture.Optimization,
        "with features of 1 and of 1000 a network learns nothing; scaled to mean 0 and deviation 1, or to 0..1, it does", Run);

    private static Outcome Run(Page page)
    {
        Dataset train = InOtherUnits(Rings.Draw(400, seed: 1)), test = InOtherUnits(Rings.Draw(1000, seed: 2));
        (History rawHistory, double raw) = Train<HiddenLayerNet>(train, test);
        (History scaledHistory, double scaled) = Train<StandardizedNet>(train, test);
        (History minMaxHistory, double minMax) = Train<MinMaxScaledNet>(train, test);

        page.Say("These are the two rings again, but the second feature is in metres above the sea, thousands of times as large as the first. It saturates "
            + "every tanh. Where it does not, the loss is a ravine. [Standardize] measures the mean and the deviation on the training set, once, and the "
            + "network keeps them. At inference it applies the same numbers. [MinMaxScale] measures the minimum and the maximum.");
        page.Curve("loss, as measured", [.. rawHistory.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("loss, mean 0, deviation 1", [.. scaledHistory.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("loss, 0 to 1", [.. minMaxHistory.Epochs.Select(static epoch => epoch.Loss)]);
        return new Outcome(
            Finding.AtMost("test accuracy with features as measured", raw, 0.7),
            Finding.AtLeast("test accuracy with [Standardize]", scaled, 0.97),
            Finding.AtLeast("test accuracy with [MinMaxScale]", minMax, 0.97));
    }

    private static (History History, double Accuracy) Train<T>(Dataset train, Dataset test)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        History history = network.Fit(train, new FitOptions { Epochs = 150, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.02f) });
        return (history, network.Evaluate(test).Accuracy);
    }

    private static Dataset InOtherUnits(Dataset data)
    {
        float[] features = data.Features.ToArray();
        for (int i = 1; i < features.Length; i += 2)
        {
            features[i] = (Unit * features[i]) + Offset;
        }

        return new Dataset(features, 2, data.Targets.ToArray(), 1);
    }
}
