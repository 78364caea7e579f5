using System.Globalization;

namespace NetGen;

/// <summary>A range of whole numbers. Each number covers the positions up to half a unit below and above it.</summary>
internal sealed class IntegerScale : IAxisScale<int>
{
    private readonly bool _isLog;
    private readonly int _from;
    private readonly int _to;

    public IntegerScale(string name, bool isLog, int from, int to)
    {
        if (from >= to || (isLog && from < 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Axis '{name}' expects a range of {(isLog ? "positive " : "")}whole numbers, the smallest first, "
                    + $"but found {from} to {to}."),
                isLog && from < 1 ? nameof(from) : nameof(to));
        }

        (_isLog, _from, _to) = (isLog, from, to);
    }

    public string Description => string.Create(CultureInfo.InvariantCulture, $"{(_isLog ? "log integers" : "integers")} {_from} to {_to}");

    public int Choices => 0;

    public double Start => 0.5;

    public int At(double position)
    {
        double low = _from - 0.5, high = _to + 0.5;
        double value = _isLog ? low * Math.Pow(high / low, position) : low + (position * (high - low));
        return (int)Math.Clamp(Math.Floor(value + 0.5), _from, _to);
    }

    public string TextAt(double position) => At(position).ToString(CultureInfo.InvariantCulture);

    public double[] Grid(int points)
    {
        if (points == 1)
        {
            return [Start];
        }

        IEnumerable<double> even = Enumerable.Range(0, points).Select(index => index / (points - 1.0));
        IEnumerable<double> values = _isLog
            ? even.Select(share => _from * Math.Pow((double)_to / _from, share))
            : even.Select(share => _from + (share * ((double)_to - _from)));
        return [.. values.Select(static value => (int)Math.Round(value)).Distinct().Select(PositionOf)];
    }

    public double[] Ticks() => Grid(3);

    private double PositionOf(int value)
    {
        double low = _from - 0.5, high = _to + 0.5;
        return _isLog ? Math.Log(value / low) / Math.Log(high / low) : (value - low) / (high - low);
    }
}
