namespace NetGen.Generator.Lowering;

/// <summary>
/// The names of the lectures: a letter, and the number of the weighted layer that the value belongs to. A second value of the same name gets a count after it.
/// </summary>
internal sealed class ValueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _layer;

    /// <summary>Values that follow belong to the next weighted layer.</summary>
    public void NextLayer() => _layer++;

    public string Of(string letter)
    {
        string name = letter + _layer.ToString(CultureInfo.InvariantCulture);
        string candidate = name;
        for (int count = 2; !_taken.Add(candidate); count++)
        {
            candidate = $"{name}_{count.ToString(CultureInfo.InvariantCulture)}";
        }

        return candidate;
    }
}
