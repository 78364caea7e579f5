using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Eight floats in one register, where the processor has AVX2.</summary>
internal readonly struct FloatVector256(Vector256<float> lanes) : IFloatVector<FloatVector256>
{
    private readonly Vector256<float> _lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Count;
    }

    public static FloatVector256 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<uint>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector256(Vector256<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector256<float>(FloatVector256 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator +(FloatVector256 a, FloatVector256 b) => a._lanes + b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(FloatVector256 a, FloatVector256 b) => a._lanes - b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator *(FloatVector256 a, FloatVector256 b) => a._lanes * b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator /(FloatVector256 a, FloatVector256 b) => a._lanes / b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(FloatVector256 a) => -a._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator &(FloatVector256 a, FloatVector256 b) => a._lanes & b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator ^(FloatVector256 a, FloatVector256 b) => a._lanes ^ b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 CreateBits(uint bits) => Vector256.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Load(ref float start, int index) => Vector256.LoadUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 LoadFirst(ref float start, int index, int count, float fill) => PartialVector.Load256(ref Unsafe.Add(ref start, index), count, fill);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyAdd(FloatVector256 a, FloatVector256 b, FloatVector256 c) => Vector256.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Sqrt(FloatVector256 x) => Vector256.Sqrt(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Abs(FloatVector256 x) => Vector256.Abs(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 CopySign(FloatVector256 size, FloatVector256 sign) => Vector256.CopySign(size._lanes, sign._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Smaller(FloatVector256 a, FloatVector256 b) => Vector256.MinNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Larger(FloatVector256 a, FloatVector256 b) => Vector256.MaxNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 LessThan(FloatVector256 a, FloatVector256 b) => Vector256.LessThan(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AtLeastAsLarge(FloatVector256 a, FloatVector256 b) => Vector256.GreaterThanOrEqual(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AreEqual(FloatVector256 a, FloatVector256 b) => Vector256.Equals(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Select(FloatVector256 condition, FloatVector256 yes, FloatVector256 no) => Vector256.ConditionalSelect(condition._lanes, yes._lanes, no._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ZeroWhere(FloatVector256 condition, FloatVector256 x) => Vector256.AndNot(x._lanes, condition._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AddBits(FloatVector256 a, FloatVector256 b) => (a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 SubtractBits(FloatVector256 a, FloatVector256 b) => (a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyBits(FloatVector256 a, FloatVector256 b) => (a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ShiftBitsLeft(FloatVector256 a, int places) => (a._lanes.AsUInt32() << places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ShiftBitsRight(FloatVector256 a, int places) => (a._lanes.AsUInt32() >>> places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 FromBits(FloatVector256 integers) => Vector256.ConvertToSingle(integers._lanes.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Apply<T>(FloatVector256 z, FloatVector256 parameter)
        where T : struct, IElementwiseActivation => T.Apply(z._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Derivative<T>(FloatVector256 z, FloatVector256 y, FloatVector256 parameter)
        where T : struct, IElementwiseActivation => T.Derivative(z._lanes, y._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector256 KeepFirst(int count) => _lanes & Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => new FloatVector128(_lanes.GetLower() + _lanes.GetUpper()).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest() => new FloatVector128(Vector128.MaxNative(_lanes.GetLower(), _lanes.GetUpper())).Largest();
}
