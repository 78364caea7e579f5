using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Probabilities of ten digits from one number.</summary>
[NeuralNetwork(1)]
[Dense(10, Activation.Softmax)]
public partial class TenClasses;

/// <summary>A digit is a name, not a number.</summary>
internal static class OneHotTopic
{
    private const int Rows = 100;

    public static Topic Topic { get; } = new(
        "one-hot", Lecture.LinearModels, "if classes are numbers, a 3 or a 9 becomes a 6; with one output per class it stays a 3 or a 9", Run);

    private static Outcome Run(Page page)
    {
        // One picture, written as the number 1, that half of all people read as a 3 and half as a 9.
        float[] picture = [.. Enumerable.Repeat(1f, Rows)];
        int[] digits = [.. Enumerable.Range(0, Rows).Select(static row => row % 2 == 0 ? 3 : 9)];
        var options = new FitOptions { Epochs = 300, BatchSize = Rows, Optimizer = new Adam(learningRate: 0.1f) };

        var number = new Line(seed: 1);
        number.Fit(new Dataset(picture, 1, Array.ConvertAll(digits, static digit => (float)digit), 1), options);
        float[] value = new float[1];
        number.Predict([1], value);

        var classes = new TenClasses(seed: 1);
        classes.Fit(Dataset.FromLabels(picture, 1, digits, 10), options);
        float[] probabilities = new float[10];
        classes.Predict([1], probabilities);

        page.Say("The same picture has the label 3 in half of the rows and the label 9 in the other half. If the network learns the number with the "
            + "squared error, its best answer is the mean of both labels. That is 6, which no row contains. One-hot targets have one output per class, and "
            + "a softmax gives the probability of each class.");
        page.Line($"as a number: {value[0]:F3}");
        page.Line();
        page.Table(["digit", .. Enumerable.Range(0, 10).Select(static digit => $"{digit}")],
        [
            "probability", .. probabilities.Select(static probability => $"{probability:F3}")
        ]);
        return new Outcome(
            Finding.About("the answer as a number", value[0], 6, 0.01),
            Finding.About("probability of a 3", probabilities[3], 0.5, 0.02),
            Finding.About("probability of a 9", probabilities[9], 0.5, 0.02),
            Finding.AtMost("probability of a 6", probabilities[6], 0.01));
    }
}
