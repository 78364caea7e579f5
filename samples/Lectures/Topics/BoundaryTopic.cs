using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>Where a network changes its mind.</summary>
internal static class BoundaryTopic
{
    private static readonly FitOptions s_options = new() { Epochs = 100, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.02f) };

    public static Topic Topic { get; } = new(
        "boundary", Lecture.LinearModels, "logistic regression divides the plane by a straight line; a hidden layer bends the boundary around the points", Run);

    private static Outcome Run(Page page)
    {
        Dataset train = Rings.Draw(400, seed: 1), test = Rings.Draw(1000, seed: 2);
        var line = new LogisticUnit(seed: 1);
        line.Fit(train, s_options);
        var curve = new HiddenLayerNet(seed: 1);
        curve.Fit(train, s_options);

        page.Say("There are two classes: points near the middle (o), and a ring around them (.). The plane shows the answer of each network at every "
            + "point. The boundary of logistic regression, w·x + b = 0, is a straight line for all weights. Each of eight hidden units is such a line with "
            + "a soft edge, and the output combines them.");
        page.Line("logistic regression:");
        page.Plane(-1.5, 1.5, -1.5, 1.5, (x, y) => Mark(line.Classify([(float)x, (float)y])));
        page.Line("2-8-1:");
        page.Plane(-1.5, 1.5, -1.5, 1.5, (x, y) => Mark(curve.Classify([(float)x, (float)y])));
        return new Outcome(
            Finding.AtMost("test accuracy of a line", line.Evaluate(test).Accuracy, 0.75),
            Finding.AtLeast("test accuracy with a hidden layer", curve.Evaluate(test).Accuracy, 0.97),
            Finding.AtMost("most changes of the answer along any of 200 straight walks, logistic regression", MostTurns(line), 1),
            Finding.AtLeast("with a hidden layer", MostTurns(curve), 2));
    }

    private static char Mark(int @class) => @class == 1 ? 'o' : '.';

    /// <summary>How often the class changes, at most, along a straight walk through the middle region. A straight boundary is crossed once.</summary>
    private static int MostTurns<T>(T network)
        where T : INeuralNetwork<T>
    {
        const int Walks = 200, Steps = 200;
        return Enumerable.Range(0, Walks).Max(walk =>
        {
            double angle = Math.PI * walk / Walks;
            int[] classes = [.. Enumerable.Range(0, Steps).Select(step => network.Classify(At(angle, (3.0 * step / (Steps - 1)) - 1.5)))];
            return Enumerable.Range(1, Steps - 1).Count(step => classes[step] != classes[step - 1]);
        });
    }

    private static float[] At(double angle, double distance) => [(float)(distance * Math.Cos(angle)), (float)(distance * Math.Sin(angle))];
}
