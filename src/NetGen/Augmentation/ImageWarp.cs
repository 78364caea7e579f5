using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Computes every pixel of a new image from the place in the old one that it comes from, by bilinear interpolation.</summary>
/// <remarks>
/// The places of a vector's pixels lie close together, within a few rows and about as many columns as there are pixels. So each of these rows is taken into registers and looked up there, and every pixel keeps the two rows it lies
/// between: gathering four values for each from memory takes several times as long on processors that were mended against reading what gathers leave behind.
/// </remarks>
internal static class ImageWarp
{
    /// <summary>Warps one channel.</summary>
    /// <param name="map">Where pixels come from.</param>
    /// <param name="field">What is added to that; nothing when null.</param>
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
                // The last vector ends with the row; what it shares with the one before is computed twice.
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

    /// <summary>Adds the sum of the four rows of the field that reach a row of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Displace<V>(V place, ref float rows, int first, int step, ref float weights)
        where V : struct, IFloatVector<V>
    {
        place = V.MultiplyAdd(V.Load(ref rows, first), V.Broadcast(ref weights), place);
        place = V.MultiplyAdd(V.Load(ref rows, first + step), V.Broadcast(ref Unsafe.Add(ref weights, 1)), place);
        place = V.MultiplyAdd(V.Load(ref rows, first + (2 * step)), V.Broadcast(ref Unsafe.Add(ref weights, 2)), place);
        return V.MultiplyAdd(V.Load(ref rows, first + (3 * step)), V.Broadcast(ref Unsafe.Add(ref weights, 3)), place);
    }

    /// <summary>The old image between its pixels. Where both fractions are zero, exactly the pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Interpolate<V>(PaddedPlane source, V u, V v)
        where V : struct, IFloatVector<V>
    {
        // The larger of NaN and a number is the number here, so that no place leaves the margin, whatever the map.
        u = V.AtMost(V.Larger(u, V.Create(-1f)), source.Shape.Width);
        v = V.AtMost(V.Larger(v, V.Create(-1f)), source.Shape.Height);
        V left = V.Floor(u), top = V.Floor(v);

        // The rows of the old image that are between all of these places and hold anything.
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

    /// <summary>The same, for places that lie farther apart than registers reach, or registers that cannot be looked up.</summary>
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
