using NetGen.Build.Files;
using NetGen.Build.Protobuf;

namespace NetGen.Build.Onnx;

/// <summary>What every part of a file is read with: the file, the files beside it, the budget, and names that are kept once.</summary>
/// <param name="source">The model file.</param>
/// <param name="beside">The files beside it.</param>
internal sealed class FileContext(ByteSource source, ExternalFiles beside)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public ByteSource Source => source;

    public ExternalFiles Beside => beside;

    public StructureBudget Budget { get; } = new(source.Length);

    /// <summary>The current field as a name.</summary>
    public string Name(in ProtobufField field) => Once(field.Text());

    /// <summary>The current field as bytes that are most often a text.</summary>
    public string LenientText(in ProtobufField field) => Once(field.LenientText());

    /// <summary>The current field as a set of operators: ONNX's own has two names.</summary>
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
