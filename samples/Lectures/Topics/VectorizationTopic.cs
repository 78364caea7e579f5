using System.Diagnostics;
using System.Numerics;
using Lectures.Data;
using Lectures.Output;
using NetGen;

namespace Lectures.Topics;

/// <summary>A layer as large as the first one of a network that reads digits.</summary>
[NeuralNetwork(784)]
[Dense(128, Activation.Relu)]
public partial class WideLayer;

/// <summary>The same layer by loops, by dot products of vectors, and by generated kernels.</summary>
internal static class VectorizationTopic
{
    private const int Rows = 256;
    private const int Rounds = 10;

    public static Topic Topic { get; } = new(
        "vectorization", Lecture.LinearModels, "a layer computed with vectors gives what loops over its weights give, many times as fast", Run);

    private static Outcome Run(Page page)
    {
        var network = new WideLayer(seed: 1);
        float[] parameters = new float[WideLayer.ParameterCount];
        network.CopyParametersTo(parameters);
        float[] inputs = new Random(1).NextNormals(Rows * WideLayer.InputSize);
        float[] byLoops = new float[Rows * WideLayer.OutputSize], byVectors = new float[byLoops.Length], byKernels = new float[byLoops.Length];

        TimeSpan loops = Shortest(() => Compute(parameters, inputs, byLoops, DotByLoop));
        TimeSpan vectors = Shortest(() => Compute(parameters, inputs, byVectors, DotByVectors));
        TimeSpan kernels = Shortest(() => network.PredictBatch(inputs, byKernels));

        page.Say($"A layer is a matrix product, and a matrix product consists of dot products: {Rows} samples through 784-128 take "
            + $"{Rows * 784 * 128 / 1e6:F1} million multiplications and additions. A loop computes one at a time and waits for each sum before the next. "
            + "Vectors compute 4, 8 or 16 at once. NetGen's kernels also keep a tile of sums in registers, so they use each loaded weight for several "
            + $"samples. Each method ran {Rounds} times on one thread, and the table shows the shortest time.");
        page.Table(
            ["", "milliseconds", "times as fast"],
            Row("a loop over inputs", loops, loops),
            Row("a dot product of vectors", vectors, loops),
            Row("generated kernels", kernels, loops));
        return new Outcome(
            Finding.AtMost("largest difference of any output between vectors and loops", LargestDifference(byVectors, byLoops), 1e-4),
            Finding.AtMost("largest difference of any output between kernels and loops", LargestDifference(byKernels, byLoops), 1e-4),
            Finding.AtLeast("times the kernels are as fast as the loops", loops / kernels, 5));
    }

    private static string[] Row(string name, TimeSpan time, TimeSpan slowest) => [name, $"{time.TotalMilliseconds:F2}", $"{slowest / time:F1}"];

    private static TimeSpan Shortest(Action work) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    });

    /// <summary>y = max(0, W·x + b) for every sample; the parameters are the weights [unit, input], then the biases.</summary>
    private static void Compute(float[] parameters, float[] inputs, float[] outputs, Dot dot)
    {
        const int Units = WideLayer.OutputSize, Inputs = WideLayer.InputSize;
        for (int row = 0; row < Rows; row++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                float z = dot(parameters.AsSpan(unit * Inputs, Inputs), inputs.AsSpan(row * Inputs, Inputs)) + parameters[(Units * Inputs) + unit];
                outputs[(row * Units) + unit] = Math.Max(0, z);
            }
        }
    }

    private static float DotByLoop(ReadOnlySpan<float> w, ReadOnlySpan<float> x)
    {
        float sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * x[i];
        }

        return sum;
    }

    private static float DotByVectors(ReadOnlySpan<float> w, ReadOnlySpan<float> x)
    {
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= w.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(w[i..]) * new Vector<float>(x[i..]);
        }

        return Vector.Sum(sums) + DotByLoop(w[i..], x[i..]);
    }

    private static double LargestDifference(float[] some, float[] others) => some.Zip(others, static (one, other) => Math.Abs(one - other)).Max();

    private delegate float Dot(ReadOnlySpan<float> w, ReadOnlySpan<float> x);
}
