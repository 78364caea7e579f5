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
        "dropconnect", Lecture.Generalization, "half of the weights dropped, other ones in every step, keep a network from learning by heart, as dropped units do", Run);

    private static Outcome Run(Page page)
    {
        Overfitting plain = Overfitting.Of<LargeNet>(), dropped = Overfitting.Of<DropConnectNet>();
        page.Say("DropConnect (Wan et al., 2013) drops single weights where dropout drops units with all of theirs. NetGen draws one mask for a mini-batch, and scales the weights that stay by 1/(1 - share). "
            + "The same rows and training as for dropout.");
        plain.Show(page, "without");
        dropped.Show(page, "DropConnect = 0.5");
        return new Outcome(
            Finding.AtLeast("training loss with DropConnect over that without", dropped.TrainLoss / plain.TrainLoss, 1),
            Finding.AtMost("test loss with DropConnect over that without", dropped.TestLoss / plain.TestLoss, 0.8),
            Finding.AtMost("gap between test and training loss, with over without", dropped.Gap / plain.Gap, 0.8));
    }
}
