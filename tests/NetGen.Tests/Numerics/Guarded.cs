namespace NetGen.Tests.Numerics;

/// <summary>A span between guard values, which tell whether anything was written outside.</summary>
internal sealed class Guarded
{
    private const int Margin = 16;
    private const float Guard = 12345.678f;
    private readonly float[] _memory;
    private readonly int _length;

    public Guarded(int length, float fill = 0)
    {
        _length = length;
        _memory = new float[length + (2 * Margin)];
        Array.Fill(_memory, Guard);
        Span.Fill(fill);
    }

    public Guarded(ReadOnlySpan<float> values)
        : this(values.Length) => values.CopyTo(Span);

    public Span<float> Span => _memory.AsSpan(Margin, _length);

    public float this[int index] => Span[index];

    public void ShouldBeIntact()
    {
        _memory.AsSpan(0, Margin).IndexOfAnyExcept(Guard).ShouldBe(-1, "written before the start");
        _memory.AsSpan(Margin + _length).IndexOfAnyExcept(Guard).ShouldBe(-1, "written past the end");
    }
}
