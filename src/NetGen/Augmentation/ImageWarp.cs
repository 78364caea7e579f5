using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Computes every pixel of a new image from the place in the old one that it comes from, by bilinear interpolation.</summary>
internal static class ImageWarp
{
    /// <summary>Warps one channel.</summary>
    /// <param name="shape">The size of the image.</param>
    /// <param name="map">Where pixels come from.</param>
    /// <param name="field">What is added to that; nothing when null.</param>
    /// <param name="source">The old image.</param>
    /// <param name="fill">The background.</param>
    /// <param name="destination">Receives the new image: height × width.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ImageShape shape, in AffineMap map, ElasticField? field, PaddedPlane source, float fill, Span<float> destination)
    {
        SpanLength.Check(destination.Length, shape.Height * shape.Width, nameof(destination));
        switch (VectorWidth.LanesFor(shape.Width))
        {
            case 16:
                Run<FloatVector512>(shape, in map, field, source, fill, destination);
                break;
            case 8:
                Run<FloatVector256>(shape, in map, field, source, fill, destination);
                break;
            default:
                Run<FloatVector128>(shape, in map, field, source, fill, destination);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<V>(ImageShape shape, in AffineMap map, ElasticField? field, PaddedPlane source, float fill, Span<float> destination)
        where V : struct, IFloatVector<V>
    {
        // A little more than a pixel around the rows that hold anything: what comes from farther away is background, and the vector need not be interpolated to know that.
        float middle = 0.5f * (source.FirstRow + source.LastRow), reach = (0.5f * (source.LastRow - source.FirstRow)) + 1.01f;
        ref float pixels = ref source.Origin;
        ref float target = ref MemoryMarshal.GetReference(destination);
        V columns = V.FromBits(V.IndexBits);
        for (int y = 0; y < shape.Height; y++)
        {
            float rowX = (map.XY * y) + map.X0, rowY = (map.YY * y) + map.Y0;
            ref float weights = ref field is null ? ref Unsafe.NullRef<float>() : ref field.WeightsOf(y);
            ref float rows = ref field is null ? ref Unsafe.NullRef<float>() : ref field.RowsOf(y);
            for (int next = 0; next < shape.Width; next += V.Count)
            {
                // The last vector ends with the row; what it shares with the one before is computed twice.
                int first = Math.Max(Math.Min(next, shape.Width - V.Count), 0);
                V x = columns + first;
                V u = V.MultiplyAdd(x, map.XX, V.Create(rowX)), v = V.MultiplyAdd(x, map.YX, V.Create(rowY));
                if (field is not null)
                {
                    int pitch = field.Pitch;
                    for (int tap = 0; tap < ElasticField.Taps; tap++)
                    {
                        V weight = V.Broadcast(ref Unsafe.Add(ref weights, tap));
                        u = V.MultiplyAdd(V.Load(ref rows, (2 * tap * pitch) + first), weight, u);
                        v = V.MultiplyAdd(V.Load(ref rows, (((2 * tap) + 1) * pitch) + first), weight, v);
                    }
                }

                V value = V.AnyLess(V.Abs(v - middle), V.Create(reach)) ? Interpolate(ref pixels, source.Stride, shape, u, v) : V.Create(fill);
                RowVector.Store(value, ref target, first, shape.Width);
            }

            target = ref Unsafe.Add(ref target, shape.Width);
        }
    }

    /// <summary>The old image between its pixels. Where both fractions are zero, exactly the pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Interpolate<V>(ref float pixels, int stride, ImageShape shape, V u, V v)
        where V : struct, IFloatVector<V>
    {
        // The larger of NaN and a number is the number here, so that no position leaves the margin, whatever the map.
        u = V.AtMost(V.Larger(u, V.Create(-1f)), shape.Width);
        v = V.AtMost(V.Larger(v, V.Create(-1f)), shape.Height);
        V left = V.Floor(u), top = V.Floor(v);
        V position = V.ToBits(V.MultiplyAdd(top, (float)stride, left));
        V a = V.Gather(ref pixels, position), b = V.Gather(ref Unsafe.Add(ref pixels, 1), position);
        V c = V.Gather(ref Unsafe.Add(ref pixels, stride), position), d = V.Gather(ref Unsafe.Add(ref pixels, stride + 1), position);
        V right = u - left;
        V upper = V.MultiplyAdd(right, b - a, a), lower = V.MultiplyAdd(right, d - c, c);
        return V.MultiplyAdd(v - top, lower - upper, upper);
    }
}
