using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Softmax of three scores.</summary>
[NeuralNetwork(3)]
[Dense(3, Activation.Softmax)]
public partial class ThreeScores;

/// <summary>From scores to probabilities, and the gradient that is so simple.</summary>
internal static class SoftmaxTopic
{
    /// <summary>Weights that pass the inputs on as the scores, and no biases.</summary>
    private static readonly float[] s_identity = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

    public static Topic Topic { get; } = new(
        "softmax", Lecture.LinearModels,
        "softmax makes probabilities of scores, only differences of scores count, and its gradient is output minus target", Run);

    private static Outcome Run(Page page)
    {
        var network = new ThreeScores();
        network.SetParameters(s_identity);
        float[] plain = Outputs(network, 2, 1, 0), shifted = Outputs(network, 102, 101, 100), huge = Outputs(network, 10_000, 0, -10_000),
            two = Outputs(network, 2, 1, -10_000);

        page.Say("The formula is y_i = exp(z_i) / (exp(z_1) + ... + exp(z_K)). A constant that is added to all scores cancels out. So the largest score is "
            + "subtracted first, and nothing overflows. With two classes, softmax is the sigmoid of the difference of the scores. With the cross-entropy "
            + "-ln y of the right class, the gradient with respect to the scores is y - t.");
        page.Table(
            ["scores", "y1", "y2", "y3"],
            Row("2, 1, 0", plain),
            Row("102, 101, 100", shifted),
            Row("10000, 0, -10000", huge),
            Row("2, 1, -10000", two));

        double[] gradient = GradientOfBiases(network);
        page.Line($"gradient at 2, 1, 0 when the second class is right: {string.Join(", ", gradient.Select(static value => $"{value:F4}"))}");
        return new Outcome(
            Finding.About("sum of the outputs", plain.Sum(), 1, 1e-6),
            Finding.AtMost("largest change when 100 is added to all scores", plain.Zip(shifted, static (one, other) => Math.Abs(one - other)).Max(), 1e-6),
            Finding.About("first output for scores of 10000, 0 and -10000", huge[0], 1, 1e-6),
            Finding.About("first of two classes with scores 2 and 1, which is the sigmoid of 1", two[0], 1 / (1 + Math.Exp(-1)), 1e-6),
            Finding.About("first value of the gradient", gradient[0], plain[0], 1e-6),
            Finding.About("second value, of the right class", gradient[1], plain[1] - 1, 1e-6),
            Finding.About("third value", gradient[2], plain[2], 1e-6));
    }

    private static string[] Row(string scores, float[] outputs) => [scores, .. outputs.Select(static output => $"{output:F6}")];

    private static float[] Outputs(ThreeScores network, params float[] scores)
    {
        float[] outputs = new float[3];
        network.Predict(scores, outputs);
        return outputs;
    }

    /// <summary>A step of plain gradient descent with rate 1 takes the gradient off the biases, which were 0.</summary>
    private static double[] GradientOfBiases(ThreeScores network)
    {
        network.Fit(Dataset.FromLabels([2, 1, 0], 3, [1], 3), new FitOptions { Epochs = 1, BatchSize = 1, Optimizer = new Sgd(1f) });
        float[] parameters = new float[ThreeScores.ParameterCount];
        network.CopyParametersTo(parameters);
        return [.. parameters[^3..].Select(static bias => -(double)bias)];
    }
}
