namespace NetGen.Reliability.Instances.Uses;

/// <summary>Tables and images that are read.</summary>
internal static class TableUses
{
    private const string Text = "width,I,istanbul,kind\n1.5,-2,Iğdır,cat\n-3e2,.5,izmir,dog\n4,1234567.5,İzmit,CAT\n1e-7,0,Iğdır,cat\n2.25,-0.125,izmir,dog\n";

    private static readonly CsvOptions s_options = new() { Categorical = ["istanbul"] };

    public static IReadOnlyList<Use> All { get; } =
    [
        new("tables and schemas", Tables),
        new("damaged tables", Damaged),
    ];

    private static void Tables(Traces traces)
    {
        string path = traces.File("table.csv"), schema = traces.File("schema.json");
        File.WriteAllText(path, Text);
        CsvTable table = Csv.Load(path, s_options);
        table.Schema.Save(schema);
        CsvSchema loaded = CsvSchema.Load(schema);
        traces.Add(table.Schema);
        foreach (CsvColumn column in loaded.Columns)
        {
            traces.Add(column);
        }

        traces.Add(string.Join('\n', table.Notes));
        traces.Add(Bits(table.Data.Features.ToArray()));
        traces.Add(Bits(loaded.Encode(["-1.5", "1e3", "Iğdır"])));
        _ = Csv.Load(path, loaded);
        File.WriteAllText(path, Text.Replace(',', ';').Replace('.', ','));
        table = Csv.Load(path, s_options with { DecimalComma = true, Separator = CsvSeparator.Semicolon });
        traces.Add(Bits(table.Data.Features.ToArray()));
    }

    private static void Damaged(Traces traces)
    {
        string path = traces.File("table.csv");
        File.WriteAllText(path, Text);
        CsvSchema schema = Csv.Load(path, s_options).Schema;
        foreach (string wrong in (string[])["1.5,-2\n", "x,-2,izmir,cat\n", "1.5,-2,Ankara,cat\n", "1e39,-2,izmir,cat\n", "\"1.5,-2,izmir,cat\n"])
        {
            File.WriteAllText(path, "width,I,istanbul,kind\n" + wrong);
            traces.Refused<NetGenFormatException>(() => Csv.Load(path, schema));
        }

        traces.Refused<ArgumentException>(() => new Dataset([1.5f, float.NegativeInfinity], 1, [-1.5f, 0], 1).Split(-1.5));
        traces.Refused<ArgumentOutOfRangeException>(() => _ = new ImageOptions(-3, 8));
        traces.Refused<ArgumentOutOfRangeException>(() => _ = new ImageOptions(8, 8) { PadValue = -1.25f });
        traces.Refused<ArgumentOutOfRangeException>(() => _ = new ImageOptions(8, 8) { MaxPixels = -7 });
        File.WriteAllText(path, "no image");
        traces.Refused<NetGenFormatException>(() => Images.Read(path, new ImageOptions(8, 8)));
    }

    private static string Bits(float[] values) =>
        string.Join(' ', values.Select(static value => BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture)));
}
