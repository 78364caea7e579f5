using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector256<float>;

namespace NetGen;

/// <summary>Eight floats in one register, where the processor has AVX2.</summary>
/// <remarks>
/// Instances are made by a bit cast, which is an intrinsic. Calls of a constructor, though it is empty, would use up the JIT's inlining budget.
/// </remarks>
internal readonly struct FloatVector256 : IFloatVector<FloatVector256>
{
    private readonly Lanes _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FloatVector256(Lanes lanes) => _lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lanes.Count;
    }

    public static int LookupLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * Lanes.Count;
    }

    public static FloatVector256 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Lanes, FloatVector256>(Vector256<uint>.Indices.AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector256(Lanes lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(FloatVector256 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator +(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator *(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator /(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(FloatVector256 a) => Unsafe.BitCast<Lanes, FloatVector256>(-a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator &(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes & b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator ^(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes ^ b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator +(FloatVector256 a, float b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes + Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(FloatVector256 a, float b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes - Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator *(FloatVector256 a, float b) => Unsafe.BitCast<Lanes, FloatVector256>(a._lanes * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 operator -(float a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Create(a) - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Create(float value) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Broadcast(ref readonly float value) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 CreateBits(uint bits) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Load(ref float start, int index) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.LoadUnsafe(ref start, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 LoadFirst(ref float start, int index, int count, float fill) =>
        Unsafe.BitCast<Lanes, FloatVector256>(PartialVector.Load256(ref Unsafe.Add(ref start, index), count, fill));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Lookup(ref float start, FloatVector256 indices) =>
        Unsafe.BitCast<Lanes, FloatVector256>(VectorGather.Lookup(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Gather(ref float start, FloatVector256 indices) =>
        Unsafe.BitCast<Lanes, FloatVector256>(VectorGather.Load(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyAdd(FloatVector256 a, FloatVector256 b, FloatVector256 c) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyAdd(FloatVector256 a, float b, FloatVector256 c) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MultiplyAddEstimate(a._lanes, Vector256.Create(b), c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyAdd(FloatVector256 a, FloatVector256 b, float c) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MultiplyAddEstimate(a._lanes, b._lanes, Vector256.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Sqrt(FloatVector256 x) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Sqrt(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Abs(FloatVector256 x) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Abs(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 CopySign(FloatVector256 size, FloatVector256 sign) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.ConditionalSelect(Vector256.Create(-0f), sign._lanes, size._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AtMost(FloatVector256 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MinNative(Vector256.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AtLeast(FloatVector256 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MaxNative(Vector256.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Larger(FloatVector256 a, FloatVector256 b) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.MaxNative(a._lanes, b._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 SelectLess(FloatVector256 a, FloatVector256 b, FloatVector256 yes, FloatVector256 no) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.ConditionalSelect(Vector256.LessThan(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 SelectEqual(FloatVector256 a, FloatVector256 b, FloatVector256 yes, FloatVector256 no) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.ConditionalSelect(Vector256.Equals(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ZeroWhereLess(FloatVector256 a, FloatVector256 b, FloatVector256 x) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.AndNot(x._lanes, Vector256.LessThan(a._lanes, b._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ZeroWhereLess(FloatVector256 a, float b, FloatVector256 x) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.AndNot(x._lanes, Vector256.LessThan(a._lanes, Vector256.Create(b))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ZeroWhereEqual(FloatVector256 a, FloatVector256 b, FloatVector256 x) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.AndNot(x._lanes, Vector256.Equals(a._lanes, b._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(FloatVector256 a, FloatVector256 b) => Vector256.EqualsAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(FloatVector256 a, FloatVector256 b) => Vector256.LessThanAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Floor(FloatVector256 x) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.Floor(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 FlushBelow(FloatVector256 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.AndNot(x._lanes, Vector256.LessThan(Vector256.Abs(x._lanes), Vector256.Create(limit))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 PowerOfTwo(FloatVector256 exponents, uint bias) =>
        Unsafe.BitCast<Lanes, FloatVector256>(((exponents._lanes.AsUInt32() + Vector256.Create(bias)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 AddBits(FloatVector256 a, FloatVector256 b) =>
        Unsafe.BitCast<Lanes, FloatVector256>((a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 SubtractBits(FloatVector256 a, FloatVector256 b) =>
        Unsafe.BitCast<Lanes, FloatVector256>((a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 MultiplyBits(FloatVector256 a, FloatVector256 b) =>
        Unsafe.BitCast<Lanes, FloatVector256>((a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ShiftBitsRight(FloatVector256 a, int places) =>
        Unsafe.BitCast<Lanes, FloatVector256>((a._lanes.AsUInt32() >>> places).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 FromBits(FloatVector256 integers) =>
        Unsafe.BitCast<Lanes, FloatVector256>(Vector256.ConvertToSingle(integers._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 ToBits(FloatVector256 x) => Unsafe.BitCast<Lanes, FloatVector256>(Vector256.ConvertToInt32Native(x._lanes).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Apply<T>(FloatVector256 z, FloatVector256 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector256>(T.Apply(z._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector256 Derivative<T>(FloatVector256 z, FloatVector256 y, FloatVector256 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector256>(T.Derivative(z._lanes, y._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector256 KeepFirst(int count) =>
        Unsafe.BitCast<Lanes, FloatVector256>(_lanes & Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => ((FloatVector128)(_lanes.GetLower() + _lanes.GetUpper())).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest() => ((FloatVector128)Vector128.MaxNative(_lanes.GetLower(), _lanes.GetUpper())).Largest();
}
