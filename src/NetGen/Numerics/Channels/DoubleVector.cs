using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Four values in double, loaded from floats and stored as floats, for sums that need more digits than a float has. It has four lanes on every processor.
/// </summary>
internal readonly struct DoubleVector(Vector256<double> lanes)
{
    public const int Count = 4;

    private readonly Vector256<double> _lanes = lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator +(DoubleVector a, DoubleVector b) => new(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator -(DoubleVector a, DoubleVector b) => new(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator *(DoubleVector a, DoubleVector b) => new(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator *(DoubleVector a, double b) => new(a._lanes * Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator /(DoubleVector a, DoubleVector b) => new(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator /(DoubleVector a, double b) => new(a._lanes / Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector operator +(DoubleVector a, double b) => new(a._lanes + Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector Sqrt(DoubleVector x) => new(Vector256.Sqrt(x._lanes));

    /// <summary>Loads the values from a position on. Lanes past the end are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleVector Load(ref float start, int i, int end)
    {
        Vector128<float> values = RowVector.Load<FloatVector128>(ref start, i, end);
        return new(Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values)));
    }

    /// <summary>Rounds to float and writes the lanes that lie before the end. Results below 1e-30 become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int i, int end)
    {
        FloatVector128 rounded = Vector128.Narrow(_lanes.GetLower(), _lanes.GetUpper());
        RowVector.Store(Denormals.Flush(rounded), ref start, i, end);
    }
}
