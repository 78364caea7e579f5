using System.Text;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Tables;

/// <summary>
/// Saved schemas of tables. A schema that is taken encodes a row, reads a table, and is the same after it was saved and read again.
/// </summary>
internal sealed class SchemaCheck : FileCheck
{
    private static readonly JsonMutant s_json = new(
        "\"Number\"", "\"Category\"", "\"Target\"", "\"Ignored\"", "\"Error\"", "\"DropRow\"", "\"Mean\"", "\"Median\"", "\"MostFrequent\"",
        "\"Classification\"", "\"BinaryClassification\"", "\"Regression\"", "\"Comma\"", "\"Blanks\"", "\"utf-8\"", "\"utf-7\"", "\"no-such-encoding\"",
        "\"1\"", "\"#\"", "\"##\"", "\"fill\"", "\"categories\"", "\"classes\"", "\"width\"", "\"colour\"", "[[\"red\"]]", "[[]]", "[[\"red\",\"red\"]]",
        "[[\"a\"],[\"b\"],[\"c\"]]", "{\"name\":\"x\",\"role\":\"Number\"}", "{\"name\":\"width\",\"role\":\"Ignored\"}",
        "{\"name\":\"t\",\"role\":\"Target\",\"classes\":[[\"a\"],[\"b\"]]}");

    private readonly List<(byte[] File, JsonPart Json)> _sound = [];

    private string _table = "";

    public override string Name => "files/schema";

    /// <summary>JSON of short values takes 12 bytes a value while it is read. Every text is an object then, and every category has a name too.</summary>
    protected override int BytesPerByte => 128;

    public override void Begin(string folder)
    {
        _table = Path.Combine(folder, "sound.csv");
        File.WriteAllBytes(_table, CsvBytes.Sound());
        var options = new CsvOptions { Categorical = ["colour"], Missing = MissingCells.Mean };
        foreach (CsvOptions each in (CsvOptions[])
            [
                options,
                options with { Task = CsvTask.BinaryClassification, CommentPrefix = '#', Missing = MissingCells.Error },
                options with { Targets = ["height", "width"], Task = CsvTask.Regression, Ignored = ["answer"], DecimalComma = false },
                options with { HasHeader = false, Categorical = [0, 1, 2] },
            ])
        {
            using var stream = new MemoryStream();
            Csv.Load(_table, each).Schema.Save(stream);
            byte[] file = stream.ToArray();
            _sound.Add((file, JsonPart.Of(file)));
            Measure(() => Use(file));
        }
    }

    protected override Mutant Draw(Chance chance)
    {
        (byte[] sound, JsonPart json) = chance.Of(_sound);
        byte[] file = chance.Happens(0.15) ? ByteMutant.Of(sound, chance) : s_json.Of(json, chance, chance.Of((int[])[0, 1, 1, 1, 2, 3])).ToUtf8();
        if (chance.Happens(0.03))
        {
            file = chance.Happens(0.5) ? [0xEF, 0xBB, 0xBF, .. file] : ByteMutant.Of(file, chance);
        }

        return new Mutant(file, () => Use(file));
    }

    private void Use(byte[] file)
    {
        CsvSchema schema = CsvSchema.Load(file);
        byte[] saved = Saved(schema);
        BrokenPromiseException.Unless(saved.AsSpan().SequenceEqual(Saved(CsvSchema.Load(saved))),
            () => $"Expected a schema to be the same after it was saved, but found {Encoding.UTF8.GetString(saved)}");
        _ = schema.ToString();
        try
        {
            _ = schema.Encode([.. schema.Columns.Select(static column => column.Categories.IsEmpty ? "1" : column.Categories[0])]);
            _ = Csv.Load(_table, schema).Data;
        }
        catch (NetGenFormatException)
        {
            // The schema is sound; the row or the table is another's.
        }
    }

    private static byte[] Saved(CsvSchema schema)
    {
        using var stream = new MemoryStream();
        schema.Save(stream);
        return stream.ToArray();
    }
}
