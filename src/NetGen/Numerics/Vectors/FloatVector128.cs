using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector128<float>;

namespace NetGen;

/// <summary>Four floats in one register. Every processor supports it.</summary>
/// <remarks>
/// Instances are made by a bit cast, which is an intrinsic. Calls of a constructor, though it is empty, would use up the JIT's inlining budget.
/// </remarks>
internal readonly struct FloatVector128 : IFloatVector<FloatVector128>
{
    private readonly Lanes _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FloatVector128(Lanes lanes) => _lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lanes.Count;
    }

    public static int LookupLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    public static FloatVector128 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Lanes, FloatVector128>(Vector128<uint>.Indices.AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector128(Lanes lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(FloatVector128 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator +(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator *(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator /(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(FloatVector128 a) => Unsafe.BitCast<Lanes, FloatVector128>(-a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator &(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes & b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator ^(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes ^ b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator +(FloatVector128 a, float b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes + Vector128.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(FloatVector128 a, float b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes - Vector128.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator *(FloatVector128 a, float b) => Unsafe.BitCast<Lanes, FloatVector128>(a._lanes * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 operator -(float a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Create(a) - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Create(float value) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Broadcast(ref readonly float value) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 CreateBits(uint bits) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Load(ref float start, int index) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.LoadUnsafe(ref start, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 LoadFirst(ref float start, int index, int count, float fill) =>
        Unsafe.BitCast<Lanes, FloatVector128>(PartialVector.Load128(ref Unsafe.Add(ref start, index), count, fill));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Lookup(ref float start, FloatVector128 indices) =>
        Unsafe.BitCast<Lanes, FloatVector128>(VectorGather.Load(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Gather(ref float start, FloatVector128 indices) =>
        Unsafe.BitCast<Lanes, FloatVector128>(VectorGather.Load(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyAdd(FloatVector128 a, FloatVector128 b, FloatVector128 c) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyAdd(FloatVector128 a, float b, FloatVector128 c) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MultiplyAddEstimate(a._lanes, Vector128.Create(b), c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyAdd(FloatVector128 a, FloatVector128 b, float c) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MultiplyAddEstimate(a._lanes, b._lanes, Vector128.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Sqrt(FloatVector128 x) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Sqrt(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Abs(FloatVector128 x) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Abs(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 CopySign(FloatVector128 size, FloatVector128 sign) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.ConditionalSelect(Vector128.Create(-0f), sign._lanes, size._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AtMost(FloatVector128 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MinNative(Vector128.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AtLeast(FloatVector128 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MaxNative(Vector128.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Larger(FloatVector128 a, FloatVector128 b) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.MaxNative(a._lanes, b._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 SelectLess(FloatVector128 a, FloatVector128 b, FloatVector128 yes, FloatVector128 no) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.ConditionalSelect(Vector128.LessThan(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 SelectEqual(FloatVector128 a, FloatVector128 b, FloatVector128 yes, FloatVector128 no) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.ConditionalSelect(Vector128.Equals(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ZeroWhereLess(FloatVector128 a, FloatVector128 b, FloatVector128 x) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.AndNot(x._lanes, Vector128.LessThan(a._lanes, b._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ZeroWhereLess(FloatVector128 a, float b, FloatVector128 x) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.AndNot(x._lanes, Vector128.LessThan(a._lanes, Vector128.Create(b))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ZeroWhereEqual(FloatVector128 a, FloatVector128 b, FloatVector128 x) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.AndNot(x._lanes, Vector128.Equals(a._lanes, b._lanes)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(FloatVector128 a, FloatVector128 b) => Vector128.EqualsAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(FloatVector128 a, FloatVector128 b) => Vector128.LessThanAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Floor(FloatVector128 x) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.Floor(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 FlushBelow(FloatVector128 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.AndNot(x._lanes, Vector128.LessThan(Vector128.Abs(x._lanes), Vector128.Create(limit))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 PowerOfTwo(FloatVector128 exponents, uint bias) =>
        Unsafe.BitCast<Lanes, FloatVector128>(((exponents._lanes.AsUInt32() + Vector128.Create(bias)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 AddBits(FloatVector128 a, FloatVector128 b) =>
        Unsafe.BitCast<Lanes, FloatVector128>((a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 SubtractBits(FloatVector128 a, FloatVector128 b) =>
        Unsafe.BitCast<Lanes, FloatVector128>((a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 MultiplyBits(FloatVector128 a, FloatVector128 b) =>
        Unsafe.BitCast<Lanes, FloatVector128>((a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ShiftBitsRight(FloatVector128 a, int places) =>
        Unsafe.BitCast<Lanes, FloatVector128>((a._lanes.AsUInt32() >>> places).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 FromBits(FloatVector128 integers) =>
        Unsafe.BitCast<Lanes, FloatVector128>(Vector128.ConvertToSingle(integers._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 ToBits(FloatVector128 x) => Unsafe.BitCast<Lanes, FloatVector128>(Vector128.ConvertToInt32Native(x._lanes).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Apply<T>(FloatVector128 z, FloatVector128 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector128>(T.Apply(z._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector128 Derivative<T>(FloatVector128 z, FloatVector128 y, FloatVector128 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector128>(T.Derivative(z._lanes, y._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector128 KeepFirst(int count) =>
        Unsafe.BitCast<Lanes, FloatVector128>(_lanes & Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => Vector128.Sum(_lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest()
    {
        Vector128<float> pairs = Vector128.MaxNative(_lanes, Vector128.Shuffle(_lanes, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
