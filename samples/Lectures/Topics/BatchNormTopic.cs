using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary><see cref="DeepSigmoidNet"/> with every unit normalised over the mini-batch before its sigmoid.</summary>
[NeuralNetwork(2)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(16)]
[BatchNorm]
[Activate(Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
public partial class DeepNormalizedNet;

/// <summary>Normalisation inside the network.</summary>
internal static class BatchNormTopic
{
    public static Topic Topic { get; } = new(
        "batchnorm", Lecture.Optimization, "seven sigmoid layers that learn nothing learn with batch normalisation before every sigmoid", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(400, seed: 1), test = Rings.Draw(1000, seed: 2);
        (History plainHistory, double plain) = Train<DeepSigmoidNet>(data, test);
        (History normalizedHistory, double normalized) = Train<DeepNormalizedNet>(data, test);
        double ratio = GradientRatio<DeepNormalizedNet>(data) / GradientRatio<DeepSigmoidNet>(data);

        page.Say("Batch normalisation (Ioffe and Szegedy, 2015) gives every unit the mean 0 and the variance 1 over the mini-batch. Then it scales and "
            + "shifts the unit by two learned numbers. So sigmoids work where they are steep, and a layer does not have to follow every change of the "
            + "layers before it. Two trainings use the same network, data, rate and epochs, one without and one with batch normalisation. At inference, "
            + "running averages replace the statistics of the mini-batch, and the layer before computes the normalisation too.");
        page.Curve("loss without", [.. plainHistory.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("loss with [BatchNorm]", [.. normalizedHistory.Epochs.Select(static epoch => epoch.Loss)]);
        return new Outcome(
            Finding.AtMost("test accuracy without", plain, 0.6),
            Finding.AtLeast("test accuracy with batch normalisation", normalized, 0.95),
            Finding.AtLeast("at the start, the share of the gradient that reaches the first layer, times as large as without", ratio, 100));
    }

    private static (History History, double Accuracy) Train<T>(Dataset data, Dataset test)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        History history = network.Fit(data, new FitOptions { Epochs = 30, BatchSize = 16, Seed = 1, Optimizer = new Sgd(0.05f, momentum: 0.9f) });
        return (history, network.Evaluate(test).Accuracy);
    }

    private static double GradientRatio<T>(Dataset data)
        where T : INeuralNetwork<T> =>
        T.Create(1)
            .Fit(data, new FitOptions { Epochs = 1, Optimizer = new Sgd(1e-30f), Callbacks = [new HealthMonitor()] }).Epochs[0].Health!.GradientRatio!.Value;
}
