using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A network trained much too long on few rows, some of them wrong.</summary>
/// <param name="History">The training, with the test rows as its validation.</param>
/// <param name="TrainLoss">The loss on its own rows at the end, nothing dropped.</param>
/// <param name="TestLoss">The loss on others.</param>
internal sealed record Overfitting(History History, double TrainLoss, double TestLoss)
{
    public double Gap => TestLoss - TrainLoss;

    /// <summary>Trains a network of a class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public static Overfitting Of<T>()
        where T : INeuralNetwork<T>
    {
        (Dataset train, Dataset test) = NoisyLabels.Draw(150, 2000, seed: 8);
        T network = T.Create(1);
        History history =
            network.Fit(train, new FitOptions { Validation = test, Epochs = 150, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.003f) });
        return new Overfitting(history, network.Evaluate(train).Loss, network.Evaluate(test).Loss);
    }

    /// <summary>Draws its curves.</summary>
    /// <param name="page">Where.</param>
    /// <param name="name">What it is called.</param>
    public void Show(Page page, string name)
    {
        page.Curve($"{name}: training", [.. History.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve($"{name}: test", [.. History.Epochs.Select(static epoch => epoch.ValidationLoss!.Value)]);
        page.Curve($"{name}: test accuracy", [.. History.Epochs.Select(static epoch => epoch.ValidationAccuracy!.Value)]);
        page.Line();
    }
}
