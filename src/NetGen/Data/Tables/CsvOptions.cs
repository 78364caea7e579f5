using System.Text;

namespace NetGen;

/// <summary>What the columns of a file are, and how they are written. Numbers are read alike whatever the machine's language.</summary>
public sealed record CsvOptions
{
    private readonly Encoding? _encoding;

    /// <summary>What separates the cells of a row. Cells may be quoted with <c>"</c>, a quote in them doubled.</summary>
    public CsvSeparator Separator { get; init; } = CsvSeparator.Comma;

    /// <summary>
    /// Whether the first line names the columns; when null it does unless <see cref="ColumnNames"/> do, and a first line that looks like data is refused.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>Lines to skip at the start of the file, such as a title.</summary>
    public int SkipLines { get; init; }

    /// <summary>Lines that start with this character are skipped; none when null.</summary>
    public char? CommentPrefix { get; init; }

    /// <summary>
    /// Whether numbers have a comma as decimal separator, as in <c>1,5</c>, and not a point. A cell with a comma must be quoted if commas separate cells too.
    /// </summary>
    public bool DecimalComma { get; init; }

    /// <summary>Names of all columns, in place of a header.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>The columns to predict.</summary>
    public IReadOnlyList<CsvColumnKey> Targets { get; init; } = [^1];

    /// <summary>What the target columns hold.</summary>
    public CsvTask Task { get; init; } = CsvTask.Classification;

    /// <summary>
    /// The classes of a classification in the order of the outputs, each with all texts that mean it: <c>[["0"], ["1", "2", "3", "4"]]</c>. When empty, every
    /// text found is a class; they are ordered as numbers where all are, else by their characters.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Classes { get; init; } = [];

    /// <summary>
    /// The columns that hold categories; each becomes one feature for every category found, 1 in the rows that have it. All other features are numbers.
    /// </summary>
    public IReadOnlyList<CsvColumnKey> Categorical { get; init; } = [];

    /// <summary>The columns to leave out, such as names and row numbers.</summary>
    public IReadOnlyList<CsvColumnKey> Ignored { get; init; } = [];

    /// <summary>Whether a category that was not found where the schema was fitted is 0 in all its features, instead of an error.</summary>
    public bool AllowUnknownCategories { get; init; }

    /// <summary>What is done about missing cells.</summary>
    public MissingCells Missing { get; init; } = MissingCells.Error;

    /// <summary>What is written where a cell is missing.</summary>
    public IReadOnlyCollection<string> MissingTexts { get; init; } = ["", "?", "NA", "NaN"];

    /// <summary>The file's characters, unless it starts with a byte order mark, which decides.</summary>
    /// <exception cref="NetGenFormatException">When read: a schema's file names an encoding that this program does not have.</exception>
    public Encoding Encoding
    {
        get => _encoding ?? Named(EncodingName);
        init => (_encoding, EncodingName) = (value, value.WebName);
    }

    /// <summary>Its name in files. It is looked up when it is needed, because who only encodes rows needs none.</summary>
    internal string EncodingName { get; init; } = Encoding.UTF8.WebName;

    /// <summary>Whether the first line is a header.</summary>
    internal bool ReadsHeader => HasHeader ?? ColumnNames.Count == 0;

    /// <summary>Refuses options that contradict each other whatever the file holds.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public void Validate()
    {
        if (SkipLines < 0)
        {
            throw new ArgumentException($"Expected 0 lines to skip or more, but found {SkipLines}.", nameof(SkipLines));
        }

        bool isSign = CommentPrefix is not { } first
            || (char.IsAscii(first) && (char.IsPunctuation(first) || char.IsSymbol(first)) && first is not ('"' or ',' or ';'));
        if (!isSign)
        {
            throw new ArgumentException($"Expected a sign such as '#' for comments, but found '{VisibleText.Of($"{CommentPrefix}")}'.", nameof(CommentPrefix));
        }

        if (Targets.Count == 0)
        {
            throw new ArgumentException("Expected at least one target column, but found none.", nameof(Targets));
        }

        if (Task == CsvTask.Classification && Targets.Count > 1)
        {
            throw new ArgumentException($"Classification expects one target column, but found {Targets.Count}; BinaryClassification takes several.", nameof(Targets));
        }

        if (Task == CsvTask.Regression ? Classes.Count > 0 : Classes.Count == 1 || (Task == CsvTask.BinaryClassification && Classes.Count > 2))
        {
            string expected = Task switch { CsvTask.Regression => "no", CsvTask.BinaryClassification => "two", _ => "two or more" };
            throw new ArgumentException($"{Task} expects {expected} classes, but found {Classes.Count}.", nameof(Classes));
        }

        if (Classes.SelectMany(static texts => texts).CountBy(static text => text, StringComparer.Ordinal).FirstOrDefault(static text => text.Value > 1) is { Key: { } twice })
        {
            throw new ArgumentException($"Expected each text in one class, but found '{twice}' twice.", nameof(Classes));
        }
    }

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException exception)
        {
            throw new NetGenFormatException(
                $"Expected an encoding that this program knows, but found '{VisibleText.Of(name)}'. "
                + "Encoding.RegisterProvider(CodePagesEncodingProvider.Instance) adds the encodings of Windows.",
                exception);
        }
    }
}
