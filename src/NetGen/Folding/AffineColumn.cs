namespace NetGen;

/// <summary>y = gain · (x − mean) / divisor + shift.</summary>
internal readonly record struct AffineColumn(double Mean, double Divisor, double Gain, double Shift)
{
    /// <summary>A mean further from zero than this many divisors costs more than 3e-5 of a standardized value: 500 roundings of 2⁻²⁴.</summary>
    private const double MostDivisors = 500;

    /// <summary>A divisor above this, or below its reciprocal, could make a weight vanish or overflow that is multiplied or divided by it.</summary>
    private const double LargestDivisor = 1e18;

    /// <summary>y = scale · x + shift.</summary>
    public (double Scale, double Shift) Folded => (Gain / Divisor, Shift - (Gain * Mean / Divisor));

    /// <summary>The same for an x that has been standardized before.</summary>
    public (double Scale, double Shift) Standardized => (Gain, Shift);

    /// <summary>Whether x may go into a product as it is, with the scaling in its weight and the mean in the bias.</summary>
    /// <remarks>
    /// The product is as large as the mean then, and what is left of it after the bias has taken that away has the rounding of that size. A mean that is not a number does not fold: it
    /// shall spoil its own column and not the bias, which is every sample's.
    /// </remarks>
    public bool Folds => Math.Abs(Mean) <= MostDivisors * Divisor && Divisor is >= 1 / LargestDivisor and <= LargestDivisor;
}
