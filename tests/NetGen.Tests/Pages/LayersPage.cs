using System.Globalization;
using System.Reflection;
using System.Text;

namespace NetGen.Tests.Pages;

/// <summary>docs/layers.md: every attribute that declares a network, with its arguments, made from the documentation comments.</summary>
internal static class LayersPage
{
    private const int LineLength = 160;

    private const string Introduction =
        "A network is a partial class with attributes. `[NeuralNetwork]` comes first, and its layers follow in order. "
        + "This page is made from the documentation comments in `src/NetGen/Attributes` by a test, which fails where they differ. "
        + "To write it anew, run that test (`LayersPageTests`) with `NETGEN_WRITE_PAGES=1`.";

    private static readonly (string Title, Type[] Attributes)[] s_groups =
    [
        ("The network", [typeof(NeuralNetworkAttribute)]),
        ("Dense layers and activations", [typeof(DenseAttribute), typeof(ActivateAttribute)]),
        ("Dropping and normalising", [typeof(DropoutAttribute), typeof(BatchNormAttribute), typeof(LayerNormAttribute)]),
        ("Scaling of the input", [typeof(StandardizeAttribute), typeof(MinMaxScaleAttribute)]),
        ("Images",
        [
            typeof(Conv2DAttribute), typeof(DepthwiseConv2DAttribute), typeof(MaxPool2DAttribute), typeof(AveragePool2DAttribute),
            typeof(GlobalMaxPool2DAttribute), typeof(GlobalAveragePool2DAttribute),
        ]),
        ("Sequences",
        [
            typeof(Conv1DAttribute), typeof(MaxPool1DAttribute), typeof(AveragePool1DAttribute), typeof(GlobalMaxPool1DAttribute),
            typeof(GlobalAveragePool1DAttribute),
        ]),
        ("Shapes", [typeof(FlattenAttribute), typeof(ReshapeAttribute)]),
        ("Graphs", [typeof(LabelAttribute), typeof(FromAttribute), typeof(AddAttribute), typeof(ConcatAttribute)]),
    ];

    private static readonly Type[] s_enumerations = [typeof(Activation), typeof(Init), typeof(Loss), typeof(Padding)];

    /// <summary>The attributes that the page tells of.</summary>
    public static IEnumerable<Type> Attributes => s_groups.SelectMany(static group => group.Attributes);

    /// <summary>The page.</summary>
    public static string Text()
    {
        var documentation = new Documentation();
        var page = new StringBuilder();
        page.Append("# Attributes\n\n");
        Wrap(page, Introduction);
        foreach ((string title, Type[] attributes) in s_groups)
        {
            WriteItem(page, $"{title}: {string.Join(", ", attributes.Select(static attribute => Link(Name(attribute), "")))}");
        }

        WriteItem(page, $"Values: {string.Join(", ", s_enumerations.Select(static type => Link(type.Name, "values-of-")))}");
        page.Append('\n');
        foreach ((string title, Type[] attributes) in s_groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
            foreach (Type attribute in attributes)
            {
                WriteAttribute(page, attribute, documentation);
            }
        }

        page.Append("## Values\n\n");
        foreach (Type type in s_enumerations)
        {
            WriteEnumeration(page, type, documentation);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void WriteAttribute(StringBuilder page, Type attribute, Documentation documentation)
    {
        page.Append(CultureInfo.InvariantCulture, $"### {Name(attribute)}\n\n");
        ConstructorInfo[] constructors = attribute.GetConstructors();
        foreach (ConstructorInfo constructor in constructors)
        {
            string names = string.Join(", ", constructor.GetParameters().Select(static parameter => parameter.Name));
            string form = names.Length == 0 ? $"`[{Name(attribute)}]`" : $"`[{Name(attribute)}({names})]`";
            WriteItem(page, constructors.Length == 1 ? form : $"{form}: {documentation.Summary(Documentation.IdOf(constructor))}");
        }

        page.Append('\n');
        WriteParagraphs(page, $"T:{attribute.FullName}", documentation);
        foreach (ConstructorInfo constructor in constructors.Where(_ => constructors.Length > 1))
        {
            foreach (string paragraph in documentation.Paragraphs(Documentation.IdOf(constructor), "remarks"))
            {
                Wrap(page, paragraph);
            }
        }

        IReadOnlyList<Argument> arguments = Argument.Of(attribute, documentation);
        if (arguments.Count == 0)
        {
            return;
        }

        WriteRows(
            page,
            "| Argument | Type | Default | Meaning |\n|---|---|---|---|\n",
            [.. arguments.Select(static argument => (Start(argument), $"`{argument.Name}`", argument.Meaning))]);
    }

    private static void WriteEnumeration(StringBuilder page, Type type, Documentation documentation)
    {
        page.Append(CultureInfo.InvariantCulture, $"### Values of {type.Name}\n\n");
        WriteParagraphs(page, $"T:{type.FullName}", documentation);
        WriteRows(
            page,
            "| Value | Meaning |\n|---|---|\n",
            [.. Enum.GetNames(type).Select(value => ($"| `{value}` |", $"`{value}`", documentation.Summary($"F:{type.FullName}.{value}")))]);
    }

    private static void WriteParagraphs(StringBuilder page, string id, Documentation documentation)
    {
        foreach (string paragraph in documentation.Paragraphs(id, "summary").Concat(documentation.Paragraphs(id, "remarks")))
        {
            Wrap(page, paragraph);
        }
    }

    /// <summary>A table; a meaning that is too long for a line of it stands below.</summary>
    private static void WriteRows(StringBuilder page, string heading, IReadOnlyList<(string Start, string Name, string Meaning)> rows)
    {
        page.Append(heading);
        foreach ((string start, _, string meaning) in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"{start} {(Fits(start, meaning) ? meaning : "see below")} |\n");
        }

        page.Append('\n');
        foreach ((_, string name, string meaning) in rows.Where(static row => !Fits(row.Start, row.Meaning)))
        {
            Wrap(page, $"{name}: {meaning}");
        }
    }

    private static bool Fits(string start, string meaning) => start.Length + meaning.Length + 3 <= LineLength;

    private static void WriteItem(StringBuilder page, string text) => page.Append(Lines("- " + text, indent: "  ")).Append('\n');

    private static void Wrap(StringBuilder page, string paragraph) => page.Append(Lines(paragraph, indent: "")).Append("\n\n");

    private static string Lines(string text, string indent)
    {
        var lines = new StringBuilder();
        int length = 0;
        foreach (string word in text.Split(' '))
        {
            bool breaks = length > 0 && length + 1 + word.Length > LineLength;
            lines.Append(length == 0 ? "" : breaks ? "\n" + indent : " ").Append(word);
            length = breaks ? indent.Length + word.Length : length + word.Length + (length == 0 ? 0 : 1);
        }

        return lines.ToString();
    }

    private static string Name(Type attribute) => attribute.Name[..^"Attribute".Length];

    private static string Start(Argument argument) => $"| `{argument.Name}` | {argument.Type} | {argument.Default} |";

    private static string Link(string name, string prefix) => $"[`{name}`](#{prefix}{name.ToLowerInvariant()})";
}
