using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>A layer as the text of a model file describes it.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Reads">The layers that it reads; <see cref="Node.Input"/> is the network's input.</param>
/// <param name="Input">The shape in which it reads its input.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Settings">All other settings.</param>
internal sealed record FileLayer(string Kind, string Name, EquatableArray<int> Reads, Shape Input, Shape Output, EquatableArray<Setting> Settings)
{
    public bool Has(string key) => Settings.Any(setting => setting.Key == key);

    public int Int(string key) => TextValue.Int(Raw(key));

    public double Double(string key) => TextValue.Double(Raw(key));

    public bool Flag(string key) => TextValue.Flag(Raw(key));

    public string Text(string key) => TextValue.Text(Raw(key));

    /// <summary>A value without quotes.</summary>
    public string Word(string key) => Raw(key);

    public EquatableArray<int> Ints(string key) => TextValue.Ints(Raw(key));

    public Shape Shape(string key) => new(Ints(key));

    private string Raw(string key) =>
        Settings.FirstOrDefault(setting => setting.Key == key)?.Value ?? throw new FormatException($"a value for {key} of {Kind}, but found none");
}
