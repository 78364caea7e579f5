using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>The right moment to stop.</summary>
internal static class EarlyStoppingTopic
{
    private const int Epochs = 150;

    public static Topic Topic { get; } = new(
        "early-stopping", Lecture.Generalization, "the validation loss falls and then rises; the network of the best epoch has a lower loss on new rows", Run);

    private static Outcome Run(Page page)
    {
        (Dataset train, Dataset others) = NoisyLabels.Draw(150, 2500, seed: 8);
        (Dataset validation, Dataset test) = others.Split(500, shuffle: false);
        var stopping = new EarlyStopping(patience: 10);
        var late = new LargeNet(seed: 1);
        History lateHistory = late.Fit(train, Options(validation));
        var early = new LargeNet(seed: 1);
        History earlyHistory = early.Fit(train, Options(validation) with { Callbacks = [stopping] });
        double[] lateLosses = ValidationLosses(lateHistory);
        double lateLoss = late.Evaluate(test).Loss, earlyLoss = early.Evaluate(test).Loss;

        page.Say("The training loss falls in every epoch. The loss on validation rows rises again when the network begins to memorize its training rows. "
            + "`EarlyStopping(patience: 10)` ends the training ten epochs after the best epoch and restores the weights of that epoch. The validation rows "
            + "chose the epoch, so a third set measures the result.");
        page.Curve("training loss", [.. lateHistory.Epochs.Select(static epoch => epoch.Loss)]);
        page.Curve("validation loss", lateLosses);
        page.Line($"stopped after {earlyHistory.Epochs.Count} of {Epochs} epochs; the best was {stopping.BestEpoch}");
        return new Outcome(
            Finding.AtMost("epochs trained", earlyHistory.Epochs.Count, Epochs / 2),
            Finding.AtLeast("validation loss at the end over the least, without stopping", lateLosses[^1] / lateLosses.Min(), 1.25),
            Finding.About("validation loss of the network given back over the least seen", early.Evaluate(validation).Loss / ValidationLosses(earlyHistory)
                .Min(), 1, 1e-5),
            Finding.AtMost("test loss with early stopping over that without", earlyLoss / lateLoss, 0.8));
    }

    private static double[] ValidationLosses(History history) => [.. history.Epochs.Select(static epoch => epoch.ValidationLoss!.Value)];

    private static FitOptions Options(Dataset validation) =>
        new() { Validation = validation, Epochs = Epochs, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.003f) };
}
