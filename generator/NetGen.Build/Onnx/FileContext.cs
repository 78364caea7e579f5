using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>The context in which every part of a file is read: the file, the files next to it, the budget, and a table of names.</summary>
/// <param name="source">The model file.</param>
/// <param name="beside">The files next to it.</param>
internal sealed class FileContext(ByteSource source, ExternalFiles beside)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public ByteSource Source => source;

    public ExternalFiles Beside => beside;

    public StructureBudget Budget { get; } = new(source.Length);

    /// <summary>The current field as a name.</summary>
    public string Name(in ProtobufField field) => Once(field.Text());

    /// <summary>The current field as bytes that are usually a text.</summary>
    public string LenientText(in ProtobufField field) => Once(field.LenientText());

    /// <summary>The current field as the name of an operator set. ONNX's own set has two names.</summary>
    public string Domain(in ProtobufField field) => Name(field) is var name && name == "ai.onnx" ? "" : name;

    private string Once(string text)
    {
        Budget.Spend(StructureBudget.NumberBytes);
        if (_names.TryGetValue(text, out string known))
        {
            return known;
        }

        Budget.Spend(StructureBudget.NameBytes + (2 * text.Length));
        _names.Add(text, text);
        return text;
    }
}
