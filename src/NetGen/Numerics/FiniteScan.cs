using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Looks for values that are not numbers to compute with.</summary>
internal static class FiniteScan
{
    /// <summary>The position of the first NaN or infinity; −1 if there is none. As fast as memory is read.</summary>
    /// <param name="values">Any length.</param>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        var largest = new Vector<float>(float.MaxValue);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        int sound = 0;

        // NaN fails every comparison, so one test finds both.
        while (sound < vectors.Length && Vector.LessThanOrEqualAll(Vector.Abs(vectors[sound]), largest))
        {
            sound++;
        }

        for (int i = sound * Vector<float>.Count; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
