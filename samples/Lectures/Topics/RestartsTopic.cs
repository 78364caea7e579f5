using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Several starts against poor local minima.</summary>
internal static class RestartsTopic
{
    private const int Starts = 8;

    public static Topic Topic { get; } = new(
        "restarts", Lecture.Graphs, "gradient descent may end in a poor minimum; of several starts the best is kept", Run);

    private static Outcome Run(Page page)
    {
        var network = new TwoHiddenUnits(seed: 1);
        History history =
            network.Fit(LogicTable.Xor, new FitOptions { Epochs = 800, BatchSize = 4, Seed = 1, Restarts = Starts, Optimizer = new Adam(learningRate: 0.05f) });
        double[] losses = [.. history.Restarts.Select(static start => start.Loss ?? double.NaN)];

        page.Say("Exclusive or needs at least two hidden units. From some start weights, two units end where three of four answers are right, and the "
            + $"gradient gives no way out. Nothing at the floor of such a valley shows that a deeper valley exists. `FitOptions.Restarts = {Starts}` trains "
            + $"from {Starts} start weights and keeps the network with the lowest loss.");
        foreach (RestartRecord start in history.Restarts)
        {
            page.Curve($"start {start.Number}{(start.Number == history.BestRestart ? ", kept" : "")}",
            [
                .. start.History.Epochs.Select(static epoch => epoch.Loss)
            ]);
        }

        return new Outcome(
            Finding.AtLeast("starts that ended at a loss above 0.3", losses.Count(static loss => loss > 0.3), 1),
            Finding.AtMost("the best loss", losses.Min(), 0.02),
            Finding.AtLeast("accuracy of the network that was kept", network.Evaluate(LogicTable.Xor).Accuracy, 1));
    }
}
