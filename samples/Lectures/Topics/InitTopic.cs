using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Weights to start from.</summary>
internal static class InitTopic
{
    private const int Units = 8;

    public static Topic Topic { get; } = new(
        "init", Lecture.DeepNetworks,
        "hidden units that start equal stay equal, bit for bit; random weights with the deviation of He or Xavier make them different", Run);

    private static Outcome Run(Page page)
    {
        Dataset data = Rings.Draw(400, seed: 1);
        Start zero = Train(data, static parameters => parameters.Clear()), equal = Train(data, static parameters => parameters.Fill(0.5f)),
            random = Train(data, static _ => { });

        page.Say("Units of a layer that have the same weights compute the same value, get the same gradient and make the same step. So eight of them are "
            + "worth one. Zero is the worst start: the gradient of a hidden weight is a product with a weight of the next layer, so no weight ever "
            + "changes. Random weights break the symmetry. Their size decides whether signals grow or vanish: the variance 2/n_in keeps their size with "
            + "ReLU (He), and 2/(n_in + n_out) with tanh (Xavier).");
        page.Table(
            ["2-8-1 on two rings, starting from", "loss", "accuracy", "largest difference between units"],
            Row("zero", zero),
            Row("0.5 everywhere", equal),
            Row("random (Xavier)", random));
        return new Outcome(
            Finding.About("difference between units that started at zero, after training", zero.Difference, 0, 0),
            Finding.About("difference between units that started at 0.5", equal.Difference, 0, 0),
            Finding.AtLeast("difference between units that started at random", random.Difference, 0.1),
            Finding.About("loss from zero, where ln 2 is that of a guess", zero.Loss, Math.Log(2), 1e-3),
            Finding.AtLeast("accuracy from random weights", random.Accuracy, 0.97),
            Finding.About("deviation of weights drawn by He for 20 inputs, √(2/20)", Deviation<LargeNet>(20 * 128, networks: 1), Math.Sqrt(2.0 / 20), 0.02),
            Finding.About("deviation of weights drawn by Xavier for 20 inputs and 1 output, √(2/21)", Deviation<LinearModel>(
                20, networks: 128), Math.Sqrt(2.0 / 21), 0.02));
    }

    private static string[] Row(string name, Start start) => [name, $"{start.Loss:F4}", $"{start.Accuracy:F3}", $"{start.Difference:G3}"];

    private static Start Train(Dataset data, SpanAction change)
    {
        var network = new HiddenLayerNet(seed: 1);
        float[] parameters = new float[HiddenLayerNet.ParameterCount];
        network.CopyParametersTo(parameters);
        change(parameters);
        network.SetParameters(parameters);
        network.Fit(data, new FitOptions { Epochs = 100, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.02f) });
        Evaluation result = network.Evaluate(data);
        network.CopyParametersTo(parameters);
        return new Start(result.Loss, result.Accuracy, DifferenceBetweenUnits(parameters));
    }

    /// <summary>Of the weights into a unit, its bias and the weight out of it, the largest difference to those of the first unit.</summary>
    private static double DifferenceBetweenUnits(float[] parameters)
    {
        const int Bias = 2 * Units, Out = Bias + Units;
        return Enumerable.Range(1, Units - 1).Max(unit => new double[]
        {
            Math.Abs(parameters[2 * unit] - parameters[0]),
            Math.Abs(parameters[(2 * unit) + 1] - parameters[1]),
            Math.Abs(parameters[Bias + unit] - parameters[Bias]),
            Math.Abs(parameters[Out + unit] - parameters[Out]),
        }.Max());
    }

    /// <summary>Root mean square of the first weights of some networks of a class.</summary>
    private static double Deviation<T>(int weights, int networks)
        where T : INeuralNetwork<T>
    {
        float[] parameters = new float[T.ParameterCount];
        return Math.Sqrt(Enumerable.Range(1, networks).Average(seed =>
        {
            T.Create(seed).CopyParametersTo(parameters);
            return parameters.Take(weights).Average(static weight => (double)weight * weight);
        }));
    }

    private delegate void SpanAction(Span<float> parameters);

    private sealed record Start(double Loss, double Accuracy, double Difference);
}
