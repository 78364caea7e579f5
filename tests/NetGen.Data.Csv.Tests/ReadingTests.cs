using System.Globalization;
using System.Text;

namespace NetGen.Tabular.Tests;

/// <summary>From bytes to cells: separators, quotes, headers, encodings, lines.</summary>
public sealed class ReadingTests
{
    private static readonly CsvOptions s_numbers = new() { Task = CsvTask.Regression };

    [Fact]
    public void Defaults_ReadAHeaderAndClassesInTheLastColumn()
    {
        CsvTable table = CsvFile.Load("width,height,kind\n1.5,2,cat\n-3e2,.5,dog\n4,5.,cat\n");
        table.ColumnNames.ShouldBe(["width", "height", "kind"]);
        table.Count.ShouldBe(3);
        table.Data.Features.ToArray().ShouldBe([1.5f, 2, -300, 0.5f, 4, 5]);
        table.Data.Targets.ToArray().ShouldBe([1, 0, 0, 1, 1, 0]);
        table.Schema.Classes.ShouldBe(["cat", "dog"]);
    }

    [Theory]
    [InlineData(CsvSeparator.Comma, "a,b,c\n1,2,3\n4,5,6\n")]
    [InlineData(CsvSeparator.Semicolon, "a;b;c\n1;2;3\n4;5;6\n")]
    [InlineData(CsvSeparator.Tab, "a\tb\tc\n1\t2\t3\n4\t5\t6\n")]
    [InlineData(CsvSeparator.Blanks, "a b c\n1    2 \t 3\n   4 5     6   \n")]
    [InlineData(CsvSeparator.Comma, "a,b,c\r\n1,2,3\r\n4,5,6")]
    [InlineData(CsvSeparator.Comma, "\n\na , b, c \n\n 1,2 ,3\n   \n4,5,6\n\n")]
    [InlineData(CsvSeparator.Comma, "\"a\",\"b\",\"c\"\n\"1\",2, \"3\" \n4,\"5\",6\n")]
    [InlineData(CsvSeparator.Blanks, "\n\"a\" b \"c\"\n\n1 \"2\" 3\r\n4 5 6\r\n")]
    public void EverySeparator_GivesTheSameTable(CsvSeparator separator, string text)
    {
        CsvTable table = CsvFile.Load(text, s_numbers with { Separator = separator });
        table.ColumnNames.ShouldBe(["a", "b", "c"]);
        table.Data.Features.ToArray().ShouldBe([1, 2, 4, 5]);
        table.Data.Targets.ToArray().ShouldBe([3, 6]);
    }

    [Theory]
    [InlineData(CsvSeparator.Comma, "name,x\n\"Smith, \"\"Jo\"\"\",1\n\"two\nlines\",2\n")]
    [InlineData(CsvSeparator.Blanks, "name x\n\"Smith, \"\"Jo\"\"\"  1\n\"two\nlines\" 2\n")]
    public void QuotedCells_HoldAnything(CsvSeparator separator, string text) =>
        CsvFile.Load(text, s_numbers with { Separator = separator, Categorical = ["name"] }).Column("name").ShouldBe(["Smith, \"Jo\"", "two\nlines"]);

    [Fact]
    public void BlanksWithinQuotes_SeparateNothing() =>
        CsvFile.Load("1 \"a  b\" 2\n3  \"c \t d\"  4\n", s_numbers with { Separator = CsvSeparator.Blanks, HasHeader = false, Categorical = [1] })
            .Column(1).ShouldBe(["a  b", "c \t d"]);

    [Fact]
    public void Names_ComeFromTheHeaderOrTheOptions()
    {
        CsvFile.Load("1,2\n", s_numbers with { HasHeader = false }).ColumnNames.ShouldBe(["column 1", "column 2"]);
        CsvFile.Load("1,2\n", s_numbers with { ColumnNames = ["a", "b"] }).ColumnNames.ShouldBe(["a", "b"]);
        CsvTable replaced = CsvFile.Load("x,y\n1,2\n", s_numbers with { ColumnNames = ["a", "b"], HasHeader = true });
        replaced.ColumnNames.ShouldBe(["a", "b"]);
        replaced.Count.ShouldBe(1);
        CsvFile.Load(",y\n1,2\n", s_numbers).ColumnNames.ShouldBe(["column 1", "y"]);
    }

