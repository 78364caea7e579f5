using System.Globalization;

namespace Draw.Components;

/// <summary>Where the corners of a curve are, as an SVG poly-line wants them.</summary>
internal static class CurvePoints
{
    /// <summary>One corner a value, from left to right; zero is at the bottom, the largest value at the top.</summary>
    /// <param name="values">Not negative.</param>
    /// <param name="expected">How many values will fill the width.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    public static string Of(IReadOnlyList<double> values, int expected, int width, int height)
    {
        double largest = values.DefaultIfEmpty().Max();
        return string.Join(' ', values.Select((value, i) => string.Create(
            CultureInfo.InvariantCulture, $"{width * i / (double)(expected - 1):F1},{height * (1 - (largest > 0 ? value / largest : 0)):F1}")));
    }
}
