using System.Globalization;

namespace NetGen.Parquets.Tests;

/// <summary>A table comes out of a Parquet file as it would out of texts.</summary>
public sealed class ConversionTests : IDisposable
{
    private static readonly string?[] s_colours = ["red", "green", null, "red", "blue", "red", "green", "red", "blue", "red"];
    private static readonly double?[] s_sizes = [1.5, null, 0.1, 2.25, 1e-3, null, 7, -3, 0.1, 12345.678];
    private static readonly int?[] s_counts = [1, 2, 3, 4, null, 6, 7, 8, 9, 10];
    private static readonly bool[] s_flags = [true, false, true, true, false, true, false, false, true, true];
    private static readonly string[] s_classes = ["a", "b", "a", "c", "b", "a", "c", "b", "a", "c"];
    private static readonly long[] s_numbers = [.. Enumerable.Range(0, 10).Select(static i => 1L + i)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(MissingCells.DropRow)]
    [InlineData(MissingCells.Mean)]
    [InlineData(MissingCells.Median)]
    [InlineData(MissingCells.MostFrequent)]
    public async Task Table_IsThatOfTheSameTexts(MissingCells missing)
    {
        await WriteAsync(rowsOfGroup: 3);
        CsvOptions options = new() { Categorical = ["colour"], Ignored = ["number"], Missing = missing };
        CsvTable expected = CsvTable.FromRows(Rows(), options);

        CsvSchema schema = ParquetTable.Convert(_folder.File("table.parquet"), _folder.File("table.rows"), options);

        using RowFile rows = RowFile.Open(_folder.File("table.rows"));
        rows.Verify();
        Dataset data = Dataset.ReadFrom(rows);
        schema.ToString().ShouldBe(expected.Schema.ToString());
        data.Features.ToArray().ShouldBe(expected.Data.Features.ToArray());
        data.Targets.ToArray().ShouldBe(expected.Data.Targets.ToArray());
        rows.HasOneHotTargets.ShouldBeTrue();

        ParquetTable.Convert(_folder.File("table.parquet"), _folder.File("again.rows"), schema);
        File.ReadAllBytes(_folder.File("again.rows")).ShouldBe(File.ReadAllBytes(_folder.File("table.rows")));
        _folder.Names().ShouldBe(["again.rows", "table.parquet", "table.rows"]);
    }

    [Fact]
    public async Task EveryTypeOfNumber_KeepsItsValue()
    {
        float[] floats = [0.1f, float.MaxValue, 1e-45f, -1];
        double[] doubles = [0.1, 1e300 / 1e290, 1.0 / 3, -1];
        await ParquetFile.WriteAsync(
            _folder.File("t"), 2, ("f", floats), ("d", doubles), ("l", new long[] { 1, 2, 3, 4 }), ("b", new[] { true, false, true, false }),
            ("y", new[] { 1, 2, 3, 4 }));
        ParquetTable.Convert(_folder.File("t"), _folder.File("r"), new CsvOptions { Task = CsvTask.Regression });
        using RowFile rows = RowFile.Open(_folder.File("r"));
        Dataset data = Dataset.ReadFrom(rows);
        for (int row = 0; row < 4; row++)
        {
            data.FeaturesOf(row).ToArray().ShouldBe([floats[row], (float)doubles[row], row + 1, 1 - (row % 2)]);
            data.TargetsOf(row).ToArray().ShouldBe([row + 1]);
        }
    }

