namespace NetGen.Tabular.Tests;

/// <summary>A first row that may be names or data: taken for the wrong one, a row is lost or a column is called 5.1.</summary>
public sealed class HeaderTests
{
    /// <summary>Every first row has something that no name of a column is, or a class that comes again.</summary>
    [Theory]
    [InlineData("5.1,N/A,setosa")]
    [InlineData("5.1,-,setosa")]
    [InlineData("null,3.5,setosa")]
    [InlineData("NULL,n/a,setosa")]
    [InlineData("<1,3.5,setosa")]
    [InlineData("<1,N/A,setosa")]
    [InlineData("12%,low,setosa")]
    [InlineData("2024-01-31,3.5,setosa")]
    [InlineData("31/01/2024,N/A,setosa")]
    [InlineData("12:30,N/A,setosa")]
    [InlineData("3 May 2024,N/A,setosa")]
    [InlineData("\"5,1\",N/A,setosa")]
    [InlineData("$5,N/A,setosa")]
    [InlineData("\"1,000.5\",N/A,setosa")]
    [InlineData("1e5,oops,setosa")]
    [InlineData("N/A,-,first")]
    [InlineData("?,N/A,first")]
    [InlineData("oops,odd,setosa")]
    public void RowWithOddCells_IsNotTakenForAHeader(string first)
    {
        string text = first + "\n4.9,3,virginica\n5,3,setosa\n";
        string problem = CsvFile.Problem(text);
        problem.ShouldStartWith("table.csv, line 1: expected the names of the columns, but found ");
        problem.ShouldEndWith(". Set HasHeader to false if this is a row of data, or to true if these are names.");
        CsvFile.Load(text, new CsvOptions { HasHeader = true }).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("oops,7\n1,2\n")]
    [InlineData("7,oops\n1,2\n")]
    [InlineData("12%,oops\n1,2\n")]
    [InlineData("N/A,null\n1,2\n")]
    public void RowOfRegression_IsNotTakenForAHeader(string text) =>
        CsvFile.Problem(text, new CsvOptions { Task = CsvTask.Regression }).ShouldContain("line 1: expected the names of the columns");

    [Fact]
    public void FirstRowWithARepeatedCategory_IsTakenAsData()
    {
        CsvOptions options = new() { Categorical = [0, 1] };
        CsvFile.Problem("red,round,yes\nblue,square,no\nred,square,no\n", options)
            .ShouldStartWith("table.csv, line 1: expected the names of the columns, but found values, 'red, round, yes'");
        CsvFile.Load("colour,form,good\nred,round,yes\nblue,square,no\n", options).Count.ShouldBe(2);
    }

    [Fact]
    public void HeaderThatIsWrittenTwice_IsAHeader() =>
        CsvFile.Problem("x,kind\n1,a\nx,kind\n2,b\n").ShouldBe("table.csv, line 3, column 1 'x': expected a number, but found 'x'.");

    /// <summary>Names that a careless rule would take for data.</summary>
    [Theory]
    [InlineData("x1,2ndFloor,kind")]
    [InlineData("RI,NA,kind")]
    [InlineData("Na,Mg,kind")]
    [InlineData(",y,kind")]
    [InlineData("May,June,kind")]
    [InlineData("e5,infinity,kind")]
    [InlineData("share %,n/a,kind")]
    [InlineData("min,-,kind")]
    [InlineData("a (cm),b_1,kind")]
    public void Names_AreTakenForNames(string header) => CsvFile.Load(header + "\n5.1,3.5,setosa\n4.9,3,virginica\n").Count.ShouldBe(2);

    [Fact]
    public void ColumnsCalledByName_NeedNoGuess() =>
        CsvFile.Load("2023,2024,kind\n1,2,a\n", new CsvOptions { Targets = ["kind"] }).ColumnNames.ShouldBe(["2023", "2024", "kind"]);
}
