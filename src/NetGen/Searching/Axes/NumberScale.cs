using System.Globalization;

namespace NetGen;

/// <summary>The quantity that is spread evenly.</summary>
internal enum NumberSpacing
{
    /// <summary>The number.</summary>
    Linear,

    /// <summary>Its logarithm.</summary>
    Log,

    /// <summary>The logarithm of 1 minus the number.</summary>
    LogOfRest,
}

/// <summary>A range of real numbers.</summary>
internal sealed class NumberScale : IAxisScale<float>
{
    private readonly NumberSpacing _spacing;
    private readonly double _from;
    private readonly double _to;

    public NumberScale(string name, NumberSpacing spacing, double from, double to)
    {
        (double lowest, double highest, string bounds) = spacing switch
        {
            NumberSpacing.Linear => ((double)-float.MaxValue, (double)float.MaxValue, "finite numbers"),
            NumberSpacing.Log => ((double)float.Epsilon, (double)float.MaxValue, "positive finite numbers"),
            _ => (0.0, 1 - 1e-7, "numbers from 0 to below 1"),
        };
        if (!(from >= lowest && to <= highest && from < to))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Axis '{name}' expects a range of {bounds}, the smallest first, but found {from} to {to}."),
                from >= lowest && from <= highest ? nameof(to) : nameof(from));
        }

        (_spacing, _from, _to) = (spacing, from, to);
    }

    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_spacing switch { NumberSpacing.Linear => "linear", NumberSpacing.Log => "log", _ => "log of the rest to 1" })} {_from} to {_to}");

    public int Choices => 0;

    public double Start => 0.5;

    /// <inheritdoc/>
    /// <remarks>
    /// The value is rounded to four significant digits. That is precise enough for any setting, and tables then show the exact value. It also hides differences
    /// between systems in the last bit of <c>Math.Pow</c>.
    /// </remarks>
    public float At(double position)
    {
        double value = _spacing switch
        {
            NumberSpacing.Linear => Rounded(_from + (position * (_to - _from))),
            NumberSpacing.Log => Rounded(_from * Math.Pow(_to / _from, position)),
            _ => 1 - Rounded((1 - _from) * Math.Pow((1 - _to) / (1 - _from), position)),
        };
        return (float)Math.Clamp(value, _from, _to);
    }

    public string TextAt(double position) => At(position).ToString(CultureInfo.InvariantCulture);

    public double[] Grid(int points) => points == 1 ? [0.5] : [.. Enumerable.Range(0, points).Select(index => index / (points - 1.0))];

    public double[] Ticks()
    {
        if (_spacing != NumberSpacing.Log)
        {
            return Grid(3);
        }

        double decades = Math.Log10(_to / _from);
        int first = (int)Math.Ceiling(Math.Log10(_from) - 1e-9), last = (int)Math.Floor(Math.Log10(_to) + 1e-9), every = 1 + ((last - first) / 5);
        return last > first ? [.. Enumerable.Range(first, last - first + 1)
            .Where(power => (power - first) % every == 0)
            .Select(power => Math.Clamp((power - Math.Log10(_from)) / decades, 0, 1))] : Grid(2);
    }

    private static double Rounded(double value) => double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
