namespace NetGen.Build.Onnx;

/// <summary>Gives each caller a name of its own: the one it asks for, or that with a number.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>Keeps a name from being given to anybody.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>A name that nobody has.</summary>
    public string Of(string wanted)
    {
        if (_taken.Add(wanted))
        {
            return wanted;
        }

        // The count goes on from where it was, so that many nodes of one name take no longer than as many of different ones.
        int number = _next.TryGetValue(wanted, out int next) ? next : 2;
        string name;
        do
        {
            name = string.Format(CultureInfo.InvariantCulture, "{0}_{1}", wanted, number++);
        }
        while (!_taken.Add(name));
        _next[wanted] = number;
        return name;
    }
}
