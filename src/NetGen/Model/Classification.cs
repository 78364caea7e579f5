using System.Buffers;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Converts outputs to classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Classification
{
    /// <summary>The most rows that are predicted before they are classified: as many as a network processes at a time.</summary>
    private const int BlockRows = 132;

    /// <summary>The most outputs that are kept until then, unless one row has more.</summary>
    private const int BlockValues = 1 << 16;

    /// <summary>
    /// The class of one sample. One unit: 1 if the output reaches the threshold, else 0. Several units: the arg-max, the lowest index on ties.
    /// </summary>
    /// <param name="outputs">The outputs of one sample.</param>
    /// <param name="activation">The activation of the last layer, which defines the threshold of a single unit.</param>
    public static int ClassOf(ReadOnlySpan<float> outputs, Activation activation) =>
        outputs.Length == 1 ? (outputs[0] >= Threshold(activation) ? 1 : 0) : ArgMax(outputs);

    /// <summary>The classes of many samples, row after row. Allocates nothing.</summary>
    /// <typeparam name="T">The network type.</typeparam>
    /// <param name="network">The network. It is only read.</param>
    /// <param name="inputs">n × <c>InputSize</c> values.</param>
    /// <param name="classes">Receives n classes.</param>
    /// <exception cref="ArgumentException">The lengths do not belong to the same number of rows.</exception>
    public static void ClassifyBatch<T>(T network, ReadOnlySpan<float> inputs, Span<int> classes)
        where T : IInferenceNetwork<T>
    {
        int count = SpanLength.CheckRows(inputs.Length, T.InputSize, classes.Length, 1, nameof(classes));
        Activation activation = T.Info.OutputActivation;
        int block = Math.Clamp(BlockValues / T.OutputSize, 1, BlockRows);
        float[] rented = ArrayPool<float>.Shared.Rent(block * T.OutputSize);
        for (int first = 0; first < count; first += block)
        {
            int rows = Math.Min(block, count - first);
            Span<float> outputs = rented.AsSpan(0, rows * T.OutputSize);
            network.PredictBatch(inputs.Slice(first * T.InputSize, rows * T.InputSize), outputs);
            for (int row = 0; row < rows; row++)
            {
                classes[first + row] = ClassOf(outputs.Slice(row * T.OutputSize, T.OutputSize), activation);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>The threshold from which a single unit means class 1: 0.5 for a sigmoid, 0 for any other activation.</summary>
    /// <param name="activation">The activation of the last layer.</param>
    internal static float Threshold(Activation activation) => activation == Activation.Sigmoid ? 0.5f : 0f;

    /// <summary>The index of the largest value, the lowest on ties.</summary>
    internal static int ArgMax(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
