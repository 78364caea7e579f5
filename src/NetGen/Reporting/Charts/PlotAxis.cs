using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The unit of an axis.</summary>
internal enum AxisUnit
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Shares, written as percentages.</summary>
    Percent,
}

/// <summary>An axis: a range of values with ticks. It maps values to positions.</summary>
/// <param name="Label">The quantity and its unit.</param>
/// <param name="Low">The value at the start.</param>
/// <param name="High">The value at the end; larger than the value at the start.</param>
/// <param name="Ticks">The values with tick marks.</param>
internal sealed record PlotAxis(string Label, double Low, double High, ImmutableArray<double> Ticks)
{
    /// <summary>
    /// The ratio of the largest to the smallest value from which on an axis is logarithmic. On a linear axis the small values could not be distinguished.
    /// </summary>
    private const double LogarithmicFrom = 20;

    /// <summary>The largest magnitude. Beyond it, differences overflow.</summary>
    private const double Largest = 4e307;

    /// <summary>Whether the scale is logarithmic.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The unit in which ticks are written.</summary>
    public AxisUnit Unit { get; init; }

    /// <summary>
    /// An axis for measured values. It is logarithmic if all are positive and the largest is far above the smallest. Otherwise it starts at zero if values are
    /// close to zero.
    /// </summary>
    /// <param name="label">The quantity.</param>
    /// <param name="values">Values, at least one of which is finite. Others are ignored.</param>
    /// <param name="mayBeLogarithmic">Whether the axis may be logarithmic. It should not be for a quantity that is meant to become zero.</param>
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

    /// <summary>An axis for shares, in percent.</summary>
    /// <param name="label">The quantity.</param>
    /// <param name="values">Values from 0 to 1, at least one of which is finite. Others are ignored.</param>
    public static PlotAxis ForShares(string label, IEnumerable<double> values)
    {
        (double low, double high) = RangeOf(values);
        PlotAxis axis = Linear(label, Math.Max(0, Math.Min(low, high - 0.02)), Math.Max(high, 0.02));
        return axis with { High = Math.Min(1, axis.High), Ticks = [.. axis.Ticks.Where(static tick => tick <= 1 + 1e-9)], Unit = AxisUnit.Percent };
    }

    /// <summary>An axis for coordinates, with a margin on both sides.</summary>
    /// <param name="label">The quantity.</param>
    /// <param name="values">Values, at least one of which is finite. Others are ignored.</param>
    public static PlotAxis ForCoordinates(string label, IEnumerable<double> values)
    {
        (double low, double high) = Widened(RangeOf(values));
        double margin = 0.08 * (high - low);
        (low, high) = (low - margin, high + margin);
        return new PlotAxis(label, low, high, [.. NiceNumbers.Multiples(low, high, NiceNumbers.Step(high - low))]);
    }

    /// <summary>An axis of whole numbers in a range.</summary>
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

    /// <summary>The position of a value: 0 at the start, 1 at the end. Values outside the range are clamped.</summary>
    public double ShareOf(double value) => IsLogarithmic
        ? Math.Clamp((Math.Log10(Math.Max(value, double.Epsilon)) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low)), 0, 1)
        : Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>The text of a tick, with enough digits to distinguish it from its neighbours.</summary>
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

    /// <summary>Widens the range around its values if they are equal, or equal except for rounding. They are then in the middle of the axis.</summary>
    private static (double Low, double High) Widened((double Low, double High) range)
    {
        double size = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        double half = size == 0 ? 1 : Math.Max(0.1 * size, 1e-300);
        return range.High - range.Low > 1e-9 * size ? range : (range.Low - half, range.High + half);
    }

    private static string Format(double step) => FormattableString.Invariant($"N{Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 9)}");
}
