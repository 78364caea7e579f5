using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary><see cref="LargeNet"/> with half of its hidden units left out of every step.</summary>
[NeuralNetwork(20)]
[Dense(128, Activation.Relu)]
[Dropout(0.5)]
[Dense(1, Activation.Sigmoid)]
public partial class HiddenDropoutNet;

/// <summary>A fifth of its inputs too, as those who found dropout advise.</summary>
[NeuralNetwork(20)]
[Dropout(0.2)]
[Dense(128, Activation.Relu)]
[Dropout(0.5)]
[Dense(1, Activation.Sigmoid)]
public partial class DropoutNet;

/// <summary>Units that cannot rely on each other.</summary>
internal static class DropoutTopic
{
    public static Topic Topic { get; } = new(
        "dropout", Lecture.Generalization, "a large network learns its few rows by heart; with inputs and units dropped it is worse on them and better on others", Run);

    private static Outcome Run(Page page)
    {
        Overfitting plain = Overfitting.Of<LargeNet>(), hidden = Overfitting.Of<HiddenDropoutNet>(), both = Overfitting.Of<DropoutNet>();
        page.Say("2,817 parameters, 150 rows, and one row in ten with the wrong class. Dropout (Srivastava et al., 2014) sets units to zero at random, others for every sample and epoch, and scales the rest up, "
            + "so that the mean stays. At inference all are there. No unit can make up for the mistakes of another, and what is learned by heart gets lost.");
        plain.Show(page, "none");
        hidden.Show(page, "units");
        both.Show(page, "inputs and units");
        page.Say($"Hidden units alone hardly help here (test loss {hidden.TestLoss:F3}, without dropout {plain.TestLoss:F3}): half of 128 units can still learn 150 rows by heart. With a fifth of the inputs "
            + $"dropped as well no sample looks the same twice (test loss {both.TestLoss:F3}).");
        return new Outcome(
            Finding.AtMost("training loss without dropout", plain.TrainLoss, 0.01),
            Finding.AtLeast("training loss with dropout over that", both.TrainLoss / plain.TrainLoss, 1),
            Finding.AtMost("test loss with dropout over that without", both.TestLoss / plain.TestLoss, 0.8),
            Finding.AtMost("gap between test and training loss with dropout over that without", both.Gap / plain.Gap, 0.8));
    }
}
