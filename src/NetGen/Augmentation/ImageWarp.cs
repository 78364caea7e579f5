using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Computes each pixel of a new image by bilinear interpolation at its source in the old image.</summary>
/// <remarks>
/// The sources of the pixels in one vector are close together: they are in a few rows of the old image, and in about as many columns as the vector has lanes.
/// So each of these rows is loaded into registers and looked up there. Each pixel keeps the values of the two rows around its source. The alternative is to
/// gather four values from memory for each pixel. That takes several times as long on processors with the microcode fix for Gather Data Sampling, an attack on
/// gather instructions.
/// </remarks>
internal static class ImageWarp
{
    /// <summary>Warps one channel.</summary>
    /// <param name="map">The source of each pixel.</param>
    /// <param name="field">A displacement that is added to the source; null for none.</param>
    /// <param name="source">The old image.</param>
    /// <param name="destination">Receives the new image: height × width.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in AffineMap map, ElasticField? field, PaddedPlane source, Span<float> destination)
    {
        SpanLength.Check(destination.Length, source.Shape.Height * source.Shape.Width, nameof(destination));
        switch (VectorWidth.LanesFor(source.Shape.Width))
        {
            case 16:
                Run<FloatVector512>(in map, field, source, destination);
                break;
            case 8:
                Run<FloatVector256>(in map, field, source, destination);
                break;
            default:
                Run<FloatVector128>(in map, field, source, destination);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<V>(in AffineMap map, ElasticField? field, PaddedPlane source, Span<float> destination)
        where V : struct, IFloatVector<V>
    {
        int width = source.Shape.Width;
        ref float target = ref MemoryMarshal.GetReference(destination);
        V columns = V.FromBits(V.IndexBits);
        for (int y = 0; y < source.Shape.Height; y++)
        {
            V rowX = V.Create((map.XY * y) + map.X0), rowY = V.Create((map.YY * y) + map.Y0);
            ref float weights = ref Unsafe.NullRef<float>(), alongX = ref weights, alongY = ref weights;
            if (field is not null)
            {
                weights = ref field.WeightsOf(y);
                alongX = ref field.RowsOf(y, ElasticField.AlongX);
                alongY = ref field.RowsOf(y, ElasticField.AlongY);
            }

            for (int next = 0; next < width; next += V.Count)
            {
                // The last vector of a row ends with the row. Pixels that it shares with the vector before are computed twice.
                int first = Math.Max(Math.Min(next, width - V.Count), 0);
                V x = columns + first;
                V u = V.MultiplyAdd(x, map.XX, rowX), v = V.MultiplyAdd(x, map.YX, rowY);
                if (field is not null)
                {
                    u = Displace(u, ref alongX, first, field.RowStep, ref weights);
                    v = Displace(v, ref alongY, first, field.RowStep, ref weights);
                }

                RowVector.Store(Interpolate(source, u, v), ref target, first, width);
            }

            target = ref Unsafe.Add(ref target, width);
        }
    }

    /// <summary>Adds the weighted sum of the four rows of the field that affect a row of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Displace<V>(V place, ref float rows, int first, int step, ref float weights)
        where V : struct, IFloatVector<V>
    {
        place = V.MultiplyAdd(V.Load(ref rows, first), V.Broadcast(ref weights), place);
        place = V.MultiplyAdd(V.Load(ref rows, first + step), V.Broadcast(ref Unsafe.Add(ref weights, 1)), place);
        place = V.MultiplyAdd(V.Load(ref rows, first + (2 * step)), V.Broadcast(ref Unsafe.Add(ref weights, 2)), place);
        return V.MultiplyAdd(V.Load(ref rows, first + (3 * step)), V.Broadcast(ref Unsafe.Add(ref weights, 3)), place);
    }

    /// <summary>Interpolates the old image at (u, v). If both fractions are zero, the result is exactly the pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Interpolate<V>(PaddedPlane source, V u, V v)
        where V : struct, IFloatVector<V>
    {
        // On x86, the larger of NaN and a number is the number, because the number is the second operand. So no source is outside the margin.
        u = V.AtMost(V.Larger(u, V.Create(-1f)), source.Shape.Width);
        v = V.AtMost(V.Larger(v, V.Create(-1f)), source.Shape.Height);
        V left = V.Floor(u), top = V.Floor(v);

        // The rows of the old image that these pixels need, without rows of background only.
        int firstRow = Math.Max((int)-(-top).Largest(), source.FirstRow), lastRow = Math.Min((int)top.Largest() + 1, source.LastRow);
        if (firstRow > lastRow)
        {
            return V.Create(source.Fill);
        }

        float firstColumn = source.Stride <= V.LookupLength ? -PaddedPlane.Margin : -(-left).Largest();
        if (source.Stride > V.LookupLength && left.Largest() - firstColumn > V.LookupLength - 2)
        {
            return Gather(source, u, v);
        }

        V column = V.ToBits(left - firstColumn), nextColumn = V.AddBits(column, V.CreateBits(1)), right = u - left, bottom = top + 1f;
        V upper = V.Create(source.Fill), lower = upper, row = V.Create((float)firstRow);
        ref float pixels = ref source.PixelAt((int)firstColumn, firstRow);
        for (int y = firstRow; y <= lastRow; y++)
        {
            V a = V.Lookup(ref pixels, column), b = V.Lookup(ref pixels, nextColumn);
            V value = V.MultiplyAdd(right, b - a, a);
            upper = V.SelectEqual(row, top, value, upper);
            lower = V.SelectEqual(row, bottom, value, lower);
            row += 1f;
            pixels = ref Unsafe.Add(ref pixels, source.Stride);
        }

        return V.MultiplyAdd(v - top, lower - upper, upper);
    }

    /// <summary>The same by gathering, for sources that are farther apart than registers hold, or for vectors without lookup.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static V Gather<V>(PaddedPlane source, V u, V v)
        where V : struct, IFloatVector<V>
    {
        V left = V.Floor(u), top = V.Floor(v), right = u - left;
        V place = V.ToBits(V.MultiplyAdd(top, (float)source.Stride, left));
        V a = V.Gather(ref source.PixelAt(0, 0), place), b = V.Gather(ref source.PixelAt(1, 0), place);
        V c = V.Gather(ref source.PixelAt(0, 1), place), d = V.Gather(ref source.PixelAt(1, 1), place);
        V upper = V.MultiplyAdd(right, b - a, a), lower = V.MultiplyAdd(right, d - c, c);
        return V.MultiplyAdd(v - top, lower - upper, upper);
    }
}
