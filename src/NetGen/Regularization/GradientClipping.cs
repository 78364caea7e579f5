using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Keeps a gradient from growing beyond a bound (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", ICML 2013).</summary>
internal static class GradientClipping
{
    /// <summary>Limits every value to ±<paramref name="limit"/>.</summary>
    public static void ByValue(Span<float> gradient, float limit)
    {
        foreach (ref float value in gradient)
        {
            value = Math.Clamp(value, -limit, limit);
        }
    }

    /// <summary>Multiplies every value.</summary>
    public static void Scale(Span<float> gradient, float factor)
    {
        foreach (ref Vector<float> vector in MemoryMarshal.Cast<float, Vector<float>>(gradient))
        {
            vector *= factor;
        }

        foreach (ref float value in gradient[(gradient.Length / Vector<float>.Count * Vector<float>.Count)..])
        {
            value *= factor;
        }
    }

    /// <summary>‖g‖², summed in double: float would lose the small values of a large gradient.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradient)
    {
        double sum = 0;
        foreach (float value in gradient)
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
