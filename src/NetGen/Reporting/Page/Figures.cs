using System.Globalization;
using static System.FormattableString;

namespace NetGen;

/// <summary>Formats numbers for people, independent of the language of the system.</summary>
internal static class Figures
{
    /// <summary>The text for an absent number.</summary>
    public const string None = "–";

    /// <summary>A number with four significant digits.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => None,
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ => Math.Abs(value) switch
        {
            < 1e-4 or >= 1e6 => value.ToString("0.###e0", CultureInfo.InvariantCulture),
            >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
            _ => value.ToString("G4", CultureInfo.InvariantCulture),
        },
    };

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun, which gets an s unless the count is one.</summary>
    public static string Count(long value, string noun) => Invariant($"{value:N0} {noun}{(value == 1 ? "" : "s")}");

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? Invariant($"{100 * share:F2} %") : None;

    /// <summary>A probability. It is never rounded to 0 or 1 unless it is exactly that.</summary>
    public static string Probability(double value) => value switch
    {
        double.NaN => None,
        > 0 and < 0.0005 => "<0.001",
        < 1 and > 0.9995 => ">0.999",
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    public static string Time(TimeSpan time) =>
        time.TotalSeconds < 60 ? Invariant($"{time.TotalSeconds:0.0#} s")
        : time.TotalMinutes < 60 ? Invariant($"{time.Minutes} min {time.Seconds} s")
        : Invariant($"{(long)time.TotalHours} h {time.Minutes} min");
}
