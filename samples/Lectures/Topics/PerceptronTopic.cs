using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>One unit: what it learns, and what no single unit can.</summary>
internal static class PerceptronTopic
{
    private const int MostEpochs = 1000;

    private static readonly FitOptions s_options = new() { Epochs = 500, BatchSize = 4, Optimizer = new Adam(learningRate: 0.05f) };

    public static Topic Topic { get; } = new(
        "perceptron", Lecture.LinearModels, "one unit learns AND and OR, but not XOR, which takes a hidden layer", Run);

    private static Outcome Run(Page page)
    {
        page.Say("A unit multiplies its inputs by weights, adds a bias, and answers yes above a threshold: y = f(w·x + b). Rosenblatt's rule (1958) adds "
            + "(t - y)·x to the weights after every sample. It ends if a straight line separates yes from no, and otherwise never. Two methods are "
            + "compared: the rule itself, and a network of one sigmoid unit, which is logistic regression.");
        page.Table(
            ["", "epochs of the rule", "unit, right of 4", "2-8-1, right of 4"],
            Row("AND", LogicTable.And),
            Row("OR", LogicTable.Or),
            Row("XOR", LogicTable.Xor));
        return new Outcome(
            Finding.AtMost("epochs in which the rule learns AND", EpochsOfTheRule(LogicTable.And), 20),
            Finding.AtMost("epochs in which the rule learns OR", EpochsOfTheRule(LogicTable.Or), 20),
            Finding.Exactly("epochs of the rule on XOR, until it was stopped", EpochsOfTheRule(LogicTable.Xor), MostEpochs),
            Finding.AtLeast("accuracy of a sigmoid unit on AND", Accuracy<LogisticUnit>(LogicTable.And), 1),
            Finding.AtLeast("accuracy of a sigmoid unit on OR", Accuracy<LogisticUnit>(LogicTable.Or), 1),
            Finding.AtMost("accuracy of a sigmoid unit on XOR", Accuracy<LogisticUnit>(LogicTable.Xor), 0.75),
            Finding.AtLeast("accuracy of 2-8-1 on XOR", Accuracy<HiddenLayerNet>(LogicTable.Xor), 1));
    }

    private static string[] Row(string name, Dataset table) =>
    [
        name,
        EpochsOfTheRule(table) is var epochs && epochs < MostEpochs ? $"{epochs}" : "never ends",
        $"{4 * Accuracy<LogisticUnit>(table)}",
        $"{4 * Accuracy<HiddenLayerNet>(table)}",
    ];

    private static double Accuracy<T>(Dataset table)
        where T : INeuralNetwork<T>
    {
        T network = T.Create(1);
        network.Fit(table, s_options);
        return network.Evaluate(table).Accuracy;
    }

    /// <summary>Rosenblatt's rule from zero weights: after how many epochs all samples are right.</summary>
    private static int EpochsOfTheRule(Dataset table)
    {
        double w1 = 0, w2 = 0, b = 0;
        for (int epoch = 0; epoch < MostEpochs; epoch++)
        {
            int wrong = 0;
            for (int row = 0; row < table.Count; row++)
            {
                ReadOnlySpan<float> x = table.FeaturesOf(row);
                double y = (w1 * x[0]) + (w2 * x[1]) + b > 0 ? 1 : 0, error = table.TargetsOf(row)[0] - y;
                w1 += error * x[0];
                w2 += error * x[1];
                b += error;
                wrong += error == 0 ? 0 : 1;
            }

            if (wrong == 0)
            {
                return epoch;
            }
        }

        return MostEpochs;
    }
}
