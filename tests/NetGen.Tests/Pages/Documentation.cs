using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace NetGen.Tests.Pages;

/// <summary>The XML documentation of the runtime, as Markdown.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(typeof(Dataset).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(static member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>What is known of a member, such as <c>summary</c> or <c>remarks</c>, one text for each paragraph.</summary>
    /// <param name="id">The member, such as <c>T:NetGen.DenseAttribute</c>.</param>
    /// <param name="tag">The element.</param>
    public IReadOnlyList<string> Paragraphs(string id, string tag)
    {
        XElement? element = _members.GetValueOrDefault(id)?.Element(tag);
        if (element is null)
        {
            return [];
        }

        return element.Element("para") is null
            ? [Text(element)]
            : [.. element.Elements().SelectMany(Blocks)];
    }

    /// <summary>The summary as one text.</summary>
    /// <param name="id">The member.</param>
    public string Summary(string id) => string.Join(' ', Paragraphs(id, "summary"));

    /// <summary>What a member says of its parameter; a type has the parameters of its primary constructor.</summary>
    /// <param name="id">The constructor or type.</param>
    /// <param name="parameter">The parameter's name.</param>
    public string? Parameter(string id, string parameter)
    {
        IEnumerable<XElement> all = _members.GetValueOrDefault(id)?.Elements("param") ?? [];
        return all.FirstOrDefault(element => string.Equals(element.Attribute("name")!.Value, parameter, StringComparison.Ordinal)) is { } found
            ? Text(found)
            : null;
    }

    /// <summary>The id of a constructor.</summary>
    /// <param name="constructor">The constructor.</param>
    public static string IdOf(ConstructorInfo constructor)
    {
        string types = string.Join(',', constructor.GetParameters().Select(static parameter => parameter.ParameterType.FullName));
        return $"M:{constructor.DeclaringType!.FullName}.#ctor" + (types.Length == 0 ? "" : $"({types})");
    }

    private static IEnumerable<string> Blocks(XElement block) =>
        block.Name.LocalName == "list" ? block.Elements("item").Select(static item => "- " + Text(item)) : [Text(block)];

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value.Replace("|", "\\|", StringComparison.Ordinal),
                XElement { Name.LocalName: "see" } see => $"`{ShortName(see.Attribute("cref")!.Value)}`",
                XElement { Name.LocalName: "paramref" } name => $"`{name.Attribute("name")!.Value}`",
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "list" } list => " " + string.Join("; ", list.Elements("item").Select(static item => Text(item).TrimEnd('.'))) + ".",
                XElement other => throw new NotSupportedException($"Expected text, <see>, <paramref> or <c>, but found <{other.Name}>."),
                _ => "",
            });
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Properties go by their own name, values of an enumeration by its name too, and attributes as they are written.</summary>
    private static string ShortName(string cref)
    {
        string[] parts = cref[2..].Split('.');
        return cref[0] switch
        {
            'T' when parts[^1].EndsWith("Attribute", StringComparison.Ordinal) => $"[{parts[^1][..^"Attribute".Length]}]",
            'F' => $"{parts[^2]}.{parts[^1]}",
            'P' when !parts[^2].EndsWith("Attribute", StringComparison.Ordinal) => $"{parts[^2]}.{parts[^1]}",
            _ => parts[^1],
        };
    }
}
