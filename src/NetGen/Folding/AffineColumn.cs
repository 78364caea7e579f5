namespace NetGen;

/// <summary>y = gain · (x − mean) / divisor + shift.</summary>
internal readonly record struct AffineColumn(double Mean, double Divisor, double Gain, double Shift)
{
    /// <summary>The largest |mean| / divisor that folds. A larger one would cost more than 3e-5 of a standardized value: 500 roundings of 2⁻²⁴.</summary>
    private const double MostDivisors = 500;

    /// <summary>
    /// The largest divisor that folds; its reciprocal is the smallest. A weight that is multiplied or divided by a more extreme one could underflow or
    /// overflow.
    /// </summary>
    private const double LargestDivisor = 1e18;

    /// <summary>The column as y = scale·x + shift.</summary>
    public (double Scale, double Shift) Folded => (Gain / Divisor, Shift - (Gain * Mean / Divisor));

    /// <summary>The column as y = scale·x + shift, for an x that has been standardized before.</summary>
    public (double Scale, double Shift) Standardized => (Gain, Shift);

    /// <summary>Whether x may enter the product unscaled, with the scaling in its weight and the mean in the bias.</summary>
    /// <remarks>
    /// The product is then as large as the mean. After the bias has subtracted the mean, the rest still has the rounding error of that size. A NaN mean does
    /// not fold: it must affect its own column only, and the bias would carry it into every unit.
    /// </remarks>
    public bool Folds => Math.Abs(Mean) <= MostDivisors * Divisor && Divisor is >= 1 / LargestDivisor and <= LargestDivisor;
}
