using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Finds the inputs that are not zero, so that kernels can skip the others. Of a written digit, four fifths of the pixels are zero; of the outputs of a ReLU,
/// about half.
/// </summary>
/// <remarks>The lists are built without a branch on the values, because no processor could predict it. NaN is not zero, so it is listed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActiveInputs
{
    /// <summary>Counts the values that are not zero.</summary>
    /// <param name="x">One sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<float> x)
    {
        ref float value = ref MemoryMarshal.GetReference(x);
        int zeros = 0, i = 0;
        if (Avx512F.IsSupported && VectorWidth.Lanes == Vector512<float>.Count)
        {
            for (; i <= x.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                zeros += BitOperations.PopCount(
                    Vector512.Equals(Vector512.LoadUnsafe(ref value, (nuint)i), Vector512<float>.Zero).ExtractMostSignificantBits());
            }
        }
        else if (VectorWidth.Lanes == Vector256<float>.Count)
        {
            Vector256<int> lanes = Vector256<int>.Zero;
            for (; i <= x.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                // A lane that is zero compares to all bits set, which is −1 as an integer.
                lanes -= Vector256.Equals(Vector256.LoadUnsafe(ref value, (nuint)i), Vector256<float>.Zero).AsInt32();
            }

            zeros = Vector256.Sum(lanes);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128<int> lanes = Vector128<int>.Zero;
            for (; i <= x.Length - Vector128<float>.Count; i += Vector128<float>.Count)
            {
                lanes -= Vector128.Equals(Vector128.LoadUnsafe(ref value, (nuint)i), Vector128<float>.Zero).AsInt32();
            }

            zeros = Vector128.Sum(lanes);
        }

        for (; i < x.Length; i++)
        {
            zeros += x[i] == 0 ? 1 : 0;
        }

        return x.Length - zeros;
    }

    /// <summary>
    /// Estimates how many values are not zero, from an evenly spread sample of at least 256 of them. Counting all values would take a tenth of the time that
    /// skipping zeros can save.
    /// </summary>
    /// <param name="x">One sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Estimate(ReadOnlySpan<float> x)
    {
        const int sampled = 256, block = 16;
        int stride = x.Length / sampled * block;
        if (stride <= block)
        {
            return Count(x);
        }

        ref float value = ref MemoryMarshal.GetReference(x);
        int zeros = 0, seen = 0;
        Vector128<int> lanes = Vector128<int>.Zero;
        for (int i = 0; i <= x.Length - block; i += stride, seen += block)
        {
            if (Avx512F.IsSupported && VectorWidth.Lanes == Vector512<float>.Count)
            {
                zeros += BitOperations.PopCount(
                    Vector512.Equals(Vector512.LoadUnsafe(ref value, (nuint)i), Vector512<float>.Zero).ExtractMostSignificantBits());
                continue;
            }

            for (int part = 0; part < block; part += Vector128<float>.Count)
            {
                lanes -= Vector128.Equals(Vector128.LoadUnsafe(ref value, (nuint)(i + part)), Vector128<float>.Zero).AsInt32();
            }
        }

        // The division is in 32 bits, which takes a third of the time of one in 64 bits. The product fits: a list has at most 16,384 inputs, and about 500 are
        // sampled.
        return (int)((uint)(seen - zeros - Vector128.Sum(lanes)) * (uint)x.Length / (uint)seen);
    }

    /// <summary>Lists the values that are not zero, and returns how many there are.</summary>
    /// <param name="x">One sample.</param>
    /// <param name="list">Receives their indices in ascending order; as long as <paramref name="x"/>.</param>
    public static int List(ReadOnlySpan<float> x, Span<int> list)
    {
        SpanLength.Check(list.Length, x.Length, nameof(list));
        return Fill(x, x.Length, x.Length, 1, list);
    }

    /// <summary>Lists, for every tile of rows, the inputs that are not zero in at least one row of the tile. A list is the count, then the indices.</summary>
    /// <param name="x">[rows, pitch].</param>
    /// <param name="inputs">Values in a row.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="tileRows">Rows of a tile. <see cref="RowTiles"/> defines the tiles. Rows outside all tiles get no list.</param>
    /// <param name="most">
    /// The most active inputs for which a kernel reads the list. If the first row of a tile has more, the tile gets no list, and its count is the number of
    /// inputs.
    /// </param>
    /// <param name="active">Receives the lists. Each takes inputs + 1 values.</param>
    public static void Find(ReadOnlySpan<float> x, int inputs, int pitch, int rows, int tileRows, int most, Span<int> active)
    {
        int listLength = inputs + 1;
        for (int tile = 0; tile < RowTiles.Count(rows, tileRows); tile++)
        {
            ReadOnlySpan<float> tileX = x[(RowTiles.FirstRow(tile, rows, tileRows) * pitch)..];
            Span<int> list = active.Slice(tile * listLength, listLength);
            list[0] = Count(tileX[..inputs]) > most ? inputs : Fill(tileX, inputs, pitch, tileRows, list[1..]);
        }
    }

    /// <summary>Lists the columns that hold a value other than zero in at least one of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Fill(ReadOnlySpan<float> x, int inputs, int pitch, int rows, Span<int> list)
    {
        ref float first = ref MemoryMarshal.GetReference(x[..(((rows - 1) * pitch) + inputs)]);
        ref int target = ref MemoryMarshal.GetReference(list[..inputs]);
        int count = 0, i = 0;
#if NET10_0_OR_GREATER
        if (Avx512F.IsSupported && VectorWidth.Lanes == Vector512<float>.Count)
        {
            Vector512<int> indices = Vector512<int>.Indices;
            for (; i <= inputs - Vector512<int>.Count; i += Vector512<int>.Count)
            {
                Vector512<float> isActive = Vector512<float>.Zero;
                for (int row = 0; row < rows; row++)
                {
                    isActive |= ~Vector512.Equals(Vector512.LoadUnsafe(ref first, (nuint)((row * pitch) + i)), Vector512<float>.Zero);
                }

                // A whole vector is written, although only its first lanes count. It stays inside the list, because at most i indices are listed so far.
                Avx512F.Compress(Vector512<int>.Zero, isActive.AsInt32(), indices).StoreUnsafe(ref target, (nuint)count);
                count += BitOperations.PopCount(isActive.ExtractMostSignificantBits());
                indices += Vector512.Create(Vector512<int>.Count);
            }
        }
#endif
        if (VectorWidth.Lanes >= Vector256<float>.Count && Avx2.IsSupported)
        {
            ref ulong places = ref MemoryMarshal.GetArrayDataReference(LanePlaces.Bytes);
            for (; i <= inputs - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                // The bits of all rows are combined, and the sign bit is shifted out below: negative zero has it too.
                Vector256<int> bits = Vector256<int>.Zero;
                for (int row = 0; row < rows; row++)
                {
                    bits |= Vector256.LoadUnsafe(ref first, (nuint)((row * pitch) + i)).AsInt32();
                }

                // As above, a whole vector is written.
                uint isActive = ~Vector256.Equals(bits << 1, Vector256<int>.Zero).ExtractMostSignificantBits() & 0xFF;
                Vector256<int> lanes = Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.Add(ref places, isActive)).AsByte());
                (lanes + Vector256.Create(i)).StoreUnsafe(ref target, (nuint)count);
                count += BitOperations.PopCount(isActive);
            }
        }
        else
        {
            for (; i <= inputs - Vector128<float>.Count; i += Vector128<float>.Count)
            {
                Vector128<int> bits = Vector128<int>.Zero;
                for (int row = 0; row < rows; row++)
                {
                    bits |= Vector128.LoadUnsafe(ref first, (nuint)((row * pitch) + i)).AsInt32();
                }

                Vector128<int> isActive = ~Vector128.Equals(bits << 1, Vector128<int>.Zero);
                for (int lane = 0; lane < Vector128<int>.Count; lane++)
                {
                    Unsafe.Add(ref target, count) = i + lane;
                    count -= isActive[lane];
                }
            }
        }

        for (; i < inputs; i++)
        {
            bool isActive = false;
            for (int row = 0; row < rows; row++)
            {
                isActive |= Unsafe.Add(ref first, (row * pitch) + i) != 0;
            }

            Unsafe.Add(ref target, count) = i;
            count += isActive ? 1 : 0;
        }

        return count;
    }
}