    [Fact]
    public async Task MedianOfMany_IsTheMiddleOne()
    {
        foreach (int count in new[] { 1, 2, 9, 500 })
        {
            double?[] values = [.. Enumerable.Range(0, count).Select(static i => (double?)(float)Math.Sin(i * 7)), null];
            await ParquetFile.WriteAsync(_folder.File("t"), 100, ("x", values), ("y", Enumerable.Range(0, count + 1).ToArray()));
            CsvOptions options = new() { Task = CsvTask.Regression, Missing = MissingCells.Median };
            CsvSchema schema = ParquetTable.Convert(_folder.File("t"), _folder.File("r"), options);
            float[] sorted = [.. values.OfType<double>().Select(static value => (float)value).Order()];
            float expected = (float)(((double)sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
            schema.Columns[0].Fill.ShouldBe(expected.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task WhatAColumnDoesNotHold_IsNamedWithItsRow()
    {
        await WriteAsync(rowsOfGroup: 4);
        Problem(new CsvOptions()).ShouldBe("table.parquet, row 1, column 1 'colour': expected a number, but found 'red'.");
        Problem(new CsvOptions { Categorical = ["colour"], Ignored = ["number", "size"] })
            .ShouldBe("table.parquet, row 3, column 1 'colour': expected 'blue', 'green' or 'red', but found a missing cell, ''.");
        Problem(new CsvOptions { Ignored = ["colour", "number"] })
            .ShouldBe("table.parquet, row 2, column 2 'size': expected a number, but found a missing cell, ''.");
        Problem(new CsvOptions { Categorical = ["nothing"] }).ShouldContain("expected a column 'nothing'");
        Problem(new CsvOptions { Task = CsvTask.BinaryClassification, Ignored = ["colour", "size", "count"] })
            .ShouldContain("expected two classes, but found 3");

        await ParquetFile.WriteAsync(_folder.File("table.parquet"), 2, ("x", new byte[][] { [1], [2] }), ("y", new[] { 1, 2 }), ("z", new[] { 1, 2 }));
        Problem(new CsvOptions { Task = CsvTask.Regression }).ShouldBe("table.parquet, row 1, column 1 'x': expected a number, but found 'bytes'.");
        ParquetTable.Convert(_folder.File("table.parquet"), _folder.File("r"), new CsvOptions
        {
            Task = CsvTask.Regression, Ignored = ["x"]
        }).FeatureNames.ShouldBe(["y"]);
    }

    [Fact]
    public async Task ASchema_FindsItsColumnsInAnyOrder_AndRefusesATableWithoutOne()
    {
        await ParquetFile.WriteAsync(_folder.File("a"), 2, ("x", new[] { 1f, 2f }), ("colour", new string?[] { "red", "blue" }), ("y", new[] { 0, 1 }));
        await ParquetFile.WriteAsync(
            _folder.File("b"), 2, ("y", new[] { 1, 0 }), ("more", new[] { 1, 2 }), ("colour", new string?[] { "red", "red" }), ("x", new[] { 3f, 4f }));
        await ParquetFile.WriteAsync(_folder.File("c"), 2, ("y", new[] { 1, 0 }), ("x", new[] { 3f, 4f }));
        CsvSchema schema =
            ParquetTable.Convert(_folder.File("a"), _folder.File("a.rows"), new CsvOptions { Categorical = ["colour"], Task = CsvTask.BinaryClassification });
        ParquetTable.Convert(_folder.File("b"), _folder.File("b.rows"), schema);
        using RowFile rows = RowFile.Open(_folder.File("b.rows"));
        Dataset.ReadFrom(rows).Features.ToArray().ShouldBe([3, 0, 1, 4, 0, 1]);
        Dataset.ReadFrom(rows).Targets.ToArray().ShouldBe([1, 0]);
        Should.Throw<NetGenFormatException>(
            () => ParquetTable.Convert(_folder.File("c"), _folder.File("c.rows"), schema)).Message.ShouldContain("expected a column 'colour'");
        File.Exists(_folder.File("c.rows")).ShouldBeFalse();
    }

    [Fact]
    public async Task DamagedFile_IsOneError()
    {
        await WriteAsync(rowsOfGroup: 4);
        byte[] sound = await File.ReadAllBytesAsync(_folder.File("table.parquet"));
        CsvOptions options = new() { Categorical = ["colour"], Missing = MissingCells.MostFrequent };
        for (int length = 0; length < sound.Length; length += 37)
        {
            _folder.File("short.parquet", sound[..length]);
            Should.Throw<NetGenFormatException>(() => ParquetTable.Convert(_folder.File("short.parquet"), _folder.File("r"), options)).Message.ShouldContain(
                "short.parquet: expected a sound Parquet file");
        }

        File.Exists(_folder.File("r")).ShouldBeFalse();
        Should.Throw<FileNotFoundException>(() => ParquetTable.Convert(_folder.File("none"), _folder.File("r")));
    }

    private static IEnumerable<CsvRow> Rows()
    {
        yield return new CsvRow(0, ["colour", "size", "count", "flag", "number", "class"]);
        for (int i = 0; i < 10; i++)
        {
            yield return new CsvRow(
                i + 1,
                [s_colours[i] ?? "", s_sizes[i]?.ToString(CultureInfo.InvariantCulture)
                    ?? "", s_counts[i]?.ToString(CultureInfo.InvariantCulture) ?? "", s_flags[i] ? "1" : "0", $"{i + 1}", s_classes[i]]);
        }
    }

    private Task WriteAsync(int rowsOfGroup) => ParquetFile.WriteAsync(
        _folder.File("table.parquet"), rowsOfGroup,
        ("colour", s_colours), ("size", s_sizes), ("count", s_counts), ("flag", s_flags), ("number", s_numbers), ("class", s_classes));

    private string Problem(CsvOptions options)
    {
        string message = Should.Throw<NetGenFormatException>(() => ParquetTable.Convert(_folder.File("table.parquet"), _folder.File("r"), options)).Message;
        return message[message.IndexOf("table.parquet", StringComparison.Ordinal)..];
    }
}
