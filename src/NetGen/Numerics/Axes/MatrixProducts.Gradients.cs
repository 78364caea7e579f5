namespace NetGen.Runtime;

/// <content>The gradients of both matrices.</content>
public static partial class MatrixProducts
{
    /// <summary>da = dy·bᵀ, summed over the axes along which a is repeated.</summary>
    /// <param name="dy">Matrices of m × n values.</param>
    /// <param name="b">Matrices of k × n values.</param>
    /// <param name="axes">For each axis before the last two: its size, and its distances in dy, in b and in da.</param>
    /// <param name="m">Rows of a product.</param>
    /// <param name="k">Columns of a matrix of a.</param>
    /// <param name="n">Columns of a product.</param>
    /// <param name="da">Receives matrices of m × k values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void LeftGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> da)
    {
        da.Clear();
        switch (VectorWidth.LanesFor(n))
        {
            case 16:
                LeftGradient<FloatVector512>(dy, b, axes, m, k, n, da);
                break;
            case 8:
                LeftGradient<FloatVector256>(dy, b, axes, m, k, n, da);
                break;
            default:
                LeftGradient<FloatVector128>(dy, b, axes, m, k, n, da);
                break;
        }
    }

    /// <summary>db = aᵀ·dy, summed over the axes along which b is repeated.</summary>
    /// <param name="dy">Matrices of m × n values.</param>
    /// <param name="a">Matrices of m × k values.</param>
    /// <param name="axes">For each axis before the last two: its size, and its distances in dy, in a and in db.</param>
    /// <param name="m">Rows of a product.</param>
    /// <param name="k">Rows of a matrix of b.</param>
    /// <param name="n">Columns of a product.</param>
    /// <param name="db">Receives matrices of k × n values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void RightGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> a, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> db)
    {
        db.Clear();
        switch (VectorWidth.LanesFor(n))
        {
            case 16:
                RightGradient<FloatVector512>(dy, a, axes, m, k, n, db);
                break;
            case 8:
                RightGradient<FloatVector256>(dy, a, axes, m, k, n, db);
                break;
            default:
                RightGradient<FloatVector128>(dy, a, axes, m, k, n, db);
                break;
        }
    }

    private static void LeftGradient<V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> b, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> da)
        where V : struct, IFloatVector<V>
    {
        if (axes.IsEmpty)
        {
            AddDots<V>(dy[..(m * n)], b[..(k * n)], m, n, k, da[..(m * k)]);
            return;
        }

        for (int i = 0; i < axes[0]; i++)
        {
            LeftGradient<V>(dy[(i * axes[1])..], b[(i * axes[2])..], axes[RowOfTable..], m, k, n, da[(i * axes[3])..]);
        }
    }

    private static void RightGradient<V>(ReadOnlySpan<float> dy, ReadOnlySpan<float> a, ReadOnlySpan<int> axes, int m, int k, int n, Span<float> db)
        where V : struct, IFloatVector<V>
    {
        if (axes.IsEmpty)
        {
            Add<V>(a[..(m * k)], 1, k, dy[..(m * n)], k, m, n, db[..(k * n)], isFirst: false);
            return;
        }

        for (int i = 0; i < axes[0]; i++)
        {
            RightGradient<V>(dy[(i * axes[1])..], a[(i * axes[2])..], axes[RowOfTable..], m, k, n, db[(i * axes[3])..]);
        }
    }
}
