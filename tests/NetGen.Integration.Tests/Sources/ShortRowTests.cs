namespace NetGen.Integration.Tests.Sources;

/// <summary>A row of a table with too few cells is named, also where the schema is taken.</summary>
public sealed class ShortRowTests
{
    [Theory]
    [InlineData(MissingCells.Median)]
    [InlineData(MissingCells.DropRow)]
    [InlineData(MissingCells.Error)]
    public void RowWithTooFewCells_IsNamed(MissingCells missing)
    {
        using var folder = new TemporaryFolder();
        CsvRow[] rows = [new(2, ["red", "1", "3"]), new(3, ["blue"])];
        CsvOptions options = new() { Categorical = ["colour"], Targets = ["y"], Task = CsvTask.Regression, Missing = missing };
        Should.Throw<NetGenFormatException>(() => TableConversion.Convert(["colour", "x", "y"], rows, folder.File("rows"), options)).Message.ShouldBe(
            "table, row 3: expected 3 cells, but found 1.");
        folder.Names().ShouldBeEmpty();
    }
}
