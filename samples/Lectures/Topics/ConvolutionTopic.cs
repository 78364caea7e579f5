using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>One filter of three by three.</summary>
[NeuralNetwork(Strokes.Height, Strokes.Width, 1)]
[Conv2D(1, 3)]
public partial class EdgeFilter;

/// <summary>Four filters of five by five, and the strongest answer of each, wherever it is.</summary>
[NeuralNetwork(Strokes.Height, Strokes.Width, 1)]
[Conv2D(4, 5, Activation.Relu)]
[GlobalMaxPool2D]
[Dense(1, Activation.Sigmoid)]
public partial class StrokeFilterNet;

/// <summary>Sixteen units that see the whole image.</summary>
[NeuralNetwork(Strokes.Height, Strokes.Width, 1)]
[Dense(16, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
public partial class StrokeDenseNet;

/// <summary>A unit that sees a region of 4 × 4 pixels in three colours, at every place of an image of 64 × 64.</summary>
[NeuralNetwork(64, 64, 3)]
[Conv2D(1, 4, UseBias = false)]
public partial class RegionUnit;

/// <summary>A unit that sees the whole image.</summary>
[NeuralNetwork(64, 64, 3)]
[Dense(1, UseBias = false)]
public partial class WholeImageUnit;

/// <summary>One filter for all places.</summary>
internal static class ConvolutionTopic
{
    private static readonly FitOptions s_options = new() { Epochs = 30, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.01f) };

    public static Topic Topic { get; } = new(
        "convolution", Lecture.Generalization,
        "a filter finds an edge wherever it is, with 48 weights for a region of 4x4x3 where a unit that sees 64x64x3 has 12,288", Run);

    private static Outcome Run(Page page)
    {
        double misplaced = ShowFilter(page);

        Dataset train = Strokes.Draw(400, seed: 1), left = Strokes.Draw(400, seed: 2), right = Strokes.Draw(400, seed: 2, Strokes.Shift);
        var filters = new StrokeFilterNet(seed: 1);
        filters.Fit(train, s_options);
        var dense = new StrokeDenseNet(seed: 1);
        dense.Fit(train, s_options);

        page.Say("Is a stroke vertical or horizontal? Both networks learn it from strokes in the left half of the image. The test has other strokes in the "
            + "left half, and the same strokes moved to the right half. In the dense network, the weights of the right half have never seen a stroke. The "
            + "filters are the same everywhere, and the network uses only the largest response of each filter.");
        page.Table(
            ["", "parameters", "accuracy, left", "moved to the right", "largest change of an answer"],
            Row("4 filters of 5x5, strongest answer, 1 unit", filters, left, right),
            Row("16 units that see everything, 1 unit", dense, left, right));
        page.Say($"A unit that sees a region of 4 x 4 pixels in three colours has 4·4·3 = {RegionUnit.ParameterCount} weights, whatever the size of the "
            + $"image. In an image of 64 x 64 it is used at {RegionUnit.OutputSize:N0} places. A unit that sees the whole image has 64·64·3 = "
            + $"{WholeImageUnit.ParameterCount:N0} weights.");
        return new Outcome(
            Finding.Exactly("pixels at which the answer to the moved image is not the moved answer", (long)misplaced, 0),
            Finding.AtLeast("accuracy of the filters in the half they learned from", filters.Evaluate(left).Accuracy, 0.99),
            Finding.AtLeast("in the other half", filters.Evaluate(right).Accuracy, 0.99),
            Finding.AtMost("largest change of their answer to a moved image", LargestChange(filters, left, right), 0),
            Finding.AtLeast("accuracy of the dense network in the half it learned from", dense.Evaluate(left).Accuracy, 0.99),
            Finding.AtMost("in the other half", dense.Evaluate(right).Accuracy, 0.7),
            Finding.Exactly("weights of a region", RegionUnit.ParameterCount, 48),
            Finding.Exactly("weights of a whole image", WholeImageUnit.ParameterCount, 12_288));
    }

    /// <summary>Finds the left edges of a square, here and there; gives the number of pixels in which the two answers differ.</summary>
    private static int ShowFilter(Page page)
    {
        var filter = new EdgeFilter();
        filter.SetParameters([-1, 0, 1, -2, 0, 2, -1, 0, 1, 0]);
        float[] here = Square(column: 3), there = Square(column: 3 + Strokes.Shift);
        float[] edgeHere = filter.Predict(here), edgeThere = filter.Predict(there);
        const int Width = Strokes.Width - 2;

        page.Say("A filter of nine weights, (-1 0 1; -2 0 2; -1 0 1), moves over the image. Its response is large where the image is dark on the right and "
            + "light on the left: z[i,j] = b + Σ w[u,v]·x[i+u, j+v]. It finds the left edge of a square. If the square moves, the found edge moves with "
            + "it, because the same weights are used at every place.");
        page.Pictures(new("image", here, Strokes.Width), new("what the filter finds", edgeHere, Width));
        page.Pictures(new("moved by eight", there, Strokes.Width), new("what it finds now", edgeThere, Width));
        return Enumerable.Range(0, edgeHere.Length).Count(i => i % Width < Width - Strokes.Shift && edgeHere[i] != edgeThere[i + Strokes.Shift]);
    }

    private static float[] Square(int column)
    {
        float[] image = new float[Strokes.Height * Strokes.Width];
        for (int row = 3; row < 9; row++)
        {
            image.AsSpan((row * Strokes.Width) + column, 6).Fill(1);
        }

        return image;
    }

    private static string[] Row<T>(string name, T network, Dataset left, Dataset right)
        where T : INeuralNetwork<T> =>
        [
            name, $"{T.ParameterCount:N0}", $"{network.Evaluate(left).Accuracy:F4}", $"{network.Evaluate(right).Accuracy:F4}",
            $"{LargestChange(network, left, right):G3}",
        ];

    private static double LargestChange<T>(T network, Dataset left, Dataset right)
        where T : INeuralNetwork<T>
    {
        float[] before = new float[left.Count], after = new float[left.Count];
        network.PredictBatch(left.Features, before);
        network.PredictBatch(right.Features, after);
        return before.Zip(after, static (one, other) => Math.Abs(one - other)).Max();
    }
}
