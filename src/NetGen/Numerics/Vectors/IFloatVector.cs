namespace NetGen;

/// <summary>A vector of floats of some width. Numeric code is written once over this interface, for every width.</summary>
/// <remarks>
/// Three structs with one field wrap the vector types of the hardware. All their members are inlined, so a function over <typeparamref name="TSelf"/> compiles
/// to the same instructions as one over the hardware's type. The JIT has an inlining budget per method, so frequent combinations are one operation here. If a
/// name says bits, the lanes hold 32-bit integers.
/// </remarks>
/// <typeparam name="TSelf">The vector itself.</typeparam>
internal interface IFloatVector<TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>Number of lanes.</summary>
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

    /// <summary>A float from memory in every lane. The instruction that uses it reads it from memory directly.</summary>
    static abstract TSelf Broadcast(ref readonly float value);

    /// <summary>The same integer in every lane.</summary>
    static abstract TSelf CreateBits(uint bits);

    /// <summary>Loads all lanes from a position in memory.</summary>
    static abstract TSelf Load(ref float start, int index);

    /// <summary>Loads the first lanes, and fills the others. Memory past the first lanes is not read.</summary>
    static abstract TSelf LoadFirst(ref float start, int index, int count, float fill);

    /// <summary>Loads the values at integer indices, relative to a position in memory.</summary>
    static abstract TSelf Gather(ref float start, TSelf indices);

    /// <summary>Number of values that <see cref="Lookup"/> chooses from; 0 if the hardware has no such instruction.</summary>
    static abstract int LookupLength { get; }

    /// <summary>
    /// The same as <see cref="Gather"/> for indices below <see cref="LookupLength"/>, through registers. It reads all <see cref="LookupLength"/> values.
    /// </summary>
    static abstract TSelf Lookup(ref float start, TSelf indices);

    /// <summary>Writes all lanes.</summary>
    void Store(ref float start, int index);

    /// <summary>Writes the first lanes. Memory past them is not written.</summary>
    void StoreFirst(ref float start, int index, int count);

    /// <summary>Keeps the first lanes, and sets the others to zero.</summary>
    TSelf KeepFirst(int count);

    /// <summary>The sum of all lanes, added pair by pair.</summary>
    float Sum();

    /// <summary>The largest lane. Whether NaN is ignored depends on the processor.</summary>
    float Largest();

    /// <summary>a·b + c, rounded once where the hardware can. A fused multiply-add would call a software routine where it cannot.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <inheritdoc cref="MultiplyAdd(TSelf, TSelf, TSelf)"/>
    static abstract TSelf MultiplyAdd(TSelf a, float b, TSelf c);

    /// <summary>a·b + c, a step of Horner's rule.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, float c);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Abs(TSelf x);

    /// <summary>The magnitude of one number with the sign of another.</summary>
    static abstract TSelf CopySign(TSelf size, TSelf sign);

    /// <summary>min(x, limit), and NaN for NaN.</summary>
    /// <remarks>
    /// The x86 instruction returns its second operand if either is NaN, and the ARM instruction returns NaN. So x must be the second operand.
    /// </remarks>
    static abstract TSelf AtMost(TSelf x, float limit);

    /// <summary>max(x, limit), and NaN for NaN.</summary>
    static abstract TSelf AtLeast(TSelf x, float limit);

    /// <summary>The larger of two numbers. If either is NaN: the second on x86, NaN on ARM.</summary>
    static abstract TSelf Larger(TSelf a, TSelf b);

    /// <summary>Selects the first of two values where a &lt; b, else the second.</summary>
    /// <remarks>Comparison and selection are one operation, because AVX-512 compares into a mask register and would otherwise have to widen the mask.</remarks>
    static abstract TSelf SelectLess(TSelf a, TSelf b, TSelf yes, TSelf no);

    /// <summary>Selects the first of two values where a = b, else the second.</summary>
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

    /// <summary>The largest integer that is not larger than x.</summary>
    static abstract TSelf Floor(TSelf x);

    /// <summary>x, or zero where |x| is below a limit. NaN stays NaN.</summary>
    static abstract TSelf FlushBelow(TSelf x, float limit);

    /// <summary>2ⁿ⁻¹²⁷⁺ᵇⁱᵃˢ for integers n; only their lowest eight bits count.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponents, uint bias);

    static abstract TSelf AddBits(TSelf a, TSelf b);

    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    static abstract TSelf MultiplyBits(TSelf a, TSelf b);

    /// <summary>Shifts to the right, and fills with zeros.</summary>
    static abstract TSelf ShiftBitsRight(TSelf a, int places);

    /// <summary>Signed integers as floats.</summary>
    static abstract TSelf FromBits(TSelf integers);

    /// <summary>Floats truncated to signed integers. The result of a float outside the range of integers depends on the processor.</summary>
    static abstract TSelf ToBits(TSelf x);

    /// <summary>The activation, through its overload for this width.</summary>
    static abstract TSelf Apply<T>(TSelf z, TSelf parameter)
        where T : struct, IElementwiseActivation;

    /// <summary>The derivative of the activation, through its overload for this width.</summary>
    static abstract TSelf Derivative<T>(TSelf z, TSelf y, TSelf parameter)
        where T : struct, IElementwiseActivation;
}
