using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>ReLUs that start far on the dead side.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.Relu, BiasInit = -5)]
[Dense(1, Activation.Sigmoid)]
public partial class DeadReluNet;

/// <summary>The same with a small slope on that side.</summary>
[NeuralNetwork(2)]
[Dense(16, Activation.LeakyRelu, BiasInit = -5)]
[Dense(1, Activation.Sigmoid)]
public partial class LeakyReluNet;

/// <summary>Units of a ReLU that never speak, and never learn to.</summary>
internal static class DyingReluTopic
{
    private const int HiddenParameters = 16 * 3;

    public static Topic Topic { get; } = new(
        "dying-relu", Lecture.DeepNetworks, "a ReLU that is negative for every sample gets no gradient and stays dead; a leaky one recovers", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(400, seed: 1);
        (History dead, double deadMoved, double deadAccuracy) = Train<DeadReluNet>(data);
        (History leaky, double leakyMoved, double leakyAccuracy) = Train<LeakyReluNet>(data);
        int deadUnits = dead.Epochs[^1].Health!.Layers[0].DeadUnitCount ?? 0;

        page.Say("The slope of a ReLU is 0 where its input is negative. A unit that is negative for all samples gets no gradient, so its weights never "
            + "change: it is dead. A step that is too large can cause this. Here, biases of -5 cause it at once. A slope of 0.01 on the negative side is "
            + "enough to recover. `HealthMonitor` counts dead units.");
        page.Curve("loss with ReLU", [.. dead.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("loss with leaky ReLU", [.. leaky.Epochs.Select(static epoch => epoch.Loss)]);
        page.Line();
        page.Line($"the monitor says: {string.Join(' ', dead.Epochs[^1].Health!.Warnings)}");
        return new Outcome(
            Finding.Exactly("dead units of 16 after training", deadUnits, 16),
            Finding.About("how far their weights moved", deadMoved, 0, 0),
            Finding.AtMost("accuracy of the dead network", deadAccuracy, 0.6),
            Finding.AtLeast("how far the leaky units' weights moved", leakyMoved, 1),
            Finding.AtLeast("accuracy of the leaky network", leakyAccuracy, 0.95));
    }

    private static (History History, double Moved, double Accuracy) Train<T>(Dataset data)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        float[] before = new float[T.ParameterCount], after = new float[T.ParameterCount];
        network.CopyParametersTo(before);
        History history = network.Fit(data, new FitOptions
        {
            Epochs = 150, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.02f), Callbacks = [new HealthMonitor()]
        });
        network.CopyParametersTo(after);
        double moved = before.Zip(after, static (one, other) => Math.Abs(one - other)).Take(HiddenParameters).Max();
        return (history, moved, network.Evaluate(data).Accuracy);
    }
}
