using MnistTable.Rows;
using NetGen;

namespace MnistTable.Readings;

/// <summary>
/// How the answers of a trained row are taken: from the network as it is, or from more than that. Whatever is more has a row of its own in the table.
/// </summary>
internal abstract class Reading
{
    /// <summary>The share of images that are read right.</summary>
    /// <param name="net">The network at the end of its training.</param>
    /// <param name="snapshots">What was kept of it on the way.</param>
    /// <param name="images">The images.</param>
    public double AccuracyOf<T>(T net, Snapshots snapshots, Dataset images)
        where T : INeuralNetwork<T>
    {
        float[] outputs = OutputsOf(net, snapshots, images);
        int right = 0;
        for (int row = 0; row < images.Count; row++)
        {
            right += ClassIn(outputs.AsSpan(row * T.OutputSize, T.OutputSize)) == ClassIn(images.TargetsOf(row)) ? 1 : 0;
        }

        return (double)right / images.Count;
    }

    /// <summary>The outputs, image after image.</summary>
    /// <inheritdoc cref="AccuracyOf"/>
    protected abstract float[] OutputsOf<T>(T net, Snapshots snapshots, Dataset images)
        where T : INeuralNetwork<T>;

    /// <summary>What one network says.</summary>
    protected static float[] Predict<T>(T net, ReadOnlySpan<float> images)
        where T : INeuralNetwork<T>
    {
        float[] outputs = new float[images.Length / T.InputSize * T.OutputSize];
        net.PredictBatch(images, outputs);
        return outputs;
    }

    /// <summary>The mean of several sets of numbers.</summary>
    protected static float[] Mean(IEnumerable<float[]> all)
    {
        float[]? sum = null;
        int count = 0;
        foreach (float[] one in all)
        {
            sum ??= new float[one.Length];
            for (int i = 0; i < sum.Length; i++)
            {
                // A running mean: no large sums, so that few of many digits are lost.
                sum[i] += (one[i] - sum[i]) / (count + 1);
            }

            count++;
        }

        return sum ?? throw new InvalidOperationException("Expected a network to be read, but found none.");
    }

    private static int ClassIn(ReadOnlySpan<float> values) => values.IndexOf(MaximumOf(values));

    private static float MaximumOf(ReadOnlySpan<float> values)
    {
        float largest = float.NegativeInfinity;
        foreach (float value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
