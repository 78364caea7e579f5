namespace NetGen;

/// <summary>Chooses numbers for the ticks of an axis that are easy to read.</summary>
/// <remarks>Heckbert, "Nice numbers for graph labels", Graphics Gems (1990): steps are 1, 2 or 5 times a power of ten.</remarks>
internal static class NiceNumbers
{
    private const double Wanted = 5;
    private const int MostDecades = 6;

    /// <summary>The step that divides a range into about five parts.</summary>
    /// <param name="range">Positive and finite.</param>
    public static double Step(double range)
    {
        double raw = range / Wanted;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch
        {
            < 1.5 => 1,
            < 3.5 => 2,
            < 7.5 => 5,
            _ => 10,
        } * power;
    }

    /// <summary>The multiples of a step from one value to another.</summary>
    public static double[] Multiples(double low, double high, double step)
    {
        // A rounding error may put the last tick just beyond the end.
        double slack = step * 1e-6;
        double first = Math.Ceiling((low - slack) / step);
        int count = (int)(Math.Floor((high + slack) / step) - first) + 1;
        return [.. Enumerable.Range(0, count).Select(i => (first + i) * step)];
    }

    /// <summary>Powers of ten between two values. If there are many, only some of them; if there are few, also 2 and 5 times a power of ten.</summary>
    /// <param name="low">Positive.</param>
    /// <param name="high">Larger.</param>
    public static double[] Logarithmic(double low, double high)
    {
        int first = (int)Math.Floor(Math.Log10(low)), last = (int)Math.Ceiling(Math.Log10(high));
        double decades = Math.Log10(high) - Math.Log10(low);
        int stride = Math.Max(1, (int)Math.Ceiling(decades / MostDecades));
        double[] digits = decades < 2.5 ? [1, 2, 5] : [1];
        return
        [
            .. from exponent in Enumerable.Range(first, last - first + 1)
               where exponent % stride == 0
               from digit in digits
               let tick = digit * Math.Pow(10, exponent)
               where tick >= low && tick <= high
               select tick,
        ];
    }
}
