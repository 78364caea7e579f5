using System.ComponentModel;

namespace NetGen;

/// <summary>From outputs to classes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Classification
{
    /// <summary>With one unit 1 where it reaches its threshold, else the arg-max, the lowest index on ties.</summary>
    /// <param name="outputs">The outputs of one sample.</param>
    /// <param name="activation">The last activation, which sets the threshold of a single unit.</param>
    public static int ClassOf(ReadOnlySpan<float> outputs, Activation activation) =>
        outputs.Length == 1 ? (outputs[0] >= Threshold(activation) ? 1 : 0) : ArgMax(outputs);

    /// <summary>Where a single unit's "yes" begins: in the middle of what its activation can give.</summary>
    /// <param name="activation">The last activation.</param>
    internal static float Threshold(Activation activation) => activation == Activation.Sigmoid ? 0.5f : 0f;

    /// <summary>The position of the largest value, the lowest on ties.</summary>
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
