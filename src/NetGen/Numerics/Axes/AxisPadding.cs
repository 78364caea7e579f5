using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Adds padding to a value along some of its axes.</summary>
/// <remarks>
/// A table holds three numbers for each axis, the outermost first: its size, the number of elements that are added before it, and its size with padding. After
/// the last axis of the table follow blocks of values, which are moved as a whole.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AxisPadding
{
    private const int RowOfTable = 3;

    /// <summary>y = x with padding around it.</summary>
    /// <param name="filling">The kind of padding.</param>
    /// <param name="constant">The padding's value if it is a constant; else ignored.</param>
    /// <param name="x">The value.</param>
    /// <param name="axes">For each axis: its size, the elements added before it, and its size with padding.</param>
    /// <param name="block">Values of a block.</param>
    /// <param name="y">Receives the padded value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(AxisFilling filling, float constant, ReadOnlySpan<float> x, ReadOnlySpan<int> axes, int block, Span<float> y)
    {
        if (axes.IsEmpty)
        {
            x[..block].CopyTo(y);
            return;
        }

        (int size, int before, int padded) = (axes[0], axes[1], axes[2]);
        int xStep = x.Length / size, yStep = y.Length / padded;
        for (int place = 0; place < padded; place++)
        {
            int source = Source(filling, place - before, size);
            Span<float> part = y.Slice(place * yStep, yStep);
            if (source < 0)
            {
                part.Fill(constant);
            }
            else
            {
                Apply(filling, constant, x.Slice(source * xStep, xStep), axes[RowOfTable..], block, part);
            }
        }
    }

    /// <summary>dx = Σ dy over all places that hold a copy of the element.</summary>
    /// <param name="filling">The kind of padding.</param>
    /// <param name="dy">The gradient of the padded value.</param>
    /// <param name="axes">For each axis: its size, the elements added before it, and its size with padding.</param>
    /// <param name="block">Values of a block.</param>
    /// <param name="dx">Receives the gradient of the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Backward(AxisFilling filling, ReadOnlySpan<float> dy, ReadOnlySpan<int> axes, int block, Span<float> dx)
    {
        dx.Clear();
        Add(filling, dy, axes, block, dx);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(AxisFilling filling, ReadOnlySpan<float> dy, ReadOnlySpan<int> axes, int block, Span<float> dx)
    {
        if (axes.IsEmpty)
        {
            ElementwisePass.Add(dx[..block], dy[..block], dx[..block]);
            return;
        }

        (int size, int before, int padded) = (axes[0], axes[1], axes[2]);
        int xStep = dx.Length / size, yStep = dy.Length / padded;
        for (int place = 0; place < padded; place++)
        {
            int source = Source(filling, place - before, size);
            if (source >= 0)
            {
                Add(filling, dy.Slice(place * yStep, yStep), axes[RowOfTable..], block, dx.Slice(source * xStep, xStep));
            }
        }
    }

    /// <summary>The index of the element that a place of the padded axis holds a copy of; −1 for none.</summary>
    private static int Source(AxisFilling filling, int place, int size) => filling switch
    {
        AxisFilling.Constant => place < size ? place : -1,
        AxisFilling.Reflect => size - 1 - Math.Abs(size - 1 - Math.Abs(place)),
        _ => Math.Clamp(place, 0, size - 1),
    };
}
