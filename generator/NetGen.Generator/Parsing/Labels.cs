using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Parsing;

/// <summary>The attributes that name values and join them: <c>[Label]</c>, <c>[From]</c>, <c>[Add]</c>, <c>[Concat]</c>.</summary>
/// <param name="graph">The layers so far.</param>
/// <param name="later">All names of the class in order, for a message about a name that is declared too late.</param>
/// <param name="report">Receives every problem.</param>
internal sealed class Labels(NetworkGraph graph, IReadOnlyCollection<string> later, Action<Problem> report)
{
    private readonly Dictionary<string, Named> _values = new(StringComparer.Ordinal);

    /// <summary>The values at which a branch ended, and the attributes that ended it.</summary>
    private readonly Dictionary<int, AttributeReader> _left = [];

    /// <summary>The names of these attributes.</summary>
    public static IReadOnlyCollection<string> AttributeNames { get; } = ["Label", "From", "Add", "Concat"];

    /// <summary>Reads one of these attributes.</summary>
    public void Read(AttributeReader attribute)
    {
        string name = attribute.Text("name") ?? "";
        if (name.Length == 0)
        {
            report(new Problem(GraphDiagnostics.NameIsEmpty, attribute.LocationOf("name"), attribute.Name));
            return;
        }

        if (attribute.Name == "Label")
        {
            Give(name, attribute);
            return;
        }

        if (Find(name, attribute) is not { } value)
        {
            return;
        }

        switch (attribute.Name)
        {
            case "From":
                GoOnFrom(value.Node, attribute);
                break;
            case "Add":
                Join(
                    attribute,
                    name,
                    value.Node,
                    new Addition(graph.ShapeOf(graph.Here)),
                    "two values of the same shape",
                    static (here, named) => here == named);
                break;
            default:
                Join(
                    attribute,
                    name,
                    value.Node,
                    new Concatenation(graph.ShapeOf(graph.Here), graph.ShapeOf(value.Node)),
                    "two vectors, or two images of the same height and width",
                    static (here, named) => here.WithChannels(1) == named.WithChannels(1));
                break;
        }
    }

    /// <summary>Reports what is known once all attributes are read: branches that end nowhere, and names that nothing reads.</summary>
    public void Check()
    {
        foreach (KeyValuePair<int, AttributeReader> left in _left.Where(left => left.Key != graph.Here && !graph.ReadersOf(left.Key).Any()))
        {
            report(new Problem(GraphDiagnostics.DeadEnd, left.Value.Location, graph.PlaceOf(left.Key)));
        }
    }

    /// <summary>Reports names that nothing reads: allowed, but hardly intended.</summary>
    public IEnumerable<Problem> Advice() => _values
        .Where(static named => !named.Value.IsRead)
        .Select(static named => new Problem(TrainingDiagnostics.UnreadLabel, named.Value.Attribute.Location, Shown(named.Key)));

    private void Give(string name, AttributeReader attribute)
    {
        if (_values.TryGetValue(name, out Named? earlier))
        {
            report(new Problem(GraphDiagnostics.RepeatedLabel, attribute.LocationOf("name"), Shown(name), graph.PlaceOf(earlier.Node)));
            return;
        }

        _values[name] = new Named(graph.Here, attribute);
    }

    private Named? Find(string name, AttributeReader attribute)
    {
        if (_values.TryGetValue(name, out Named? value))
        {
            value.IsRead = true;
            return value;
        }

        string known = later.Contains(name, StringComparer.Ordinal) ? "The [Label] with this name comes later"
            : _values.Count == 0 ? "No [Label] comes before it"
            : $"The names before it are {string.Join(", ", _values.Keys.Select(static key => $"'{Shown(key)}'"))}";
        report(new Problem(GraphDiagnostics.UnknownLabel, attribute.LocationOf("name"), attribute.Name, Shown(name), known));
        return null;
    }

    private void GoOnFrom(int node, AttributeReader attribute)
    {
        if (graph.Here != Node.Input)
        {
            _left[graph.Here] = attribute;
        }

        graph.GoTo(node);
    }

    private void Join(AttributeReader attribute, string name, int named, Layer layer, string needed, Func<Shape, Shape, bool> fits)
    {
        (Shape here, Shape other) = (graph.ShapeOf(graph.Here), graph.ShapeOf(named));
        if (here.Dimensions.Count != other.Dimensions.Count || !fits(here, other))
        {
            report(new Problem(
                GraphDiagnostics.ShapesDoNotFit,
                attribute.Location,
                attribute.Name,
                needed,
                here,
                graph.PlaceOf(graph.Here),
                Shown(name),
                other,
                graph.PlaceOf(named)));
            return;
        }

        graph.Append(layer, attribute, named);
    }

    /// <summary>A name as one line, whatever characters it has.</summary>
    private static string Shown(string name) =>
        string.Concat(name.Select(static letter => char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()));

    /// <summary>A value with a name.</summary>
    private sealed class Named(int node, AttributeReader attribute)
    {
        public int Node => node;

        public AttributeReader Attribute => attribute;

        public bool IsRead { get; set; }
    }
}
