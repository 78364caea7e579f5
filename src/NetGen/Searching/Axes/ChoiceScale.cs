namespace NetGen;

/// <summary>Values without an order. Each value covers an equal part of the positions.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class ChoiceScale<T> : IAxisScale<T>
    where T : notnull
{
    private readonly T[] _values;
    private readonly string[] _texts;

    public ChoiceScale(string name, ReadOnlySpan<T> values)
    {
        _values = [.. values];
        if (_values.Length == 0 || _values.Contains(default) && default(T) is null)
        {
            throw new ArgumentException(
                $"Axis '{name}' expects at least one value and none that is null, but found {(_values.Length == 0 ? "none" : "null")}.", nameof(values));
        }

        _texts = [.. _values.Select(static value => FormattableString.Invariant($"{value}"))];
        if (_texts.GroupBy(static text => text, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"Axis '{name}' expects values with different texts, but found '{same.Key}' {same.Count()} times.", nameof(values));
        }
    }

    public string Description => $"one of {string.Join(" | ", _texts)}";

    public int Choices => _values.Length;

    public double Start => 0.5 / _values.Length;

    public T At(double position) => _values[IndexAt(position)];

    public string TextAt(double position) => _texts[IndexAt(position)];

    public double[] Grid(int points) => [.. Enumerable.Range(0, _values.Length).Select(index => (index + 0.5) / _values.Length)];

    public double[] Ticks() => Grid(_values.Length);

    private int IndexAt(double position) => Math.Min((int)(position * _values.Length), _values.Length - 1);
}
