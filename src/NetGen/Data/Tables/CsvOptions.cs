using System.Text;

namespace NetGen;

/// <summary>Describes the columns of a file and its format. Numbers are read in the same way on every machine, whatever its language.</summary>
public sealed record CsvOptions
{
    private readonly Encoding? _encoding;

    /// <summary>What separates the cells of a row. Cells may be quoted with <c>"</c>; a quote within them is doubled.</summary>
    public CsvSeparator Separator { get; init; } = CsvSeparator.Comma;

    /// <summary>
    /// Whether the first line contains the names of the columns. If it is null, the first line does so unless <see cref="ColumnNames"/> are given, and a first
    /// line that looks like data is an error.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>Number of lines to skip at the start of the file, such as a title.</summary>
    public int SkipLines { get; init; }

    /// <summary>Lines that start with this character are skipped. If it is null, no lines are skipped.</summary>
    public char? CommentPrefix { get; init; }

    /// <summary>
    /// Whether the decimal separator of numbers is a comma, as in <c>1,5</c>, and not a point. If commas also separate cells, a cell with a comma must be
    /// quoted.
    /// </summary>
    public bool DecimalComma { get; init; }

    /// <summary>The names of all columns, if the file has no header.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>The columns to predict.</summary>
    public IReadOnlyList<CsvColumnKey> Targets { get; init; } = [^1];

    /// <summary>What the target columns contain.</summary>
    public CsvTask Task { get; init; } = CsvTask.Classification;

    /// <summary>
    /// The classes of a classification in the order of the outputs. Each class lists all texts that mean it: <c>[["0"], ["1", "2", "3", "4"]]</c>. If it is
    /// empty, every text found is a class. The classes are then ordered as numbers if all are numbers, and by characters otherwise.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Classes { get; init; } = [];

    /// <summary>
    /// The columns that contain categories. Each becomes one feature for every category found, which is 1 in the rows of this category. All other features are
    /// numbers.
    /// </summary>
    public IReadOnlyList<CsvColumnKey> Categorical { get; init; } = [];

    /// <summary>The columns to leave out, such as names and row numbers.</summary>
    public IReadOnlyList<CsvColumnKey> Ignored { get; init; } = [];

    /// <summary>Whether a category that did not occur when the schema was fitted becomes 0 in all its features, instead of an error.</summary>
    public bool AllowUnknownCategories { get; init; }

    /// <summary>How missing cells are handled.</summary>
    public MissingCells Missing { get; init; } = MissingCells.Error;

    /// <summary>The texts that mean a missing cell.</summary>
    public IReadOnlyCollection<string> MissingTexts { get; init; } = ["", "?", "NA", "NaN"];

    /// <summary>The character encoding of the file. If the file starts with a byte order mark, the mark decides instead.</summary>
    /// <exception cref="NetGenFormatException">When read: the file of a schema names an encoding that this program does not have.</exception>
    public Encoding Encoding
    {
        get => _encoding ?? Named(EncodingName);
        init => (_encoding, EncodingName) = (value, value.WebName);
    }

    /// <summary>The name of the encoding in files. The encoding itself is looked up only when it is needed: encoding rows does not need it.</summary>
    internal string EncodingName { get; init; } = Encoding.UTF8.WebName;

    /// <summary>Whether the first line is a header.</summary>
    internal bool ReadsHeader => HasHeader ?? ColumnNames.Count == 0;

    /// <summary>Checks for options that contradict each other, whatever the file contains.</summary>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
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
            throw new ArgumentException(
                $"Classification expects one target column, but found {Targets.Count}; BinaryClassification takes several.", nameof(Targets));
        }

        if (Task == CsvTask.Regression ? Classes.Count > 0 : Classes.Count == 1 || (Task == CsvTask.BinaryClassification && Classes.Count > 2))
        {
            string expected = Task switch { CsvTask.Regression => "no", CsvTask.BinaryClassification => "two", _ => "two or more" };
            throw new ArgumentException($"{Task} expects {expected} classes, but found {Classes.Count}.", nameof(Classes));
        }

        if (Classes.SelectMany(static texts => texts).CountBy(static text => text, StringComparer.Ordinal).FirstOrDefault(static text => text.Value > 1) is
        {
            Key: { } twice
        })
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
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // UTF-7 is known to .NET but not supported.
            throw new NetGenFormatException(
                $"Expected an encoding that this program knows, but found '{VisibleText.Of(name)}'. "
                + "Encoding.RegisterProvider(CodePagesEncodingProvider.Instance) adds the encodings of Windows.",
                exception);
        }
    }
}
