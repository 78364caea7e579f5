using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Reads a digit.</summary>
[NeuralNetwork(28, 28, 1)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class SmallDigitNet;

/// <summary>More pictures from few.</summary>
internal static class AugmentationTopic
{
    public static Topic Topic { get; } = new(
        "augmentation", Lecture.Generalization, "random shifts, turns and scales of 200 pictures in every epoch raise the test accuracy by at least 0.03", Run);

    private static Outcome Run(Page page)
    {
        (Dataset train, Dataset test) = DrawnDigits.Draw(200, 2000, seed: 2);
        double plain = Train(train, test, augmentation: null);
        double augmented = Train(train, test, new ImageAugmentation { Shift = 2, Rotation = 10, Scale = 0.1f });

        page.Say("A digit keeps its meaning if it is shifted a little, turned by a few degrees or scaled a little. `ImageAugmentation` does this at "
            + "random. Every picture changes in every epoch, but the test pictures do not change. Which changes are valid depends on the task: a 6 that is "
            + "turned by 180 degrees is a 9.");
        page.Line($"test accuracy: {plain:F4} from 200 pictures as they are, {augmented:F4} changed in every epoch");
        return new Outcome(
            Finding.AtMost("test accuracy as they are, so that there is something to gain", plain, 0.95),
            Finding.AtLeast("accuracy gained by augmentation", augmented - plain, 0.03));
    }

    private static double Train(Dataset train, Dataset test, ImageAugmentation? augmentation)
    {
        var network = new SmallDigitNet(seed: 1);
        network.Fit(train, new FitOptions
        {
            Epochs = 100, BatchSize = 16, Seed = 1, Augmentation = augmentation, Optimizer = new Adam(learningRate: 0.002f), Schedule = new CosineDecay()
        });
        return network.Evaluate(test).Accuracy;
    }
}
