using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The last few values of a span, fewer than a vector holds: nothing past the end is read or written.</summary>
internal static class PartialVector
{
    /// <summary>The values, and after them zeros.</summary>
    public static Vector256<float> Load(ReadOnlySpan<float> values) => Load(values, 0f);

    /// <summary>The values, and after them the fill.</summary>
    public static Vector256<float> Load(ReadOnlySpan<float> values, float fill)
    {
        Span<float> lanes = [fill, fill, fill, fill, fill, fill, fill, fill];
        values.CopyTo(lanes);
        return Vector256.Create<float>(lanes);
    }

    /// <summary>Writes as many lanes as the span is long.</summary>
    public static void Store(Vector256<float> vector, Span<float> values)
    {
        Span<float> lanes = stackalloc float[Vector256<float>.Count];
        vector.CopyTo(lanes);
        lanes[..values.Length].CopyTo(values);
    }

    /// <summary>The vector with its lanes from a position on set to zero.</summary>
    public static Vector256<float> KeepFirst(Vector256<float> vector, int count) =>
        vector & Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
}
