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
        "one-hot", Lecture.LinearModels, "what is a 3 or a 9 becomes a 6 if classes are numbers; with an output for every class it stays a 3 or a 9", Run);

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

        page.Say("The same picture is labelled 3 in half of the rows and 9 in the other half. Trained on the number with the squared error, the best answer is the mean of what is possible, and that is a "
            + "6: a digit nobody has seen. One-hot targets have an output for every class, and a softmax answers how probable each is.");
        page.Line($"as a number: {value[0]:F3}");
        page.Line();
        page.Table(["digit", .. Enumerable.Range(0, 10).Select(static digit => $"{digit}")], ["probability", .. probabilities.Select(static probability => $"{probability:F3}")]);
        return new Outcome(
            Finding.About("the answer as a number", value[0], 6, 0.01),
            Finding.About("probability of a 3", probabilities[3], 0.5, 0.02),
            Finding.About("probability of a 9", probabilities[9], 0.5, 0.02),
            Finding.AtMost("probability of a 6", probabilities[6], 0.01));
    }
}
