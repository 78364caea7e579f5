using System.Text;

namespace NetGen;

/// <summary>What separates the cells of a row.</summary>
public enum CsvSeparator
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>One or more blanks or tabs, as in tables aligned for the eye.</summary>
    Blanks,
}

/// <summary>What is learned from a table.</summary>
public enum CsvTask
{
    /// <summary>The target column holds classes; each becomes a one-hot row, for a softmax.</summary>
    Classification,

    /// <summary>Each target column holds one of two classes and becomes a single 0 or 1, for a sigmoid.</summary>
    BinaryClassification,

    /// <summary>Each target column holds numbers.</summary>
    Regression,
}

/// <summary>What is done about a missing cell in a feature column. A missing target is an error unless its row is dropped.</summary>
public enum MissingCells
{
    /// <summary>It is an error.</summary>
    Error,

    /// <summary>Its row is left out of the table.</summary>
    DropRow,

    /// <summary>The mean of the column where the schema was fitted; the most frequent category in a column of categories.</summary>
    Mean,

    /// <summary>The median of the column where the schema was fitted; the most frequent category in a column of categories.</summary>
    Median,

    /// <summary>The most frequent number (the smallest of several) or category of the column where the schema was fitted.</summary>
    MostFrequent,
}

/// <summary>What the columns of a file are, and how they are written. Numbers have a point as decimal separator, whatever the machine's language.</summary>
public sealed record CsvOptions
{
    /// <summary>What separates the cells of a row. Cells may be quoted with <c>"</c>, a quote in them doubled.</summary>
    public CsvSeparator Separator { get; init; } = CsvSeparator.Comma;

    /// <summary>Whether the first line names the columns; when null it does unless <see cref="ColumnNames"/> do.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Names of all columns, in place of a header.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <summary>The columns to predict.</summary>
    public IReadOnlyList<CsvColumnKey> Targets { get; init; } = [^1];

    /// <summary>What the target columns hold.</summary>
    public CsvTask Task { get; init; } = CsvTask.Classification;

    /// <summary>
    /// The classes of a classification in the order of the outputs, each with all texts that mean it: <c>[["0"], ["1", "2", "3", "4"]]</c>. When empty, every text found
    /// is a class; they are ordered as numbers where all are, else by their characters.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Classes { get; init; } = [];

    /// <summary>The columns that hold categories; each becomes one feature for every category found, 1 in the rows that have it. All other features are numbers.</summary>
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
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Whether the first line is a header.</summary>
    internal bool ReadsHeader => HasHeader ?? ColumnNames.Count == 0;

    /// <summary>Refuses options that contradict each other whatever the file holds.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    internal void Validate()
    {
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
}
