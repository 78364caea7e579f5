using System.Text;

namespace NetGen.Tabular.Tests;

/// <summary>Files as spreadsheets, instruments and offices write them.</summary>
public sealed class RoughFilesTests
{
    private static readonly CsvOptions s_numbers = new() { Task = CsvTask.Regression };
    private static readonly CsvOptions s_semicolons = s_numbers with { Separator = CsvSeparator.Semicolon };

    [Theory]
    [InlineData(CsvSeparator.Semicolon, "a;b\n1,5;-2,25e1\n3;,5\n")]
    [InlineData(CsvSeparator.Comma, "a,b\n\"1,5\",\"-2,25e1\"\n3,\",5\"\n")]
    [InlineData(CsvSeparator.Tab, "a\tb\n1,5\t-2,25e1\n3\t,5\n")]
    [InlineData(CsvSeparator.Blanks, "a  b\n1,5  -2,25e1\n3 ,5\n")]
    public void DecimalCommas_AreReadIfTheOptionSaysSo(CsvSeparator separator, string text)
    {
        CsvTable table = CsvFile.Load(text, s_numbers with { Separator = separator, DecimalComma = true });
        table.Data.Features.ToArray().ShouldBe([1.5f, 3]);
        table.Data.Targets.ToArray().ShouldBe([-22.5f, 0.5f]);
    }

    [Fact]
    public void NumberOfTheOtherKind_IsAnErrorThatNamesTheOption()
    {
        CsvFile.Problem("a;b\n1,5;2\n", s_semicolons)
            .ShouldBe("table.csv, line 2, column 1 'a': expected a number, but found '1,5'; set DecimalComma to true if the decimal separator is a comma.");
        CsvFile.Problem("a;b\n1.5;2\n", s_semicolons with { DecimalComma = true })
            
                .ShouldBe(
                "table.csv, line 2, column 1 'a': expected a number with a decimal comma, but found '1.5'; "
                + "set DecimalComma to false if the decimal separator is a point.");
        CsvFile.Problem("a;b\n1.234,5;2\n", s_semicolons with { DecimalComma = true })
            .ShouldBe("table.csv, line 2, column 1 'a': expected a number with a decimal comma, but found '1.234,5'.");
        CsvFile.Problem("a;b\n12%;2\n", s_semicolons).ShouldBe("table.csv, line 2, column 1 'a': expected a number, but found '12%'.");
        CsvFile.Problem("a;b\nx,y;2\n", s_semicolons).ShouldBe("table.csv, line 2, column 1 'a': expected a number, but found 'x,y'.");
    }

    [Fact]
    public void CategoriesWithDecimalCommas_AreOrderedAsNumbers() =>
        CsvFile.Load("x;c\n0;10,5\n0;9\n", new CsvOptions { Separator = CsvSeparator.Semicolon, DecimalComma = true }).Schema.Classes.ShouldBe(["9", "10,5"]);

    [Theory]
    [InlineData("a,b,c,\n1,2,x,\n3,4,y,\n", null)]
    [InlineData("a,b,c\n1,2,x,\n3,4,y,\n", null)]
    [InlineData("a,b,c,\n1,2,x\n3,4,y\n", null)]
    [InlineData("1,2,x, \n3,4,y,\t\n", false)]
    public void SeparatorAtTheEndOfEveryLine_MakesNoColumn(string text, bool? hasHeader)
    {
        CsvTable table = CsvFile.Load(text, new CsvOptions { HasHeader = hasHeader });
        table.ColumnNames.Length.ShouldBe(3);
        table.Data.Features.ToArray().ShouldBe([1, 2, 3, 4]);
        table.Schema.Classes.ShouldBe(["x", "y"]);
        table.Notes.Single().ShouldEndWith("table.csv: every line ends with a separator; what comes after it is no column.");
    }

    [Theory]
    [InlineData(CsvSeparator.Semicolon, "a;b;c;\n1;2;3;\n")]
    [InlineData(CsvSeparator.Tab, "a\tb\tc\t\n1\t2\t3\t\n")]
    [InlineData(CsvSeparator.Blanks, "a b c  \n1 2 3  \n")]
    public void OtherSeparatorsAtTheEnd_MakeNoColumnEither(CsvSeparator separator, string text) =>
        CsvFile.Load(text, s_numbers with { Separator = separator }).Data.Targets.ToArray().ShouldBe([3]);

    [Fact]
    public void EmptyColumnThatTheOptionsName_Stays()
    {
        const string Text = "a,b,\n1,2,\n3,4,\n";
        CsvFile.Load(Text, s_numbers with { Targets = [1], Ignored = [2] }).ColumnNames.ShouldBe(["a", "b", "column 3"]);
        CsvFile.Load(Text, s_numbers with { Targets = [^2], Ignored = [^1] }).Data.Targets.ToArray().ShouldBe([2, 4]);
        CsvFile.Load(Text, s_numbers with { Targets = [1], Ignored = ["column 3"] }).Data.Targets.ToArray().ShouldBe([2, 4]);
        CsvFile.Load(Text, s_numbers with { ColumnNames = ["a", "b", "none"], HasHeader = true, Targets = ["b"], Ignored = ["none"] }).Count.ShouldBe(2);
    }

