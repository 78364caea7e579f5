using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>The largest of the lecture's three networks.</summary>
[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dense(512, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Digits512x512;

/// <summary>The middle one.</summary>
[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dense(256, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Digits512x256;

/// <summary>The smallest one.</summary>
[NeuralNetwork(784)]
[Dense(256, Activation.Relu)]
[Dense(128, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class Digits256x128;

/// <summary>The lecture's table of networks that read digits.</summary>
internal static class MnistTopic
{
    private const int Epochs = 5;

    /// <summary>The topic.</summary>
    /// <param name="dataFolder">Where MNIST's files are; null to draw digits.</param>
    public static Topic Of(string? dataFolder) => new(
        "mnist", Lecture.Generalization, "networks of 670k, 530k and 240k parameters read digits about equally well", page => Run(page, dataFolder));

    private static Outcome Run(Page page, string? dataFolder)
    {
        (Dataset train, Dataset test, string origin) = dataFolder is null ? Drawn() : Read(dataFolder);
        Reading large = Train<Digits512x512>("784-512-512-10", train, test), middle = Train<Digits512x256>("784-512-256-10", train, test),
            small = Train<Digits256x128>("784-256-128-10", train, test);

        page.Say($"This is the table of the lectures: three sizes of a network with two hidden layers of ReLUs and a softmax, trained for {Epochs} epochs "
            + $"with Adam. Pictures: {origin}; {train.Count:N0} for training, {test.Count:N0} for the test. (With --data FOLDER they are the pictures of "
            + "MNIST.)");
        page.Table(
            ["", "parameters", "test loss", "test accuracy"],
            [.. new[]
            {
                large, middle, small
            }.Select(static reading => new[] { reading.Name, $"{reading.Parameters:N0}", $"{reading.Result.Loss:F4}", $"{reading.Result.Accuracy:F4}" })]);
        ConfusionMatrix confusion = large.Result.ConfusionMatrix!;
        int hardest = Enumerable.Range(0, confusion.ClassCount).MinBy(confusion.F1Of);
        page.Say($"The hardest digit for the largest network is the {hardest}. Of its answers {hardest}, {confusion.PrecisionOf(hardest):P1} are right "
            + $"(precision). It finds {confusion.RecallOf(hardest):P1} of the digits {hardest} (recall).");
        double least = new[] { large, middle, small }.Min(static reading => reading.Result.Accuracy),
            most = new[] { large, middle, small }.Max(static reading => reading.Result.Accuracy);
        return new Outcome(
            Finding.Exactly("parameters of 784-512-512-10", large.Parameters, 669_706),
            Finding.Exactly("parameters of 784-512-256-10", middle.Parameters, 535_818),
            Finding.Exactly("parameters of 784-256-128-10", small.Parameters, 235_146),
            Finding.AtLeast($"least accuracy of the three, {origin}", least, 0.96),
            Finding.AtMost("difference between the best and the worst", most - least, 0.01));
    }

    private static (Dataset Train, Dataset Test, string Origin) Drawn()
    {
        (Dataset train, Dataset test) = DrawnDigits.Draw(8000, 2000, seed: 1);
        return (train, test, "digits drawn by this program");
    }

    private static (Dataset Train, Dataset Test, string Origin) Read(string folder)
    {
        Mnist mnist = Mnist.Load(folder);
        return (mnist.Train, mnist.Test, "MNIST");
    }

    private static Reading Train<T>(string name, Dataset train, Dataset test)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        network.Fit(train, new FitOptions
        {
            Epochs = Epochs, BatchSize = 64, Seed = 1, Optimizer = new Adam(learningRate: 0.001f), Schedule = new CosineDecay(endFactor: 0.1)
        });
        return new Reading(name, T.ParameterCount, network.Evaluate(test));
    }

    private sealed record Reading(string Name, int Parameters, Evaluation Result);
}
