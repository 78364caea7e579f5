using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Products of row-major matrices, one product for each index of the axes before the last two. A value may be repeated along some of these axes.
/// </summary>
/// <remarks>A table of axes is as in <see cref="Broadcasting"/>, with distances from matrix to matrix.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MatrixProducts
{
    private const int RowOfTable = 4;

    /// <summary>y = a·b.</summary>
    /// <param name="a">Matrices of m × k values.</param>
    /// <param name="b">Matrices of k × n values.</param>
    /// <param name="axes">For each axis before the last two: its size, and its distances in y, in a and in b.</param>
    /// <param name="m">Rows of a product.</param>
    /// <param name="k">Columns of a matrix of a, and rows of a matrix of b.</param>
    /// <param name="n">Columns of a product.</param>
    /// <param name="y">Receives matrices of m × n values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> y)
    {
        switch (VectorWidth.LanesFor(n == 1 ? k : n))
        {
            case 16:
                Multiply<FloatVector512>(a, b, axes, m, k, n, y);
                break;
            case 8:
                Multiply<FloatVector256>(a, b, axes, m, k, n, y);
                break;
            default:
                Multiply<FloatVector128>(a, b, axes, m, k, n, y);
                break;
        }
    }

    private static void Multiply<V>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> y)
        where V : struct, IFloatVector<V>
    {
        if (axes.IsEmpty)
        {
            // If the product is one column, each sum runs along rows of both matrices. Else the sums of a row of y are adjacent lanes.
            if (n == 1)
            {
                y[..m].Clear();
                AddDots<V>(a[..(m * k)], b[..k], m, k, 1, y[..m]);
            }
            else
            {
                Add<V>(a[..(m * k)], k, 1, b[..(k * n)], m, k, n, y[..(m * n)], isFirst: true);
            }

            return;
        }

        for (int i = 0; i < axes[0]; i++)
        {
            Multiply<V>(a[(i * axes[2])..], b[(i * axes[3])..], axes[RowOfTable..], m, k, n, y[(i * axes[1])..]);
        }
    }

    /// <summary>
    /// y = a·b, or y += a·b. The elements of a may have any distances. Each sum is one chain of additions, in the order of the summed index.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add<V>(ReadOnlySpan<float> a, int aRow, int aColumn, ReadOnlySpan<float> b, int m, int k, int n, Span<float> y, bool isFirst)
        where V : struct, IFloatVector<V>
    {
        ref float left = ref MemoryMarshal.GetReference(a);
        ref float right = ref MemoryMarshal.GetReference(b);
        ref float result = ref MemoryMarshal.GetReference(y);
        for (int i = 0; i < m; i++)
        {
            int j = 0;
            for (; j <= n - (4 * V.Count); j += 4 * V.Count)
            {
                V sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                int at = (i * n) + j;
                if (!isFirst)
                {
                    sum0 = V.Load(ref result, at);
                    sum1 = V.Load(ref result, at + V.Count);
                    sum2 = V.Load(ref result, at + (2 * V.Count));
                    sum3 = V.Load(ref result, at + (3 * V.Count));
                }

                for (int s = 0; s < k; s++)
                {
                    V factor = V.Broadcast(in Unsafe.Add(ref left, (i * aRow) + (s * aColumn)));
                    int row = (s * n) + j;
                    sum0 = V.MultiplyAdd(factor, V.Load(ref right, row), sum0);
                    sum1 = V.MultiplyAdd(factor, V.Load(ref right, row + V.Count), sum1);
                    sum2 = V.MultiplyAdd(factor, V.Load(ref right, row + (2 * V.Count)), sum2);
                    sum3 = V.MultiplyAdd(factor, V.Load(ref right, row + (3 * V.Count)), sum3);
                }

                sum0.Store(ref result, at);
                sum1.Store(ref result, at + V.Count);
                sum2.Store(ref result, at + (2 * V.Count));
                sum3.Store(ref result, at + (3 * V.Count));
            }

            for (; j < n; j += V.Count)
            {
                int end = (i + 1) * n;
                V sum = isFirst ? default : RowVector.Load<V>(ref result, (i * n) + j, end);
                for (int s = 0; s < k; s++)
                {
                    V factor = V.Broadcast(in Unsafe.Add(ref left, (i * aRow) + (s * aColumn)));
                    sum = V.MultiplyAdd(factor, RowVector.Load<V>(ref right, (s * n) + j, (s + 1) * n), sum);
                }

                RowVector.Store(sum, ref result, (i * n) + j, end);
            }
        }
    }

    /// <summary>y += a·bᵀ. Rows of both matrices are multiplied and summed lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddDots<V>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int m, int k, int n, Span<float> y)
        where V : struct, IFloatVector<V>
    {
        ref float left = ref MemoryMarshal.GetReference(a);
        ref float right = ref MemoryMarshal.GetReference(b);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                V sum = default;
                for (int s = 0; s < k; s += V.Count)
                {
                    sum = V.MultiplyAdd(RowVector.Load<V>(ref left, (i * k) + s, (i + 1) * k), RowVector.Load<V>(ref right, (j * k) + s, (j + 1) * k), sum);
                }

                y[(i * n) + j] += sum.Sum();
            }
        }
    }
}
