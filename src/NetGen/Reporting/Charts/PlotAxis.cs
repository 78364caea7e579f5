using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>What an axis counts in.</summary>
internal enum AxisUnit
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Shares of one, written as percentages.</summary>
    Percent,
}

/// <summary>A range of values with its marks, and where between its ends a value lies.</summary>
/// <param name="Label">What is measured, and in which unit.</param>
/// <param name="Low">The value at the start.</param>
/// <param name="High">The value at the end; larger.</param>
/// <param name="Ticks">The values that are marked.</param>
internal sealed record PlotAxis(string Label, double Low, double High, ImmutableArray<double> Ticks)
{
    /// <summary>From this ratio of the largest to the smallest value on, a linear axis would press the small ones to the ground.</summary>
    private const double LogarithmicFrom = 20;

    /// <summary>Beyond this, differences overflow.</summary>
    private const double Largest = 4e307;

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>How ticks are written.</summary>
    public AxisUnit Unit { get; init; }

    /// <summary>An axis for measured values: logarithmic where all are positive and far apart, from zero where they come near it.</summary>
    /// <param name="label">What is measured.</param>
    /// <param name="values">Those that are not finite are passed over; one at least must be.</param>
    /// <param name="mayBeLogarithmic">Not for what may sink to nothing on purpose.</param>
    public static PlotAxis ForMeasures(string label, IEnumerable<double> values, bool mayBeLogarithmic = true)
    {
        (double low, double high) = RangeOf(values);
        if (mayBeLogarithmic && low > 0 && high / low >= LogarithmicFrom)
        {
            double margin = Math.Pow(high / low, 0.03);
            (low, high) = (Math.Max(low / margin, double.Epsilon), Math.Min(high * margin, double.MaxValue));
            return new PlotAxis(label, low, high, [.. NiceNumbers.Logarithmic(low, high)]) { IsLogarithmic = true };
        }

        return Linear(label, low > 0 && low < 0.5 * high ? 0 : low, high);
    }

    /// <summary>An axis for shares of one, in percent.</summary>
    /// <param name="label">What is measured.</param>
    /// <param name="values">From 0 to 1; those that are not finite are passed over; one at least must be.</param>
    public static PlotAxis ForShares(string label, IEnumerable<double> values)
    {
        (double low, double high) = RangeOf(values);
        PlotAxis axis = Linear(label, Math.Max(0, Math.Min(low, high - 0.02)), Math.Max(high, 0.02));
        return axis with { High = Math.Min(1, axis.High), Ticks = [.. axis.Ticks.Where(static tick => tick <= 1 + 1e-9)], Unit = AxisUnit.Percent };
    }

    /// <summary>An axis for coordinates, with a margin around the outermost.</summary>
    /// <param name="label">What is measured.</param>
    /// <param name="values">Those that are not finite are passed over; one at least must be.</param>
    public static PlotAxis ForCoordinates(string label, IEnumerable<double> values)
    {
        (double low, double high) = Widened(RangeOf(values));
        double margin = 0.08 * (high - low);
        (low, high) = (low - margin, high + margin);
        return new PlotAxis(label, low, high, [.. NiceNumbers.Multiples(low, high, NiceNumbers.Step(high - low))]);
    }

    /// <summary>An axis of whole numbers from the first to the last.</summary>
    public static PlotAxis ForCounts(string label, int first, int last)
    {
        if (first == last)
        {
            return new PlotAxis(label, first - 0.5, last + 0.5, [first]);
        }

        double step = Math.Max(1, NiceNumbers.Step((double)last - first));
        double[] ticks = NiceNumbers.Multiples(first, last, step);
        return new PlotAxis(label, first, last, [.. ticks[0] - first > 0.4 * step ? ticks.Prepend(first) : ticks]);
    }

    /// <summary>Where a value lies: 0 at the start, 1 at the end, and no farther.</summary>
    public double ShareOf(double value) => IsLogarithmic
        ? Math.Clamp((Math.Log10(Math.Max(value, double.Epsilon)) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low)), 0, 1)
        : Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>A tick as text, with as many digits as tell it from its neighbours.</summary>
    public string TextOf(double tick)
    {
        double step = Ticks is [var first, var second, ..] ? second - first : Math.Abs(tick);
        double largest = Math.Max(Math.Abs(Low), Math.Abs(High));
        if (Unit == AxisUnit.Percent)
        {
            return (100 * tick).ToString(Format(100 * step), CultureInfo.InvariantCulture) + " %";
        }

        if (IsLogarithmic)
        {
            return tick is >= 1e-4 and < 1e6 ? tick.ToString("#,0.####", CultureInfo.InvariantCulture) : tick.ToString("0.#e0", CultureInfo.InvariantCulture);
        }

        return tick == 0 ? "0"
            : largest >= 1e6 || largest < 1e-3 ? tick.ToString("0.###e0", CultureInfo.InvariantCulture)
            : tick.ToString(Format(step), CultureInfo.InvariantCulture);
    }

    private static PlotAxis Linear(string label, double low, double high)
    {
        (low, high) = Widened((low, high));
        double step = NiceNumbers.Step(high - low);
        (low, high) = (Math.Floor((low / step) + 1e-6) * step, Math.Ceiling((high / step) - 1e-6) * step);
        return new PlotAxis(label, low, high, [.. NiceNumbers.Multiples(low, high, step)]);
    }

    private static (double Low, double High) RangeOf(IEnumerable<double> values)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (Math.Clamp(low, -Largest, Largest), Math.Clamp(high, -Largest, Largest));
    }

    /// <summary>One value, or values that only rounding tells apart, are put in the middle.</summary>
    private static (double Low, double High) Widened((double Low, double High) range)
    {
        double size = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        double half = size == 0 ? 1 : Math.Max(0.1 * size, 1e-300);
        return range.High - range.Low > 1e-9 * size ? range : (range.Low - half, range.High + half);
    }

    private static string Format(double step) => FormattableString.Invariant($"N{Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 9)}");
}
