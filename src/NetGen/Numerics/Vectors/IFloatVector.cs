namespace NetGen;

/// <summary>A vector of floats of some width: what the numerics are written in once, for every width.</summary>
/// <remarks>
/// Three structs of one field wrap the vectors of the hardware. Everything in them is inlined, so that a function over <typeparamref name="TSelf"/> compiles to the
/// instructions that one over the hardware's type would. The compiler allows itself only so much inlining in a method, so what formulas do most often is one operation here.
/// The same lanes also hold 32-bit integers where a name says bits.
/// </remarks>
/// <typeparam name="TSelf">The vector itself.</typeparam>
internal interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>Lanes.</summary>
    static abstract int Count { get; }

    /// <summary>0, 1, 2, … as integers.</summary>
    static abstract TSelf IndexBits { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator +(TSelf a, float b);

    static abstract TSelf operator -(TSelf a, float b);

    static abstract TSelf operator *(TSelf a, float b);

    static abstract TSelf operator -(float a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator &(TSelf a, TSelf b);

    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>The same float in every lane.</summary>
    static abstract TSelf Create(float value);

    /// <summary>A float of memory in every lane: the instruction that uses it reads it from there.</summary>
    static abstract TSelf Broadcast(ref readonly float value);

    /// <summary>The same integer in every lane.</summary>
    static abstract TSelf CreateBits(uint bits);

    /// <summary>The lanes from a position of memory on.</summary>
    static abstract TSelf Load(ref float start, int index);

    /// <summary>The first lanes from memory, the others filled; memory past them is not touched.</summary>
    static abstract TSelf LoadFirst(ref float start, int index, int count, float fill);

    /// <summary>The values at integer indices from a position of memory on.</summary>
    static abstract TSelf Gather(ref float start, TSelf indices);

    /// <summary>How many values <see cref="Lookup"/> chooses from; 0 where the hardware has no such instruction.</summary>
    static abstract int LookupLength { get; }

    /// <summary>The same for indices below <see cref="LookupLength"/>, by way of registers: all that many values are read.</summary>
    static abstract TSelf Lookup(ref float start, TSelf indices);

    /// <summary>Writes all lanes.</summary>
    void Store(ref float start, int index);

    /// <summary>Writes the first lanes; memory past them is not touched.</summary>
    void StoreFirst(ref float start, int index, int count);

    /// <summary>The first lanes, and zero in the others.</summary>
    TSelf KeepFirst(int count);

    /// <summary>The sum of all lanes, added pair by pair.</summary>
    float Sum();

    /// <summary>The largest lane. Whether NaN is passed over is the processor's choice.</summary>
    float Largest();

    /// <summary>a·b + c, in one rounding where the hardware can. A fused multiply-add would call software where it cannot.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <inheritdoc cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>
    static abstract TSelf MultiplyAdd(TSelf a, float b, TSelf c);

    /// <summary>a·b + c, a step of Horner's rule.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, float c);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Abs(TSelf x);

    /// <summary>The size of one number with the sign of another.</summary>
    static abstract TSelf CopySign(TSelf size, TSelf sign);

    /// <summary>min(x, limit), and NaN for NaN.</summary>
    /// <remarks>The x86 instruction returns its second operand if either is NaN, the ARM one returns NaN; so x has to be the second.</remarks>
    static abstract TSelf AtMost(TSelf x, float limit);

    /// <summary>max(x, limit), and NaN for NaN.</summary>
    static abstract TSelf AtLeast(TSelf x, float limit);

    /// <summary>The larger; if either is NaN, the second on x86 and NaN on ARM.</summary>
    static abstract TSelf Larger(TSelf a, TSelf b);

    /// <summary>One of two values: the first where a &lt; b.</summary>
    /// <remarks>In one piece with the comparison, because AVX-512 compares into a mask register and would have to widen the mask otherwise.</remarks>
    static abstract TSelf SelectLess(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary>One of two values: the first where a = b.</summary>
    static abstract TSelf SelectEqual(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary>The value, or zero where a &lt; b.</summary>
    static abstract TSelf ZeroWhereLess(TSelf a, TSelf b, TSelf x);

    /// <inheritdoc cref="ZeroWhereLess(TSelf, TSelf, TSelf)"/>
    static abstract TSelf ZeroWhereLess(TSelf a, float b, TSelf x);

    /// <summary>The value, or zero where a = b.</summary>
    static abstract TSelf ZeroWhereEqual(TSelf a, TSelf b, TSelf x);

    /// <summary>Whether a = b in all lanes.</summary>
    static abstract bool AllEqual(TSelf a, TSelf b);

    /// <summary>Whether a &lt; b in all lanes.</summary>
    static abstract bool AllLess(TSelf a, TSelf b);

    /// <summary>The largest whole number that is not larger.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>x, or zero where |x| is below a limit. NaN stays.</summary>
    static abstract TSelf FlushBelow(TSelf x, float limit);

    /// <summary>2ⁿ⁻¹²⁷⁺ᵇⁱᵃˢ for integers n; only their lowest eight bits count.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponents, uint bias);

    static abstract TSelf AddBits(TSelf a, TSelf b);

    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    static abstract TSelf MultiplyBits(TSelf a, TSelf b);

    /// <summary>Zeros come in from the left.</summary>
    static abstract TSelf ShiftBitsRight(TSelf a, int places);

    /// <summary>Signed integers as floats.</summary>
    static abstract TSelf FromBits(TSelf integers);

    /// <summary>Floats as signed integers, cut off towards zero. What no integer can hold becomes whatever the processor makes of it.</summary>
    static abstract TSelf ToBits(TSelf x);

    /// <summary>The activation, by its overload for this width.</summary>
    static abstract TSelf Apply<T>(TSelf z, TSelf parameter)
        where T : struct, IElementwiseActivation;

    /// <summary>Its derivative.</summary>
    static abstract TSelf Derivative<T>(TSelf z, TSelf y, TSelf parameter)
        where T : struct, IElementwiseActivation;
}
