using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary><see cref="LargeNet"/> with half of its hidden weights left out of every step.</summary>
[NeuralNetwork(20)]
[Dense(128, Activation.Relu, DropConnect = 0.5)]
[Dense(1, Activation.Sigmoid, DropConnect = 0.5)]
public partial class DropConnectNet;

/// <summary>Weights instead of units.</summary>
internal static class DropConnectTopic
{
    public static Topic Topic { get; } = new(
        "dropconnect", Lecture.Generalization, "switching off half of the weights at random in every step reduces overfitting, as dropout does", Run);

    private static Outcome Run(Page page)
    {
        Overfitting plain = Overfitting.Of<LargeNet>(), dropped = Overfitting.Of<DropConnectNet>();
        page.Say("Dropout switches off units with all of their weights. DropConnect (Wan et al., 2013) switches off single weights. NetGen draws one mask "
            + "per mini-batch, and multiplies the remaining weights by 1/(1 - rate). The rows and the training are the same as for dropout.");
        plain.Show(page, "without");
        dropped.Show(page, "DropConnect = 0.5");
        return new Outcome(
            Finding.AtLeast("training loss with DropConnect over that without", dropped.TrainLoss / plain.TrainLoss, 1),
            Finding.AtMost("test loss with DropConnect over that without", dropped.TestLoss / plain.TestLoss, 0.8),
            Finding.AtMost("gap between test and training loss, with over without", dropped.Gap / plain.Gap, 0.8));
    }
}
