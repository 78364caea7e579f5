namespace NetGen.Tabular.Tests;

/// <summary>A second file that is read by the schema of the first.</summary>
public sealed class NewRowsTests
{
    private static readonly CsvOptions s_flats = new()
    {
        Ignored = ["id"], Categorical = ["district"], Targets = ["let"], Missing = MissingCells.Mean,
    };

    private static readonly CsvSchema s_schema = CsvFile.Load("id,area,district,let\n1,20,hills,no\n2,40,port,yes\n3,,hills,later\n", s_flats).Schema;

    [Theory]
    [InlineData("id,area,district,let\n9,50,port,yes\n")]
    [InlineData("let,district,area,id\nyes,port,50,9\n")]
    [InlineData("area,district,let\n50,port,yes\n")]
    [InlineData("colour,district,area,let\nred,port,50,yes\n")]
    [InlineData("area,district,let,\n50,port,yes,\n")]
    public void Columns_AreFoundByName(string text)
    {
        CsvTable table = CsvFile.Load(text, s_schema);
        table.Data.Features.ToArray().ShouldBe([50, 0, 1]);
        table.Data.Targets.ToArray().ShouldBe([0, 0, 1]);
        table.Schema.ShouldBeSameAs(s_schema);
    }

    [Fact]
    public void MissingCells_AreFilledByTheSchema() =>
        CsvFile.Load("area,district\n?,\n", s_schema).Data.Features.ToArray().ShouldBe([30, 1, 0]);

    [Theory]
    [InlineData("id,area,district\n9,50,port\n10,60,hills\n")]
    [InlineData("id,area,district,let\n9,50,port,\n10,60,hills,?\n")]
    public void RowsWithoutTargets_ArePredictedButNotMeasured(string text)
    {
        CsvTable table = CsvFile.Load(text, s_schema);
        table.Data.Features.ToArray().ShouldBe([50, 0, 1, 60, 1, 0]);
        table.Data.Targets.ToArray().ShouldAllBe(static target => float.IsNaN(target));
        Should.Throw<InvalidOperationException>(() => table.Split(0.5, stratify: true)).Message.ShouldContain("Expected classes to stratify by");
    }

    [Fact]
    public void RegressionWithoutTargets_IsEncoded()
    {
        CsvSchema schema = CsvFile.Load("a,b,y\n1,2,3\n", new CsvOptions { Task = CsvTask.Regression, Targets = ["b", "y"] }).Schema;
        CsvTable table = CsvFile.Load("y,a\n7,5\n", schema);
        table.Data.Features.ToArray().ShouldBe([5]);
        table.Data.Targets.ToArray().ShouldBe([float.NaN, 7]);
    }

    [Fact]
    public void ProblemsOfNewRows_NameTheirOwnLineAndColumn()
    {
        CsvFile.Problem("district,area\nport,big\n", s_schema).ShouldBe("table.csv, line 2, column 2 'area': expected a number, but found 'big'.");
        CsvFile.Problem("district,area\nport,1\nmoon,1\n", s_schema)
            .ShouldBe("table.csv, line 3, column 1 'district': expected 'hills' or 'port', but found 'moon'.");
        CsvFile.Problem("area,district,let\n1,port,perhaps\n", s_schema)
            .ShouldBe("table.csv, line 2, column 3 'let': expected 'later', 'no' or 'yes', but found 'perhaps'.");
        CsvFile.Problem("area,let\n1,yes\n", s_schema).ShouldBe("table.csv: expected a column 'district', but found 2 columns: 'area', 'let'.");
        CsvFile.Problem("area,district,area\n1,port,2\n", s_schema).ShouldBe("table.csv, line 1: expected a name for each column, but found 'area' twice.");
        CsvFile.Problem("area,district\n", s_schema).ShouldBe("table.csv: expected at least one row, but found none.");
        CsvFile.Problem("", s_schema).ShouldBe("table.csv: expected a table, but found no line that is not empty.");
    }

    [Fact]
    public void UnknownCategories_FollowThePolicy()
    {
        CsvOptions options = new() { Task = CsvTask.Regression, Categorical = ["k"], AllowUnknownCategories = true };
        CsvSchema lenient = CsvFile.Load("k,y\na,1\nb,2\n", options).Schema;
        CsvFile.Load("k\nc\n", lenient).Data.Features.ToArray().ShouldBe([0, 0]);
        CsvFile.Problem("k\n?\n", lenient).ShouldContain("expected 'a' or 'b', but found a missing cell, '?'");
    }

