using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Four floats in one register, as every processor has.</summary>
internal readonly struct FloatVector128(Vector128<float> lanes) : IFloatVector<FloatVector128>
{
    private readonly Vector128<float> _lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Count;
    }

    public static FloatVector128 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<uint>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector128(Vector128<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector128<float>(FloatVector128 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator +(FloatVector128 a, FloatVector128 b) => a._lanes + b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(FloatVector128 a, FloatVector128 b) => a._lanes - b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator *(FloatVector128 a, FloatVector128 b) => a._lanes * b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator /(FloatVector128 a, FloatVector128 b) => a._lanes / b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(FloatVector128 a) => -a._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator &(FloatVector128 a, FloatVector128 b) => a._lanes & b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator ^(FloatVector128 a, FloatVector128 b) => a._lanes ^ b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Create(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 CreateBits(uint bits) => Vector128.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Load(ref float start, int index) => Vector128.LoadUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 LoadFirst(ref float start, int index, int count, float fill) => PartialVector.Load128(ref Unsafe.Add(ref start, index), count, fill);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyAdd(FloatVector128 a, FloatVector128 b, FloatVector128 c) => Vector128.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Sqrt(FloatVector128 x) => Vector128.Sqrt(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Abs(FloatVector128 x) => Vector128.Abs(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 CopySign(FloatVector128 size, FloatVector128 sign) => Vector128.CopySign(size._lanes, sign._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Smaller(FloatVector128 a, FloatVector128 b) => Vector128.MinNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Larger(FloatVector128 a, FloatVector128 b) => Vector128.MaxNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 LessThan(FloatVector128 a, FloatVector128 b) => Vector128.LessThan(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AtLeastAsLarge(FloatVector128 a, FloatVector128 b) => Vector128.GreaterThanOrEqual(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AreEqual(FloatVector128 a, FloatVector128 b) => Vector128.Equals(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Select(FloatVector128 condition, FloatVector128 yes, FloatVector128 no) => Vector128.ConditionalSelect(condition._lanes, yes._lanes, no._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ZeroWhere(FloatVector128 condition, FloatVector128 x) => Vector128.AndNot(x._lanes, condition._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AddBits(FloatVector128 a, FloatVector128 b) => (a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 SubtractBits(FloatVector128 a, FloatVector128 b) => (a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyBits(FloatVector128 a, FloatVector128 b) => (a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ShiftBitsLeft(FloatVector128 a, int places) => (a._lanes.AsUInt32() << places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ShiftBitsRight(FloatVector128 a, int places) => (a._lanes.AsUInt32() >>> places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 FromBits(FloatVector128 integers) => Vector128.ConvertToSingle(integers._lanes.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Apply<T>(FloatVector128 z, FloatVector128 parameter)
        where T : struct, IElementwiseActivation => T.Apply(z._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Derivative<T>(FloatVector128 z, FloatVector128 y, FloatVector128 parameter)
        where T : struct, IElementwiseActivation => T.Derivative(z._lanes, y._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector128 KeepFirst(int count) => _lanes & Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => Vector128.Sum(_lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest()
    {
        Vector128<float> pairs = Vector128.MaxNative(_lanes, Vector128.Shuffle(_lanes, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
