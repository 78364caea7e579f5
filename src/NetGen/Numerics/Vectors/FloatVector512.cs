using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Sixteen floats in one register, where the processor has AVX-512.</summary>
internal readonly struct FloatVector512(Vector512<float> lanes) : IFloatVector<FloatVector512>
{
    private readonly Vector512<float> _lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    public static FloatVector512 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<uint>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector512(Vector512<float> lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector512<float>(FloatVector512 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator +(FloatVector512 a, FloatVector512 b) => a._lanes + b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(FloatVector512 a, FloatVector512 b) => a._lanes - b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator *(FloatVector512 a, FloatVector512 b) => a._lanes * b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator /(FloatVector512 a, FloatVector512 b) => a._lanes / b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(FloatVector512 a) => -a._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator &(FloatVector512 a, FloatVector512 b) => a._lanes & b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator ^(FloatVector512 a, FloatVector512 b) => a._lanes ^ b._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 CreateBits(uint bits) => Vector512.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Load(ref float start, int index) => Vector512.LoadUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 LoadFirst(ref float start, int index, int count, float fill) => PartialVector.Load512(ref Unsafe.Add(ref start, index), count, fill);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyAdd(FloatVector512 a, FloatVector512 b, FloatVector512 c) => Vector512.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Sqrt(FloatVector512 x) => Vector512.Sqrt(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Abs(FloatVector512 x) => Vector512.Abs(x._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 CopySign(FloatVector512 size, FloatVector512 sign) => Vector512.CopySign(size._lanes, sign._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Smaller(FloatVector512 a, FloatVector512 b) => Vector512.MinNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Larger(FloatVector512 a, FloatVector512 b) => Vector512.MaxNative(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 LessThan(FloatVector512 a, FloatVector512 b) => Vector512.LessThan(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AtLeastAsLarge(FloatVector512 a, FloatVector512 b) => Vector512.GreaterThanOrEqual(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AreEqual(FloatVector512 a, FloatVector512 b) => Vector512.Equals(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Select(FloatVector512 condition, FloatVector512 yes, FloatVector512 no) => Vector512.ConditionalSelect(condition._lanes, yes._lanes, no._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ZeroWhere(FloatVector512 condition, FloatVector512 x) => Vector512.AndNot(x._lanes, condition._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AddBits(FloatVector512 a, FloatVector512 b) => (a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 SubtractBits(FloatVector512 a, FloatVector512 b) => (a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyBits(FloatVector512 a, FloatVector512 b) => (a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ShiftBitsLeft(FloatVector512 a, int places) => (a._lanes.AsUInt32() << places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ShiftBitsRight(FloatVector512 a, int places) => (a._lanes.AsUInt32() >>> places).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 FromBits(FloatVector512 integers) => Vector512.ConvertToSingle(integers._lanes.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Apply<T>(FloatVector512 z, FloatVector512 parameter)
        where T : struct, IElementwiseActivation => T.Apply(z._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Derivative<T>(FloatVector512 z, FloatVector512 y, FloatVector512 parameter)
        where T : struct, IElementwiseActivation => T.Derivative(z._lanes, y._lanes, parameter._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector512 KeepFirst(int count) => _lanes & Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => new FloatVector256(_lanes.GetLower() + _lanes.GetUpper()).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest() => new FloatVector256(Vector256.MaxNative(_lanes.GetLower(), _lanes.GetUpper())).Largest();
}
