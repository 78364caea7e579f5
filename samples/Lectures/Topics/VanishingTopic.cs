using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Gradients on their way back through many layers.</summary>
internal static class VanishingTopic
{
    public static Topic Topic { get; } = new(
        "vanishing", Lecture.DeepNetworks,
        "seven sigmoid layers leave less than a thousandth of the gradient, and the network does not learn; with ReLUs it learns", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(400, seed: 1);
        TrainingHealth sigmoid = AtTheStart<DeepSigmoidNet>(data), relu = AtTheStart<DeepReluNet>(data);
        History sigmoidHistory = Train<DeepSigmoidNet>(data), reluHistory = Train<DeepReluNet>(data);

        page.Say("Every sigmoid layer multiplies the gradient by a slope of at most 1/4. After seven layers at most 1/16,384 remains, times the weights. "
            + "So the first layers, on which all others depend, hardly learn. An active ReLU has the slope 1, and He's weights compensate for the inactive "
            + "half. `HealthMonitor` compares the gradient of the first weights with that of the last weights.");
        page.Table(
            ["gradient of the weights of", .. Weights(sigmoid).Select(static tensor => tensor.Name)],
            ["2-16-...-16-1 of sigmoids", .. Weights(sigmoid).Select(static tensor => $"{tensor.GradientNorm:G2}")],
            ["2-16-...-16-1 of ReLUs", .. Weights(relu).Select(static tensor => $"{tensor.GradientNorm:G2}")]);
        page.Curve("loss of sigmoids", [.. sigmoidHistory.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("loss of ReLUs", [.. reluHistory.Epochs.Select(static epoch => epoch.Loss)]);
        return new Outcome(
            Finding.AtMost("first over last gradient, sigmoids", sigmoid.GradientRatio!.Value, 1e-3),
            Finding.AtLeast("first over last gradient, ReLUs", relu.GradientRatio!.Value, 0.1),
            Finding.AtMost("accuracy of sigmoids after 30 epochs", sigmoidHistory.Epochs[^1].Accuracy!.Value, 0.6),
            Finding.AtLeast("accuracy of ReLUs", reluHistory.Epochs[^1].Accuracy!.Value, 0.95));
    }

    private static IEnumerable<TensorHealth> Weights(TrainingHealth health) =>
        health.Tensors.Where(static tensor => tensor.Name.EndsWith("weight", StringComparison.Ordinal));

    /// <summary>A reading before anything has been learned: the only epoch takes steps of no length.</summary>
    private static TrainingHealth AtTheStart<T>(Dataset data)
        where T : INeuralNetwork<T>
    {
        History history = T.Create(1).Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-30f), Callbacks = [new HealthMonitor()] });
        return history.Epochs[0].Health!;
    }

    private static History Train<T>(Dataset data)
        where T : INeuralNetwork<T> =>
            T.Create(1).Fit(data, new FitOptions { Epochs = 30, BatchSize = 16, Seed = 1, Optimizer = new Sgd(0.05f, momentum: 0.9f) });
}
