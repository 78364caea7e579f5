using System.Text;

namespace NetGen.Reliability.Files.Tables;

/// <summary>
/// Delimited text, read with many options and with schemas of other files, by the package for such files and the tables of the runtime. What is taken is
/// encoded, split into parts, and described.
/// </summary>
internal sealed class CsvCheck : FileCheck
{
    private static readonly CsvOptions s_plain = new() { Categorical = ["colour"] };

    private static readonly CsvOptions[] s_options =
    [
        s_plain,
        s_plain with { Missing = MissingCells.DropRow },
        s_plain with { Missing = MissingCells.Mean },
        s_plain with { Missing = MissingCells.MostFrequent, AllowUnknownCategories = true },
        s_plain with { Task = CsvTask.BinaryClassification, Classes = [["no"], ["yes"]] },
        s_plain with { HasHeader = true, SkipLines = 1 },
        s_plain with { CommentPrefix = '#', Ignored = ["answer"], Targets = ["height"], Task = CsvTask.Regression },
        new() { Targets = [0], Task = CsvTask.Regression, Ignored = [2], Categorical = [^1], Missing = MissingCells.Median },
        new() { HasHeader = false, Categorical = [0, 1, 2] },
        new() { ColumnNames = ["a", "b", "c", "d"], Categorical = ["a", "b", "c"], Encoding = Encoding.Latin1 },
        new() { Categorical = ["colour"], Separator = CsvSeparator.Semicolon, DecimalComma = true },
        new() { Categorical = ["colour"], Separator = CsvSeparator.Blanks, CommentPrefix = '%' },
        new(),
    ];

    private readonly List<CsvSchema> _schemas = [];

    public override string Name => "files/csv";

    /// <summary>A cell of one letter and its separator become a text, a place in its row, and a value. A category has a name too.</summary>
    protected override int BytesPerByte => 256;

    public override void Begin(string folder)
    {
        string path = Write("sound.csv", CsvBytes.Sound());
        _schemas.AddRange(s_options[..4].Select(options => Csv.Load(path, options).Schema));
        string headless = Write("headless.csv", Encoding.UTF8.GetBytes("1,2,red,yes\n3,4,blue,no\n"));
        _schemas.Add(Csv.Load(headless, s_options[9] with { Categorical = ["c"] }).Schema);
        Measure(() => Use(Csv.Load(path, s_plain)));
    }

    protected override Mutant Draw(Chance chance)
    {
        CsvSchema? schema = chance.Happens(0.3) ? chance.Of(_schemas) : null;
        CsvOptions options = schema?.Options ?? chance.Of(s_options);
        char separator = options.Separator switch { CsvSeparator.Comma => ',', CsvSeparator.Semicolon => ';', _ => ' ' };
        byte[] file = CsvBytes.Mutant(separator, chance);
        string path = Write("mutant.csv", file);
        return new Mutant(file, () => Use(schema is null ? Csv.Load(path, options) : Csv.Load(path, schema)));
    }

    private static void Use(CsvTable table)
    {
        BrokenPromiseException.Unless(table.Data.Count == table.Count && table.Count > 0, () => $"Expected rows, but found {table.Count}.");
        _ = table.Schema.ToString();
        _ = table.Notes;
        BrokenPromiseException.Unless(!table.Data.Features.ContainsAny(float.NaN, float.PositiveInfinity, float.NegativeInfinity),
            static () => "Expected finite features of a table, but found others.");
    }
}
