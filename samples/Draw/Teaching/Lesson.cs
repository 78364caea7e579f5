namespace Draw.Teaching;

/// <summary>A sign to be taught: its name and ten drawings of it.</summary>
/// <param name="name">What it is called.</param>
public sealed class Lesson(string name)
{
    /// <summary>How many drawings are asked for.</summary>
    public const int Wanted = 10;

    private readonly List<float[]> _drawings = [];

    /// <summary>What the sign is called.</summary>
    public string Name => name;

    /// <summary>The drawings so far, as the network sees them.</summary>
    public IReadOnlyList<float[]> Drawings => _drawings;

    /// <summary>Whether there are enough.</summary>
    public bool IsComplete => _drawings.Count >= Wanted;

    /// <summary>Keeps a drawing.</summary>
    /// <param name="picture">28 × 28 values from 0 to 1.</param>
    public void Add(ReadOnlySpan<float> picture) => _drawings.Add(picture.ToArray());
}
