using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>One weight, one valley, and the length of the step.</summary>
internal static class GradientDescentTopic
{
    private const int Steps = 20;
    private const float Start = -2, Goal = 3;

    /// <summary>For these two samples the loss is (w - 3)² + b², whose gradient with respect to w is 2·(w - 3).</summary>
    private static readonly Dataset s_samples = new([1, -1], 1, [Goal, -Goal], 1);

    public static Topic Topic { get; } = new(
        "gradient-descent", Lecture.Graphs, "too small a learning rate hardly moves, too large a one runs away, and the right one arrives", Run);

    private static Outcome Run(Page page)
    {
        page.Say($"The loss is (w - {Goal})², and the start is w = {Start}. A step w := w - η·2(w - {Goal}) multiplies the distance to the goal by 1 - 2η. "
            + "So the distance shrinks for rates between 0 and 1, fastest at 0.5. Above 0.5 the weight changes sides in every step, and above 1 the "
            + $"distance grows. The curves show the distance over {Steps} steps.");
        Descent small = Descend(0.01f), right = Descend(0.3f), jumping = Descend(0.9f), large = Descend(1.1f);
        page.Curve("rate 0.01, too small", small.Distances);
        page.Curve("rate 0.3, right", right.Distances);
        page.Curve("rate 0.9, from side to side", jumping.Distances);
        page.Curve("rate 1.1, too large", large.Distances);
        return new Outcome(
            Finding.AtLeast($"share of the distance left after {Steps} steps at rate 0.01", small.ShareLeft, 0.5),
            Finding.AtMost("at rate 0.3", right.ShareLeft, 1e-6),
            Finding.AtLeast("at rate 1.1", large.ShareLeft, 10),
            Finding.About("at rate 0.9, where it should be 0.8 to the power of 20", jumping.ShareLeft, Math.Pow(0.8, Steps), 1e-5));
    }

    private static Descent Descend(float rate)
    {
        var network = new Line();
        network.SetParameters([Start, 0]);
        var distances = new List<double> { Math.Abs(Start - Goal) };
        float[] parameters = new float[Line.ParameterCount];
        network.Fit(s_samples, new FitOptions
        {
            Epochs = Steps,
            BatchSize = s_samples.Count,
            Shuffle = false,
            Optimizer = new Sgd(rate),
            Callbacks =
            [
                new LambdaCallback(onBatchEnd: training =>
                {
                    training.CopyParametersTo(parameters);
                    distances.Add(Math.Abs(parameters[0] - Goal));
                }),
            ],
        });
        return new Descent(distances);
    }

    private sealed record Descent(IReadOnlyList<double> Distances)
    {
        public double ShareLeft => Distances[^1] / Distances[0];
    }
}
