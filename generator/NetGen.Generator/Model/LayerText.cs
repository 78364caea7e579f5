namespace NetGen.Generator.Model;

/// <summary>What a layer computes at inference, in the words of the text that the build makes of model files: a kind, then settings.</summary>
/// <remarks>Generated code passes these lines to the runtime when it writes a network for other libraries.</remarks>
/// <param name="Kind">The kind.</param>
/// <param name="Settings">Settings as <c>key=value</c>, one blank between them.</param>
internal sealed record LayerText(string Kind, string Settings)
{
    /// <param name="kind">The kind.</param>
    /// <param name="input">The shape in which the layer reads its input.</param>
    /// <param name="output">The shape of its output.</param>
    public static LayerText Of(string kind, Shape input, Shape output) => new(kind, $"input={List(input.Dimensions)} shape={List(output.Dimensions)}");

    public LayerText With(string key, int value) => Adding(key, Literals.Int(value));

    public LayerText With(string key, bool value) => Adding(key, Literals.Bool(value));

    public LayerText With(string key, double value) => Adding(key, value.ToString("R", CultureInfo.InvariantCulture));

    public LayerText With(string key, Shape value) => Adding(key, List(value.Dimensions));

    public LayerText With(string key, params int[] values) => Adding(key, List(values));

    /// <summary>A word without quotes.</summary>
    public LayerText WithWord(string key, string word) => Adding(key, word);

    private LayerText Adding(string key, string value) => this with { Settings = $"{Settings} {key}={value}" };

    private static string List(IEnumerable<int> values) => $"[{string.Join(",", values.Select(Literals.Int))}]";
}
