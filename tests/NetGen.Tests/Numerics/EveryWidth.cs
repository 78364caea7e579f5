using System.Runtime.InteropServices;

namespace NetGen.Tests.Numerics;

/// <summary>A function of a vector in its three widths.</summary>
internal sealed record EveryWidth(
    Func<FloatVector512, FloatVector512> Wide, Func<FloatVector256, FloatVector256> Middle, Func<FloatVector128, FloatVector128> Narrow)
{
    /// <summary>As many values as the widest vector holds.</summary>
    public const int Values = 16;

    public static readonly int[] Widths = [512, 256, 128];

    /// <summary>Sixteen values, a vector of a width at a time.</summary>
    public void Apply(int bits, ReadOnlySpan<float> x, Span<float> y)
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(y);
        for (int i = 0; i < Values; i += bits / 32)
        {
            switch (bits)
            {
                case 512:
                    Wide(FloatVector512.Load(ref source, i)).Store(ref target, i);
                    break;
                case 256:
                    Middle(FloatVector256.Load(ref source, i)).Store(ref target, i);
                    break;
                default:
                    Narrow(FloatVector128.Load(ref source, i)).Store(ref target, i);
                    break;
            }
        }
    }

    /// <summary>The one result that all widths have.</summary>
    public float Apply(float x)
    {
        Span<float> values = stackalloc float[Values], results = stackalloc float[Values];
        values.Fill(x);
        Apply(512, values, results);
        float result = results[0];
        foreach (int bits in Widths)
        {
            Apply(bits, values, results);
            foreach (float other in results)
            {
                other.ShouldBe(result, $"with {bits} bits at {x:R}");
            }
        }

        return result;
    }
}
