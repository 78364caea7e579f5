namespace NetGen.Build.Onnx;

/// <summary>Makes names unique: the requested name, or that name with a number.</summary>
/// <param name="divider">Stands before the number.</param>
internal sealed class UniqueNames(char divider = '_')
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>Reserves a name, so that it is not returned later.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>A unique name.</summary>
    public string Of(string wanted)
    {
        if (_taken.Add(wanted))
        {
            return wanted;
        }

        // Numbering continues from the last number, so many nodes of one name take no longer than the same number of different names.
        int number = _next.TryGetValue(wanted, out int next) ? next : 2;
        string name;
        do
        {
            name = string.Format(CultureInfo.InvariantCulture, "{0}{1}{2}", wanted, divider, number++);
        }
        while (!_taken.Add(name));
        _next[wanted] = number;
        return name;
    }
}