    [Fact]
    public void EmptyCellsOfANamedColumn_AreMissingCells() =>
        CsvFile.Problem("a,b,c\n1,2,\n3,4,\n").ShouldBe("table.csv, line 2, column 3 'c': expected a category, but found a missing cell, ''.");

    [Fact]
    public void SeparatorAtTheEndOfOneLine_IsReportedWithTheLine() =>
        CsvFile.Problem("a,b\n1,2\n3,4,\n", s_numbers).ShouldBe("table.csv, line 3: expected 2 cells, as in line 1, but found 3.");

    [Theory]
    [InlineData(CsvSeparator.Comma, "Weather, \"all\n\na,b\n1,2\nx,4\n")]
    [InlineData(CsvSeparator.Blanks, "Weather \"all\n\na b\n1 2\nx 4\n")]
    [InlineData(CsvSeparator.Comma, "Weather, \"all\r\n\r\na,b\r\n1,2\r\nx,4\r\n")]
    public void TitleLines_AreSkippedAndCounted(CsvSeparator separator, string text) =>
        CsvFile.Problem(text, s_numbers with { Separator = separator, SkipLines = 2 })
            .ShouldBe("table.csv, line 5, column 1 'a': expected a number, but found 'x'.");

    [Theory]
    [InlineData(CsvSeparator.Comma, "# it's \"odd\na,b\n#1,2\n1,2\n# end\nx,4\n")]
    [InlineData(CsvSeparator.Blanks, "# it's \"odd\na b\n#1 2\n1 2\n# \"end\nx 4\n")]
    public void CommentLines_AreSkippedAndCounted(CsvSeparator separator, string text) =>
        CsvFile.Problem(text, s_numbers with { Separator = separator, CommentPrefix = '#' })
            .ShouldBe("table.csv, line 6, column 1 'a': expected a number, but found 'x'.");

    [Fact]
    public void LinesToSkip_AreSuggestedInTheMessage()
    {
        CsvFile.Problem("My table\na,b\n1,2\n", s_numbers)
            .ShouldBe("table.csv, line 2: expected 1 cell, as in line 1, but found 2; SkipLines skips titles above a table.");
        CsvFile.Problem("# made today\na,b\n1,2\n", s_numbers)
            .ShouldBe("table.csv, line 2: expected 1 cell, as in line 1, but found 2; CommentPrefix = '#' skips lines that start with it.");
        CsvFile.Problem("a,b\n1,2\n# end\n", s_numbers)
            .ShouldBe("table.csv, line 3: expected 2 cells, as in line 1, but found 1; CommentPrefix = '#' skips lines that start with it.");
        CsvFile.Problem("a,b\n1,2\n", s_numbers with { SkipLines = 5 }).ShouldBe("table.csv: expected a table, but found no line that is not empty.");
    }

    [Fact]
    public void SkippingThatMeansNothing_IsRefused()
    {
        Should.Throw<ArgumentException>(() => CsvFile.Load("a,b\n1,2\n", s_numbers with { SkipLines = -1 })).Message
            .ShouldContain("0 lines to skip or more, but found -1");
        Should.Throw<ArgumentException>(() => CsvFile.Load("a,b\n1,2\n", s_numbers with { CommentPrefix = '"' })).Message
            .ShouldContain("a sign such as '#' for comments, but found '\"'");
    }

    [Theory]
    [InlineData("1\u00A0234", "1<U+00A0>234")]
    [InlineData("12\u00A0", "12<U+00A0>")]
    [InlineData("\u200B5", "<U+200B>5")]
    [InlineData("\uFEFF5", "<U+FEFF>5")]
    [InlineData("5\u202F000", "5<U+202F>000")]
    [InlineData("\u0000", "<U+0000>")]
    public void InvisibleCharacters_AreShown(string cell, string shown) =>
        CsvFile.Problem($"a,b\n1,2\n{cell},4\n", s_numbers).ShouldBe($"table.csv, line 3, column 1 'a': expected a number, but found '{shown}'.");

