using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A ball that rolls through a ravine.</summary>
internal static class MomentumTopic
{
    private const int Steps = 400;
    private const double Share = 1e-4;

    public static Topic Topic { get; } = new(
        "momentum", Lecture.Optimization,
        "in a ravine that is 100 times as steep across as along, momentum needs a third of the steps of the fastest plain descent", Run);

    private static Outcome Run(Page page)
    {
        var ravine = new Ravine(steepness: 10);
        float rate = ravine.FastestRate;
        Ravine.Path plain = ravine.Descend(new Sgd(rate), Steps), momentum = ravine.Descend(new Sgd(rate, momentum: 0.8f), Steps);
        Ravine.Path nesterov = ravine.Descend(new Sgd(rate / 2, momentum: 0.8f, nesterov: true), Steps);
        Ravine.Path lecture = ravine.Descend(new Momentum(5 * rate, beta: 0.8f), Steps);

        page.Say("The loss is ½·(w1² + 100·w2²). Across the ravine, the walls are steep. Along it, the floor hardly falls. A rate that suits the walls is "
            + "too small for the floor. Momentum keeps a velocity, v := β·v + g, and moves by it. Across, gradients of alternating sign cancel. Along, "
            + "they add up to 1/(1 - β) times the step. The lectures' v := β·v + (1 - β)·g is the same with a rate that is 1/(1 - β) times as large. "
            + "Nesterov's momentum takes the gradient at the point to which the velocity leads. It is stable up to two thirds of the rate, and here it has "
            + "half. The picture shows 30 steps from the right: plain (.) and with momentum (o).");
        page.Points([.. Mark(plain, '.'), .. Mark(momentum, 'o')]);
        page.Curve("loss, plain", plain.Losses[..100], logarithmic: true);
        page.Curve("loss, momentum 0.8", momentum.Losses[..100], logarithmic: true);
        page.Curve("loss, Nesterov 0.8", nesterov.Losses[..100], logarithmic: true);
        return new Outcome(
            Finding.AtMost($"steps of plain descent to {Share:G1} of the loss", plain.StepsTo(Share), Steps),
            Finding.AtMost("steps with momentum, over those", momentum.StepsTo(Share) / (double)plain.StepsTo(Share), 1.0 / 3),
            Finding.AtMost("steps with Nesterov's momentum, over those", nesterov.StepsTo(Share) / (double)plain.StepsTo(Share), 1.0 / 3),
            Finding.AtMost("largest distance between both ways to write it", LargestDistance(momentum, lecture), 1e-4));
    }

    private static IEnumerable<(double X, double Y, char Mark)> Mark(Ravine.Path path, char mark) =>
        path.Places.Take(31).Select(place => (place.W1, place.W2, mark));

    private static double LargestDistance(Ravine.Path one, Ravine.Path other) =>
        one.Places.Zip(other.Places, static (here, there) => Math.Abs(here.W1 - there.W1) + Math.Abs(here.W2 - there.W2)).Max();
}
