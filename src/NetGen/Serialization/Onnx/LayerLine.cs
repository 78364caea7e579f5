using System.Globalization;

namespace NetGen;

/// <summary>The computation of a layer, as a line in generated code: a kind, then settings as <c>key=value</c>.</summary>
/// <remarks>Kinds and settings are the same as in the text that the build makes of model files.</remarks>
internal sealed class LayerLine
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>Reads a line.</summary>
    public LayerLine(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Kind = words[0];
        foreach (string word in words.AsSpan(1))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            _settings[word[..equals]] = word[(equals + 1)..];
        }

        Reads = Ints("reads");
        Input = Ints("input");
        Output = Ints("shape");
    }

    /// <summary>The kind of layer.</summary>
    public string Kind { get; private init; }

    /// <summary>The indices of the layers it reads; −1 is the network's input.</summary>
    public int[] Reads { get; }

    /// <summary>The shape in which it reads a sample.</summary>
    public int[] Input { get; }

    /// <summary>The shape of a sample of its output.</summary>
    public int[] Output { get; }

    /// <summary>Whether there is a setting of that name.</summary>
    public bool Has(string key) => _settings.ContainsKey(key);

    /// <summary>A setting that is an integer.</summary>
    public int Int(string key) => int.Parse(_settings[key], CultureInfo.InvariantCulture);

    /// <summary>A setting that is a number.</summary>
    public double Double(string key) => double.Parse(_settings[key], NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A setting that is true or false.</summary>
    public bool Flag(string key) => string.Equals(_settings[key], "true", StringComparison.Ordinal);

    /// <summary>A setting that is a word, with or without quotes.</summary>
    public string Word(string key) => _settings[key].Trim('"');

    /// <summary>A setting that is a list of integers.</summary>
    public int[] Ints(string key)
    {
        string[] numbers = _settings[key].Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries);
        return [.. numbers.Select(static number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