    [Fact]
    public void RowsWithAMissingFeature_AreDroppedIfTheSchemaDropsThem()
    {
        CsvSchema schema = CsvFile.Load("a,y\n1,p\n,q\n3,q\n", new CsvOptions { Missing = MissingCells.DropRow }).Schema;
        CsvTable table = CsvFile.Load("a,y\n5,\n,p\n7,q\n", schema);
        table.Data.Features.ToArray().ShouldBe([5, 7]);
        table.DroppedRowCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("7,1,2,p\n")]
    [InlineData("7,1,2\n")]
    [InlineData("1,2\n")]
    public void FilesWithoutAHeader_MayLackTargetsAndIgnoredColumns(string text)
    {
        CsvOptions options = new() { HasHeader = false, Ignored = [0] };
        CsvSchema schema = CsvFile.Load("9,1,2,p\n9,3,4,q\n", options).Schema;
        CsvFile.Load(text, schema).Data.Features.ToArray().ShouldBe([1, 2]);
    }

    /// <summary>The empty cell at the end is the target where that makes the line whole, and no cell where nothing else does.</summary>
    [Fact]
    public void FilesWithoutAHeader_MayHaveTrailingSeparators()
    {
        CsvSchema schema = CsvFile.Load("1,2,p\n3,4,q\n", new CsvOptions { HasHeader = false }).Schema;
        CsvFile.Load("5,6,\n", schema).Data.Features.ToArray().ShouldBe([5, 6]);
        CsvTable whole = CsvFile.Load("5,6,q,\n7,8,p,\n", schema);
        whole.Data.Targets.ToArray().ShouldBe([0, 1, 1, 0]);
        whole.Notes.Length.ShouldBe(1);
    }

    [Fact]
    public void LinesOfAnotherLength_AreRefusedWithTheExpectedLengths()
    {
        CsvSchema schema = CsvFile.Load("9,1,2,p\n9,3,4,q\n", new CsvOptions { ColumnNames = ["id", "a", "b", "c"], Ignored = ["id"] }).Schema;
        CsvFile.Problem("1\n", schema).ShouldBe(
            "table.csv, line 1: expected 4 cells ('id', 'a', 'b', 'c'), or 3 ('id', 'a', 'b'), or 2 ('a', 'b'), but found 1 with Comma as separator.");
    }

    [Fact]
    public void NamesInPlaceOfAHeader_AreReadByPosition()
    {
        CsvSchema schema = CsvFile.Load("u,v\n1,p\n2,q\n", new CsvOptions { ColumnNames = ["a", "c"], HasHeader = true }).Schema;
        CsvFile.Load("u\n5\n", schema).Data.Features.ToArray().ShouldBe([5]);
    }

    [Fact]
    public void NewRows_AreSplitAndFoldedBySchema()
    {
        CsvTable table = CsvFile.Load("area,district,let\n1,port,yes\n?,port,no\n900,hills,no\n800,hills,yes\n", s_schema);
        (CsvTable first, CsvTable second) = table.Split(0.5, shuffle: false);
        first.Data.Features.ToArray().ShouldBe([1, 0, 1, 30, 0, 1]);
        second.Schema.ShouldBeSameAs(s_schema);
        table.KFold(2, shuffle: false).First().Train.TargetCount.ShouldBe(3);
    }

    [Fact]
    public void ColumnsThatTheSchemaDoesNotKnow_AreNoted() =>
        CsvFile.Load("area,colour,district\n1,red,port\n", s_schema).Notes.Single()
            .ShouldEndWith("table.csv: the schema has no column 'colour'; what is there is left out.");

    [Fact]
    public void AnotherTable_IsAppliedByNames()
    {
        CsvTable other = CsvFile.Load("district,let,area\nport,yes,7\n", s_flats with { Ignored = [] });
        s_schema.Apply(other).Features.ToArray().ShouldBe([7, 0, 1]);
    }

    [Fact]
    public void FittingToRowsWithoutTargets_IsRefused() =>
        Should.Throw<ArgumentException>(() => CsvSchema.Fit(CsvFile.Load("area,district\n1,port\n", s_schema))).Message
            .ShouldContain("a table with a target column, but found 'area', 'district'");
}
