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
        "augmentation", Lecture.Generalization, "from 200 pictures, shifted, turned and scaled anew in every epoch, a network learns to read at least three of a hundred digits more", Run);

    private static Outcome Run(Page page)
    {
        (Dataset train, Dataset test) = DrawnDigits.Draw(200, 2000, seed: 2);
        double plain = Train(train, test, augmentation: null);
        double augmented = Train(train, test, new ImageAugmentation { Shift = 2, Rotation = 10, Scale = 0.1f });

        page.Say("A digit stays what it is when it is moved a little, turned by a few degrees or made somewhat larger. `ImageAugmentation` does so at random, other for every picture and epoch, while the test "
            + "pictures stay as they are. What is valid depends on the task: a 6 turned by 180 degrees is a 9.");
        page.Line($"test accuracy: {plain:F4} from 200 pictures as they are, {augmented:F4} changed in every epoch");
        return new Outcome(
            Finding.AtMost("test accuracy as they are, so that there is something to gain", plain, 0.95),
            Finding.AtLeast("accuracy gained by augmentation", augmented - plain, 0.03));
    }

    private static double Train(Dataset train, Dataset test, ImageAugmentation? augmentation)
    {
        var network = new SmallDigitNet(seed: 1);
        network.Fit(train, new FitOptions { Epochs = 100, BatchSize = 16, Seed = 1, Augmentation = augmentation, Optimizer = new Adam(learningRate: 0.002f), Schedule = new CosineDecay() });
        return network.Evaluate(test).Accuracy;
    }
}
