namespace NetGen.Native;

/// <summary>A network's kernels against its own mathematics in plain double loops, and against each other.</summary>
internal static class KernelCheck
{
    /// <summary>Rows that leave a rest in tiles of every height.</summary>
    private const int Rows = 37;

    private const double MostGradientError = 1e-3, MostDifference = 1e-5;

    /// <summary>Whether gradients are right, before a short training, and one sample is predicted as the batch is, after it.</summary>
    public static bool Passes<T>()
        where T : class, INeuralNetwork<T>
    {
        Dataset data = Samples(T.InputSize, T.OutputSize);
        T network = T.Create(seed: 3);

        // Of the outputs before any training: the same number on every processor that fuses multiply-adds and has vectors of this width.
        float[] outputs = new float[Rows * T.OutputSize];
        network.PredictBatch(data.Features, outputs);
        int bits = outputs.Aggregate(17, static (hash, value) => unchecked((hash * 31) + BitConverter.SingleToInt32Bits(value)));

        double gradientError = network.CheckGradients(data.Rows([.. Enumerable.Range(0, Rows / 2)])).MaxRelativeError;
        _ = network.Fit(data, new FitOptions { Epochs = 3, BatchSize = 16, Threads = 1, Optimizer = new Adam() });
        double difference = BetweenOneAndMany(network, data);
        bool isRight = gradientError < MostGradientError && difference < MostDifference;
        string errors = string.Create(CultureInfo.InvariantCulture, $"gradients differ by {gradientError:E1}, one sample from the batch by {difference:E1}");
        Console.WriteLine($"{typeof(T).Name,-12} {errors}, bits {bits:X8}: {(isRight ? "right" : "WRONG")}");
        return isRight;
    }

    private static double BetweenOneAndMany<T>(T network, Dataset data)
        where T : class, INeuralNetwork<T>
    {
        float[] many = new float[Rows * T.OutputSize], one = new float[T.OutputSize];
        network.PredictBatch(data.Features, many);
        double largest = 0;
        for (int row = 0; row < Rows; row++)
        {
            network.Predict(data.Features.Slice(row * T.InputSize, T.InputSize), one);
            for (int k = 0; k < one.Length; k++)
            {
                largest = Math.Max(largest, Math.Abs(one[k] - many[(row * one.Length) + k]));
            }
        }

        return largest;
    }

    /// <summary>Half of the inputs are zero, as skipping them needs it.</summary>
    private static Dataset Samples(int inputs, int outputs)
    {
        var random = new Random(1);
        float[] features = [.. Enumerable.Range(0, Rows * inputs).Select(_ => random.NextDouble() < 0.5 ? 0 : random.NextSingle())];
        float[] targets = new float[Rows * outputs];
        for (int row = 0; row < Rows; row++)
        {
            targets[(row * outputs) + random.Next(outputs)] = 1;
        }

        return new Dataset(features, inputs, targets, outputs);
    }
}
