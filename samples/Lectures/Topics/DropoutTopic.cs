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
        "dropout", Lecture.Generalization, "a large network memorizes its few rows; with dropout its training loss is higher, and its test loss is lower", Run);

    private static Outcome Run(Page page)
    {
        Overfitting plain = Overfitting.Of<LargeNet>(), hidden = Overfitting.Of<HiddenDropoutNet>(), both = Overfitting.Of<DropoutNet>();
        page.Say("The network has 2,817 parameters. There are 150 rows, and one row in ten has the wrong class. Dropout (Srivastava et al., 2014) sets "
            + "units to zero at random, for every sample and epoch anew. It scales the remaining units up, so that the mean stays the same. At inference "
            + "all units are active. No unit can correct the mistakes of another unit, so the network memorizes less.");
        plain.Show(page, "none");
        hidden.Show(page, "units");
        both.Show(page, "inputs and units");
        page.Say($"Dropout of hidden units alone hardly helps here (test loss {hidden.TestLoss:F3}, without dropout {plain.TestLoss:F3}), because half of "
            + "128 units can still memorize 150 rows. If a fifth of the inputs is dropped too, no sample looks the same twice (test loss "
            + $"{both.TestLoss:F3}).");
        return new Outcome(
            Finding.AtMost("training loss without dropout", plain.TrainLoss, 0.01),
            Finding.AtLeast("training loss with dropout over that", both.TrainLoss / plain.TrainLoss, 1),
            Finding.AtMost("test loss with dropout over that without", both.TestLoss / plain.TestLoss, 0.8),
            Finding.AtMost("gap between test and training loss with dropout over that without", both.Gap / plain.Gap, 0.8));
    }
}
