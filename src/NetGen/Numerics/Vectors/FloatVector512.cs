using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<float>;

namespace NetGen;

/// <summary>Sixteen floats in one register, where the processor has AVX-512.</summary>
/// <remarks>
/// Instances are made by a bit cast, which is an intrinsic. Calls of a constructor, though it is empty, would use up the JIT's inlining budget.
/// </remarks>
internal readonly struct FloatVector512 : IFloatVector<FloatVector512>
{
    private readonly Lanes _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FloatVector512(Lanes lanes) => _lanes = lanes;

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

    public static FloatVector512 IndexBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<Lanes, FloatVector512>(Vector512<uint>.Indices.AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FloatVector512(Lanes lanes) => new(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(FloatVector512 vector) => vector._lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator +(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes + b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator *(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes * b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator /(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes / b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(FloatVector512 a) => Unsafe.BitCast<Lanes, FloatVector512>(-a._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator &(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes & b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator ^(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes ^ b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator +(FloatVector512 a, float b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes + Vector512.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(FloatVector512 a, float b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes - Vector512.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator *(FloatVector512 a, float b) => Unsafe.BitCast<Lanes, FloatVector512>(a._lanes * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 operator -(float a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Create(a) - b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Create(float value) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Broadcast(ref readonly float value) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 CreateBits(uint bits) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Create(bits).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Load(ref float start, int index) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.LoadUnsafe(ref start, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 LoadFirst(ref float start, int index, int count, float fill) =>
        Unsafe.BitCast<Lanes, FloatVector512>(PartialVector.Load512(ref Unsafe.Add(ref start, index), count, fill));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Lookup(ref float start, FloatVector512 indices) =>
        Unsafe.BitCast<Lanes, FloatVector512>(VectorGather.Lookup(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Gather(ref float start, FloatVector512 indices) =>
        Unsafe.BitCast<Lanes, FloatVector512>(VectorGather.Load(ref start, indices._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyAdd(FloatVector512 a, FloatVector512 b, FloatVector512 c) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MultiplyAddEstimate(a._lanes, b._lanes, c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyAdd(FloatVector512 a, float b, FloatVector512 c) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MultiplyAddEstimate(a._lanes, Vector512.Create(b), c._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyAdd(FloatVector512 a, FloatVector512 b, float c) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MultiplyAddEstimate(a._lanes, b._lanes, Vector512.Create(c)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Sqrt(FloatVector512 x) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Sqrt(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Abs(FloatVector512 x) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Abs(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 CopySign(FloatVector512 size, FloatVector512 sign) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.Create(-0f), sign._lanes, size._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AtMost(FloatVector512 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MinNative(Vector512.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AtLeast(FloatVector512 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MaxNative(Vector512.Create(limit), x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Larger(FloatVector512 a, FloatVector512 b) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.MaxNative(a._lanes, b._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 SelectLess(FloatVector512 a, FloatVector512 b, FloatVector512 yes, FloatVector512 no) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.LessThan(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 SelectEqual(FloatVector512 a, FloatVector512 b, FloatVector512 yes, FloatVector512 no) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.Equals(a._lanes, b._lanes), yes._lanes, no._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ZeroWhereLess(FloatVector512 a, FloatVector512 b, FloatVector512 x) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.LessThan(a._lanes, b._lanes), Lanes.Zero, x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ZeroWhereLess(FloatVector512 a, float b, FloatVector512 x) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.LessThan(a._lanes, Vector512.Create(b)), Lanes.Zero, x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ZeroWhereEqual(FloatVector512 a, FloatVector512 b, FloatVector512 x) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConditionalSelect(Vector512.Equals(a._lanes, b._lanes), Lanes.Zero, x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(FloatVector512 a, FloatVector512 b) => Vector512.EqualsAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(FloatVector512 a, FloatVector512 b) => Vector512.LessThanAll(a._lanes, b._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Floor(FloatVector512 x) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.Floor(x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 FlushBelow(FloatVector512 x, float limit) =>
        Unsafe.BitCast<Lanes, FloatVector512>(
            Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x._lanes), Vector512.Create(limit)), Lanes.Zero, x._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 PowerOfTwo(FloatVector512 exponents, uint bias) =>
        Unsafe.BitCast<Lanes, FloatVector512>(((exponents._lanes.AsUInt32() + Vector512.Create(bias)) << 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 AddBits(FloatVector512 a, FloatVector512 b) =>
        Unsafe.BitCast<Lanes, FloatVector512>((a._lanes.AsUInt32() + b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 SubtractBits(FloatVector512 a, FloatVector512 b) =>
        Unsafe.BitCast<Lanes, FloatVector512>((a._lanes.AsUInt32() - b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 MultiplyBits(FloatVector512 a, FloatVector512 b) =>
        Unsafe.BitCast<Lanes, FloatVector512>((a._lanes.AsUInt32() * b._lanes.AsUInt32()).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ShiftBitsRight(FloatVector512 a, int places) =>
        Unsafe.BitCast<Lanes, FloatVector512>((a._lanes.AsUInt32() >>> places).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 FromBits(FloatVector512 integers) =>
        Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConvertToSingle(integers._lanes.AsInt32()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 ToBits(FloatVector512 x) => Unsafe.BitCast<Lanes, FloatVector512>(Vector512.ConvertToInt32Native(x._lanes).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Apply<T>(FloatVector512 z, FloatVector512 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector512>(T.Apply(z._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatVector512 Derivative<T>(FloatVector512 z, FloatVector512 y, FloatVector512 parameter)
        where T : struct, IElementwiseActivation => Unsafe.BitCast<Lanes, FloatVector512>(T.Derivative(z._lanes, y._lanes, parameter._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index) => _lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst(ref float start, int index, int count) => PartialVector.Store(_lanes, ref Unsafe.Add(ref start, index), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatVector512 KeepFirst(int count) =>
        Unsafe.BitCast<Lanes, FloatVector512>(_lanes & Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum() => ((FloatVector256)(_lanes.GetLower() + _lanes.GetUpper())).Sum();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Largest() => ((FloatVector256)Vector256.MaxNative(_lanes.GetLower(), _lanes.GetUpper())).Largest();
}
