using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen;

/// <summary>The columns of a schema's file, each with its encoder.</summary>
internal sealed class SchemaColumns
{
    private readonly CsvOptions _options;

    /// <summary>Reads the columns.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="options">The options of the schema for the whole table.</param>
    /// <param name="targets">The names of the targets in the order of the outputs.</param>
    /// <exception cref="NetGenFormatException">The columns contradict each other or the options.</exception>
    public SchemaColumns(JsonFields root, CsvOptions options, ImmutableArray<string> targets)
    {
        (_options, Format) = (options, new CellFormat(options));
        (CsvColumn Column, ColumnEncoder? Encoder)[] columns = [.. root.Items("columns").Select((item, position) => Read(item.Place, item.Element, position))];
        All = [.. columns.Select(static column => column.Column)];
        RequireUnique(root.PlaceOf("columns"), "a name for each column", All.Select(static column => column.Name));
        Features = EncodersOf(columns, static role => role is CsvColumnRole.Number or CsvColumnRole.Category);
        if (Features.Length == 0)
        {
            throw JsonFields.Problem(root.PlaceOf("columns"), "a column besides targets and ignored ones", $"{All.Length} in all");
        }

        ColumnEncoder[] encoders = EncodersOf(columns, static role => role == CsvColumnRole.Target);
        var ofName = encoders.ToDictionary(static encoder => encoder.Column.Name, StringComparer.Ordinal);
        if (ofName.Count == 0 || !targets.Order(StringComparer.Ordinal).SequenceEqual(ofName.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            string expected = ofName.Count == 0 ? "columns with the role Target" : VisibleText.List(ofName.Keys);
            throw JsonFields.Problem(root.PlaceOf("targets"), expected, VisibleText.List(targets));
        }

        Targets = [.. targets.Select(name => ofName[name])];
    }

    public CellFormat Format { get; }

    public ImmutableArray<CsvColumn> All { get; }

    /// <summary>The encoders of the features, in the order of the file.</summary>
    public ColumnEncoder[] Features { get; }

    /// <summary>The encoders of the targets, in the order of the outputs.</summary>
    public ColumnEncoder[] Targets { get; }

    /// <summary>Adds to the options those that name columns.</summary>
    /// <param name="options">The other options.</param>
    /// <param name="hasOwnNames">Whether the names come from the options instead of a header.</param>
    public CsvOptions Complete(CsvOptions options, bool hasOwnNames)
    {
        ImmutableArray<ImmutableArray<string>> classes = Targets[0].Categories;
        bool areShared = Targets.All(target => target.Column.Categories.SequenceEqual(Targets[0].Column.Categories, StringComparer.Ordinal));
        return options with
        {
            ColumnNames = hasOwnNames ? [.. All.Select(static column => column.Name)] : [],
            Targets = [.. Targets.Select(static target => new CsvColumnKey(target.Column.Name))],
            Categorical = KeysOf(CsvColumnRole.Category),
            Ignored = KeysOf(CsvColumnRole.Ignored),
            Classes = areShared ? [.. classes.Select(static texts => (IReadOnlyList<string>)texts)] : [],
        };
    }

    private static ColumnEncoder[] EncodersOf((CsvColumn Column, ColumnEncoder? Encoder)[] columns, Func<CsvColumnRole, bool> roles) =>
        [.. columns.Where(column => roles(column.Column.Role)).Select(static column => column.Encoder!)];

    private static void RequireUnique(string place, string expected, IEnumerable<string> texts)
    {
        if (texts.CountBy(static text => text, StringComparer.Ordinal).FirstOrDefault(static text => text.Value > 1) is { Key: { } twice })
        {
            throw JsonFields.Problem(place, expected, $"'{VisibleText.Of(twice)}' twice");
        }
    }

    private CsvColumnKey[] KeysOf(CsvColumnRole role) => [.. All.Where(column => column.Role == role).Select(static column => new CsvColumnKey(column.Name))];

    private (CsvColumn Column, ColumnEncoder? Encoder) Read(string place, JsonElement element, int position)
    {
        var fields = new JsonFields(place, element);
        var column = new CsvColumn(position, fields.Text("name"), fields.Choice<CsvColumnRole>("role"));
        ColumnEncoder? encoder = column.Role switch
        {
            CsvColumnRole.Number => new NumberEncoder(column, Format, _options.Missing, HasFill(fields) ? fields.Number("fill") : null),
            CsvColumnRole.Category => Category(fields, column),
            CsvColumnRole.Target => Target(fields, column),
            _ => null,
        };
        fields.RequireNoOther();
        return (encoder?.Column ?? column, encoder);
    }

    /// <summary>
    /// Whether there is a value for missing cells. It may be absent if there were no rows to compute it from. There is none if a missing cell is an error or
    /// drops its row.
    /// </summary>
    private bool HasFill(JsonFields fields) => _options.Missing is not (MissingCells.Error or MissingCells.DropRow) && fields.Has("fill");

    private OneHotEncoder Category(JsonFields fields, CsvColumn column)
    {
        Categories categories = Categories(fields, "categories");
        int? fill = null;
        if (HasFill(fields))
        {
            string name = fields.Text("fill");
            int place = categories.Names.IndexOf(name);
            fill = place >= 0 ? place : throw JsonFields.Problem(fields.PlaceOf("fill"), "one of the categories", $"'{VisibleText.Of(name)}'");
        }

        return new OneHotEncoder(column, Format, categories, _options.Missing, _options.AllowUnknownCategories, fill);
    }

    private ColumnEncoder Target(JsonFields fields, CsvColumn column)
    {
        if (_options.Task == CsvTask.Regression)
        {
            return new NumberEncoder(column, Format, MissingCells.Error, fill: null);
        }

        Categories classes = Categories(fields, "classes");
        if (_options.Task == CsvTask.Classification)
        {
            return OneHotEncoder.ForTarget(column, Format, classes);
        }

        return classes.Names.Length == 2
            ? new BinaryEncoder(column, Format, classes)
            : throw JsonFields.Problem(fields.PlaceOf("classes"), "two classes", $"{classes.Names.Length}");
    }

    private static Categories Categories(JsonFields fields, string name)
    {
        ImmutableArray<ImmutableArray<string>> lists = fields.ListsOfTexts(name);
        if (lists.IsEmpty || lists.Any(static texts => texts.IsEmpty))
        {
            throw JsonFields.Problem(fields.PlaceOf(name), "a list of texts for each of them, at least one", lists.IsEmpty ? "none" : "an empty list");
        }

        RequireUnique(fields.PlaceOf(name), "each text once", lists.SelectMany(static texts => texts));
        return NetGen.Categories.Given([.. lists.Select(static texts => (IReadOnlyList<string>)texts)]);
    }
}