    /// <summary>Taken for a header, the first row would be lost without a word.</summary>
    [Theory]
    [InlineData("5.1,3.5,setosa\n4.9,3,virginica\n")]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("5.1,?,setosa\n4.9,3,virginica\n")]
    public void NumbersAsHeader_AreRefusedUnlessHasHeaderIsTrue(string text)
    {
        Should.Throw<NetGenFormatException>(() => CsvFile.Load(text)).Message.ShouldContain("line 1: expected the names of the columns, but found numbers, '");
        CsvFile.Load(text, new CsvOptions { HasHeader = true }).Count.ShouldBe(1);
        CsvFile.Load(text, new CsvOptions { HasHeader = false, Missing = MissingCells.Median }).Count.ShouldBe(2);
    }

    [Fact]
    public void NumbersAmongNames_AreNames() => CsvFile.Load("2024,kind,2025\n1,a,3\n", s_numbers with { Categorical = ["kind"] }).ColumnNames
        .ShouldBe(["2024", "kind", "2025"]);

    [Fact]
    public void Columns_AreFoundByNameOrPosition()
    {
        CsvTable table = CsvFile.Load("a,b,c\n1,2,3\n", s_numbers with { Targets = [0], Ignored = [^2] });
        table.Data.Targets.ToArray().ShouldBe([1]);
        table.Data.Features.ToArray().ShouldBe([3]);
        table.Column("b").ShouldBe(["2"]);
        table.Column(^1).ShouldBe(["3"]);
    }

    [Fact]
    public void SeveralTargets_HaveTheOrderOfTheOptions() =>
        CsvFile.Load("a,b,c\n1,2,3\n", s_numbers with { Targets = ["c", "a"] }).Data.Targets.ToArray().ShouldBe([3, 1]);

    [Fact]
    public void Encodings_AreTheOneNamedOrThatOfTheMark()
    {
        CsvOptions options = s_numbers with { Categorical = [0] };
        const string Text = "Größe,x\nklein,1\n";
        CsvFile.Load(Encoding.Latin1.GetBytes(Text), options with { Encoding = Encoding.Latin1 }).ColumnNames[0].ShouldBe("Größe");
        CsvFile.Load([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], options).ColumnNames[0].ShouldBe("Größe");
        CsvFile.Load([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], options).ColumnNames[0].ShouldBe("Größe");
        CsvFile.Problem(Encoding.Latin1.GetBytes(Text), options).ShouldBe("table.csv: expected text in utf-8, but found the bytes F6; Encoding names another.");
    }

    [Fact]
    public void DecimalPoint_IsAPointWhateverTheLanguage()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            CsvFile.Load("a,b\n1.5,2.25\n", s_numbers).Data.Features.ToArray().ShouldBe([1.5f]);
            CsvFile.Load("a;b\n1.5;2.25\n", s_numbers with { Separator = CsvSeparator.Semicolon }).Data.Targets.ToArray().ShouldBe([2.25f]);
            CsvFile.Problem("a;b\n1,5;2\n", s_numbers with { Separator = CsvSeparator.Semicolon })
                .ShouldStartWith("table.csv, line 2, column 1 'a': expected a number, but found '1,5'");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "table.csv: expected a table, but found no line that is not empty.")]
    [InlineData("\n \n", "table.csv: expected a table, but found no line that is not empty.")]
    [InlineData("a,b\n", "table.csv: expected at least one row, but found none.")]
    [InlineData("a,b\n1,2\n\n3\n", "table.csv, line 4: expected 2 cells, as in line 1, but found 1.")]
    [InlineData("a,b\n1,2\n3,4,5\n", "table.csv, line 3: expected 2 cells, as in line 1, but found 3.")]
    [InlineData("a,a\n1,2\n", "table.csv, line 1: expected a name for each column, but found 'a' twice.")]
    [InlineData("a,b\n\"x\n\ny\",2\n", "table.csv, line 2, column 1 'a': expected a number, but found 'x\n\ny'.")]
    [InlineData("a,b\n\"1\n\",2\nz,2\n", "table.csv, line 4, column 1 'a': expected a number, but found 'z'.")]
    [InlineData("a;b\n1;2\n", "table.csv: expected a feature column besides targets and ignored columns, but found 1 column(s) in total, with Comma as "
        + "separator: 'a;b'.")]
    [InlineData("a,b\n1\"2,3\n", "table.csv, line 2: expected quotes around whole cells only, and doubled within them, but found others or no end.")]
    public void FilesThatAreNoTable_AreRefusedWithTheLine(string text, string problem) => CsvFile.Problem(text, s_numbers).ShouldBe(problem);

    /// <summary>Without a row there is no class either; the rows are what is missing.</summary>
    [Fact]
    public void HeaderWithoutRows_IsRefusedAsSuch() => CsvFile.Problem("a,b\n", new CsvOptions())
        .ShouldBe("table.csv: expected at least one row, but found none.");

    [Theory]
    [InlineData(CsvSeparator.Comma, "1,2\n\"3,4\n5,6\n")]
    [InlineData(CsvSeparator.Blanks, "1 2\n\"3 4\n5 6\n")]
    public void QuoteThatIsNeverClosed_IsRefused(CsvSeparator separator, string text) =>
        CsvFile.Problem(text, s_numbers with { Separator = separator, HasHeader = false })
            .ShouldBe("table.csv, line 2: expected quotes around whole cells only, and doubled within them, but found others or no end.");

    [Fact]
    public void MissingColumns_AreRefusedWithAListOfTheExistingOnes()
    {
        const string Text = "a,b\n1,2\n";
        CsvFile.Problem(Text, s_numbers with { Targets = ["B"] }).ShouldBe("table.csv: expected a column 'B', but found 2 columns: 'a', 'b'.");
        CsvFile.Problem(Text, s_numbers with { Targets = [2] }).ShouldBe("table.csv: expected a column at position 2 from 0, but found 2 columns: 'a', 'b'.");
        CsvFile.Problem(Text, s_numbers with { Ignored = [^3] }).ShouldBe("table.csv: expected a column at position ^3 from 0, but found 2 columns: 'a', 'b'.");
        CsvFile.Problem(Text, s_numbers with { ColumnNames = ["x", "y", "z"] })
            .ShouldBe("table.csv, line 1: expected 3 cells, one for each of the column names, but found 2 with Comma as separator.");
    }

    [Fact]
    public void OptionsThatContradictEachOther_AreRefused()
    {
        string Refused(CsvOptions options) => Should.Throw<ArgumentException>(() => CsvFile.Load("a,b\n1,2\n", options)).Message;

        Refused(s_numbers with { Targets = [] }).ShouldContain("at least one target column");
        Refused(new CsvOptions { Targets = [0, 1] }).ShouldContain("one target column, but found 2");
        Refused(s_numbers with { Classes = [["1"], ["2"]] }).ShouldContain("no classes, but found 2");
        Refused(new CsvOptions { Classes = [["1"]] }).ShouldContain("two or more classes, but found 1");
        Refused(new CsvOptions { Task = CsvTask.BinaryClassification, Classes = [["1"], ["2"], ["3"]] }).ShouldContain("two classes, but found 3");
        Refused(new CsvOptions { Classes = [["1", "2"], ["2"]] }).ShouldContain("found '2' twice");
        Refused(s_numbers with { Targets = ["b"], Categorical = ["b"] }).ShouldContain("found 'b' both as Target and as Category");
    }

    /// <summary>In a file with one more column the same options are sound.</summary>
    [Fact]
    public void TwoKeysOfOneColumn_AreAnErrorOfTheFile()
    {
        CsvOptions options = s_numbers with { Categorical = ["b"] };
        CsvFile.Problem("a,b\n1,2\n", options).ShouldBe("table.csv: expected one use of each column, but found 'b' both as Target and as Category.");
        CsvFile.Load("a,b,c\n1,2,3\n", options).ColumnNames.Length.ShouldBe(3);
    }

    /// <summary>A target of numbers that is read as classes has as many classes as rows.</summary>
    [Fact]
    public void MoreClassesThanAnArrayHolds_AreRefused()
    {
        string text = string.Concat(Enumerable.Range(0, 50_000).Select(static i => $"1,{i}\n"));
        CsvFile.Problem("a,b\n" + text, new CsvOptions()).ShouldBe(
            "table.csv: expected at most 2147483591 values, but found 50000 rows of 50000, one for each category or class. "
            + "Task Regression is for targets that are numbers.");
    }

    [Fact]
    public void LongTexts_AreCutOffInMessages() =>
        CsvFile.Problem($"a,b\n{new string('x', 100_000)},2\n", s_numbers).ShouldBe(
            $"table.csv, line 2, column 1 'a': expected a number, but found '{new string('x', 200)}...'.");

    [Fact]
    public void FileThatIsNotThere_IsTold() => Should.Throw<FileNotFoundException>(() => Csv.Load("no-such-table.csv"));
}
