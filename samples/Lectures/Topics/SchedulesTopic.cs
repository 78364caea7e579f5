using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Learning rates that fall.</summary>
internal static class SchedulesTopic
{
    private const int Epochs = 30;
    private const float Rate = 0.02f;

    public static Topic Topic { get; } = new(
        "schedules", Lecture.Optimization,
        "rates follow the formulas of the lectures; a falling rate ends at less than a quarter of the distance of a constant rate", Run);

    private static Outcome Run(Page page)
    {
        (Dataset data, float[] goal) = Draw();
        Descent constant = Descend(data, goal, schedule: null);
        Descent time = Descend(data, goal, new InverseTimeDecay(decay: 1)), exponential = Descend(data, goal, new ExponentialDecay(0.85));
        Descent root = Descend(data, goal, new InverseSqrtDecay(1)), stairs = Descend(data, goal, new StepDecay(10, 0.1)),
            cosine = Descend(data, goal, new CosineDecay());
        Descent cycle = Descend(data, goal, new OneCycle()), warmup = Descend(data, goal, new LinearWarmup(epochs: 3, then: new CosineDecay()));
        Descent plateau = Descend(data, goal, schedule: null, new ReduceOnPlateau(factor: 0.3, patience: 3));

        page.Say($"This is a linear regression by single samples with noise, {Epochs} epochs with a start rate of {Rate}. Each step has the error of its "
            + "sample. So a constant rate ends in a cloud around the goal, and the cloud grows with the rate. A falling rate is large while the goal is "
            + "far, and small when only noise remains. The distance is measured from the weights to the minimum of the training loss.");
        foreach ((string name, Descent descent) in new[]
        {
            ("constant", constant), ("1/(1 + epoch)", time), ("0.85^epoch", exponential), ("1/√epoch", root), ("stairs", stairs), ("cosine", cosine),
            ("one cycle", cycle),
            ("warm-up, then cosine", warmup), ("reduced on plateaus", plateau),
        })
        {
            page.Curve($"{name}: rate", descent.Rates);
            page.Curve("  distance", descent.Distances, logarithmic: true);
        }

        return new Outcome(
            Finding.AtMost("largest relative error of a rate against α₀/(1 + decay·epoch)", Error(time, static epoch => 1.0 / (1 + epoch)), 1e-6),
            Finding.AtMost("against 0.85^epoch·α₀", Error(exponential, static epoch => Math.Pow(0.85, epoch)), 1e-6),
            Finding.AtMost("against k/√epoch·α₀", Error(root, static epoch => 1 / Math.Sqrt(epoch)), 1e-6),
            Finding.AtMost("against 0.1^⌊(epoch - 1)/10⌋·α₀", Error(stairs, static epoch => Math.Pow(0.1, (epoch - 1) / 10)), 1e-6),
            Finding.AtMost("distance at the end with stairs over that of a constant rate", stairs.Distances[^1] / constant.Distances[^1], 0.25),
            Finding.AtMost("with a cosine", cosine.Distances[^1] / constant.Distances[^1], 0.25),
            Finding.AtMost("with ReduceOnPlateau", plateau.Distances[^1] / constant.Distances[^1], 0.25));
    }

    private static double Error(Descent descent, Func<int, double> factor) =>
        descent.Rates.Select((rate, index) => Math.Abs((rate / (Rate * factor(index + 1))) - 1)).Max();

    /// <summary>Rows, and the weights at which their loss is least, found by a full-batch descent whose rate suits the features' variance of 1.</summary>
    private static (Dataset Data, float[] Goal) Draw()
    {
        const int Rows = 500;
        var random = new Random(5);
        float[] features = random.NextNormals(Rows * LinearModel.InputSize), weights = random.NextNormals(LinearModel.InputSize);
        float[] targets =
        [
            .. Enumerable.Range(0, Rows).Select(row =>
                (float)(Enumerable.Range(0, LinearModel.InputSize).Sum(i => weights[i] * features[(row * LinearModel.InputSize) + i]) + random.NextNormal())),
        ];
        var data = new Dataset(features, LinearModel.InputSize, targets, 1);
        var best = new LinearModel();
        best.Fit(data, new FitOptions { Epochs = 300, BatchSize = Rows, Optimizer = new Sgd(0.3f) });
        float[] goal = new float[LinearModel.ParameterCount];
        best.CopyParametersTo(goal);
        return (data, goal);
    }

    private static Descent Descend(Dataset data, float[] goal, LearningRateSchedule? schedule, params Callback[] callbacks)
    {
        var distances = new List<double>();
        float[] parameters = new float[LinearModel.ParameterCount];
        History history = new LinearModel(seed: 1).Fit(data, new FitOptions
        {
            Epochs = Epochs,
            BatchSize = 1,
            Seed = 1,
            Optimizer = new Sgd(Rate),
            Schedule = schedule,
            Callbacks =
            [
                .. callbacks,
                new LambdaCallback(onEpochEnd: (training, _) =>
                {
                    training.CopyParametersTo(parameters);
                    distances.Add(Math.Sqrt(parameters.Zip(goal, static (one, other) => (one - other) * (one - other)).Sum()));
                }),
            ],
        });
        return new Descent([.. history.Epochs.Select(static epoch => (double)epoch.LearningRate)], distances);
    }

    private sealed record Descent(IReadOnlyList<double> Rates, IReadOnlyList<double> Distances);
}