    [Fact]
    public void InvisibleCharactersOfNames_AreShownToo()
    {
        CsvFile.Problem("a\u00A0,b\n1,2\n", s_numbers with { Ignored = ["a"] })
            .ShouldBe("table.csv: expected a column 'a', but found 2 columns: 'a<U+00A0>', 'b'.");
        CsvFile.Problem("a\u200B,b\nx,2\n", s_numbers).ShouldBe("table.csv, line 2, column 1 'a<U+200B>': expected a number, but found 'x'.");
        CsvFile.Problem("k,c\n1,cat\n1,cat\u00A0\n", new CsvOptions { Classes = [["cat"], ["dog"]] })
            .ShouldEndWith("expected 'cat' or 'dog', but found 'cat<U+00A0>'.");
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("Größe,b\n1,2\n")]
    [InlineData("длина,сорт\n1,2\n3,4\n")]
    public void Utf16WithoutAMark_IsSuggested(string text)
    {
        CsvFile.Problem(Encoding.Unicode.GetBytes(text), s_numbers).ShouldBe(
            "table.csv: expected text in utf-8, but every other byte is zero, as in UTF-16 without a byte order mark. "
            + "Set Encoding = Encoding.Unicode.");
        CsvFile.Problem(Encoding.BigEndianUnicode.GetBytes(text), s_numbers with { Encoding = Encoding.Latin1 })
            .ShouldEndWith("Set Encoding = Encoding.BigEndianUnicode.");
        CsvFile.Load(Encoding.Unicode.GetBytes(text), s_numbers with { Encoding = Encoding.Unicode }).ColumnNames.Length.ShouldBe(2);
        CsvFile.Load([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], s_numbers).ColumnNames.Length.ShouldBe(2);
    }

    /// <summary>The detection of encodings by .NET replaces what it cannot read.</summary>
    [Fact]
    public void DamagedTextAfterAMark_IsRefused()
    {
        byte[] half = [0x00, 0xD8];
        CsvFile.Problem([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\n1,"), .. half], s_numbers).ShouldContain("but found the bytes");
        byte[] file = [.. Encoding.UTF8.Preamble, .. "a,b\n1,"u8, 0xFF];
        CsvFile.Problem(file, s_numbers with { Encoding = Encoding.Latin1 }).ShouldContain("but found the bytes FF");
        CsvFile.Load([.. Encoding.UTF8.Preamble, .. "größe,b\n1,2"u8], s_numbers with { Encoding = Encoding.Latin1 }).ColumnNames[0].ShouldBe("größe");
    }

    [Fact]
    public void LinesToSkipPastTheEnd_AreRefused() =>
        CsvFile.Problem("a,b\n1,2\n", s_numbers with { SkipLines = int.MaxValue }).ShouldContain("found no line that is not empty");

    [Fact]
    public void WholeNumbersThatLoseDigits_AreNoted()
    {
        const string Text = "id,date,k,y\n16777216,20240131,20240131,16777217\n16777217,5,1,2\n-16777219.0,20240201,1,33554433\n";
        CsvTable table = CsvFile.Load(Text, s_numbers with { Categorical = ["k"] });
        table.Notes.Length.ShouldBe(3);
        table.Notes[0].ShouldEndWith(
            "table.csv, line 3, column 1 'id': '16777217' loses digits and becomes 16777216. "
            + "A float keeps all digits of whole numbers up to 16777216 (2^24) only. 1 more cell(s) of the column lose digits too.");
        table.Notes[1].ShouldContain("line 2, column 2 'date': '20240131' loses digits and becomes 20240132.");
        table.Notes[2].ShouldContain("line 2, column 4 'y': '16777217' loses digits");
        table.Rows(0).Notes.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("33554432")]
    [InlineData("1e30")]
    [InlineData("0.123456789012")]
    [InlineData("?")]
    public void NumbersThatLoseNoDigit_AreNotNoted(string cell) =>
        CsvFile.Load($"a,y\n{cell},1\n3,2\n", s_numbers with { Missing = MissingCells.Mean }).Notes.ShouldBeEmpty();

    [Fact]
    public void WholeNumbersBeyondADouble_AreNotedToo() =>
        CsvFile.Load("a,y\n9007199254740993,1\n", s_numbers).Notes.Single().ShouldContain("'9007199254740993' loses digits and becomes 9007199254740992.");

    [Fact]
    public void Rows_MayComeFromAnyReader()
    {
        CsvTable table = CsvTable.FromRows([new CsvRow(1, ["a", "c"]), new CsvRow(2, ["1", "p"]), new CsvRow(3, ["2", "q"])], path: "numbers.xlsx");
        table.Data.Features.ToArray().ShouldBe([1, 2]);
        CsvTable.FromRows([new CsvRow(1, ["a"]), new CsvRow(2, ["7"])], table.Schema).Data.Features.ToArray().ShouldBe([7]);
        Should.Throw<NetGenFormatException>(() => CsvTable.FromRows([new CsvRow(1, ["a", "c"]), new CsvRow(2, ["x", "p"])], path: "numbers.xlsx")).Message
            .ShouldBe("numbers.xlsx, line 2, column 1 'a': expected a number, but found 'x'.");
    }
}
