namespace NetGen.Tabular.Tests;

/// <summary>The five tables everybody meets first, each with a quirk of its own, as their folder describes them.</summary>
public sealed class UciTests
{
    private static string File(string name)
    {
        string? folder = TestData.Folder("uci");
        Skip.If(folder is null, TestData.Absent);
        return Path.Combine(folder, name);
    }

    private static int[] Counts(Dataset data) =>
        [.. Enumerable.Range(0, data.TargetCount).Select(target => Enumerable.Range(0, data.Count).Count(row => data.TargetsOf(row)[target] == 1))];

    [SkippableFact]
    public void Iris_HasNoHeaderAndAnEmptyLastLine()
    {
        CsvTable iris = Csv.Load(File("iris.data"), new CsvOptions { HasHeader = false });
        iris.Schema.Classes.ShouldBe(["Iris-setosa", "Iris-versicolor", "Iris-virginica"]);
        iris.Data.FeatureCount.ShouldBe(4);
        Counts(iris.Data).ShouldBe([50, 50, 50]);
        iris.Data.FeaturesOf(149).ToArray().ShouldBe([5.9f, 3.0f, 5.1f, 1.8f]);
    }

    [SkippableFact]
    public void Wine_HasTheClassInTheFirstColumnAndNumbersWithoutLeadingZeros()
    {
        CsvTable wine = Csv.Load(File("wine.data"), new CsvOptions { HasHeader = false, Targets = [0] });
        wine.Schema.Classes.ShouldBe(["1", "2", "3"]);
        wine.Data.FeatureCount.ShouldBe(13);
        Counts(wine.Data).ShouldBe([59, 71, 48]);
        wine.Data.FeaturesOf(0)[7].ShouldBe(0.28f);
    }

    [SkippableFact]
    public void BreastCancer_HasAnIdToLeaveOut()
    {
        CsvTable cancer = Csv.Load(File("wdbc.data"), new CsvOptions { HasHeader = false, Targets = [1], Ignored = [0], Task = CsvTask.BinaryClassification });
        cancer.Schema.Classes.ShouldBe(["B", "M"]);
        (cancer.Data.Count, cancer.Data.FeatureCount, cancer.Data.TargetCount).ShouldBe((569, 30, 1));
        cancer.Data.Targets.ToArray().Count(static target => target == 1).ShouldBe(212);
    }

    [SkippableFact]
    public void Heart_HasMissingCellsAndMergesFourClassesIntoOne()
    {
        var options = new CsvOptions
        {
            ColumnNames = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca", "thal", "num"],
            Categorical = ["cp", "restecg", "slope", "thal"],
            Task = CsvTask.BinaryClassification,
            Classes = [["0"], ["1", "2", "3", "4"]],
        };
        CsvTable filled = Csv.Load(File("processed.cleveland.data"), options with { Missing = MissingCells.Median });
        (filled.Count, filled.Data.FeatureCount).ShouldBe((303, 9 + 4 + 3 + 3 + 3));
        filled.Data.Targets.ToArray().Count(static target => target == 1).ShouldBe(139);
        filled.Schema.Columns[11].Fill.ShouldBe("0");
        filled.Schema.Columns[12].Fill.ShouldBe("3.0");

        CsvTable dropped = Csv.Load(File("processed.cleveland.data"), options with { Missing = MissingCells.DropRow });
        (dropped.Count, dropped.DroppedRowCount).ShouldBe((297, 6));

        Should.Throw<NetGenFormatException>(() => Csv.Load(File("processed.cleveland.data"), options))
            .Message.ShouldEndWith("line 88, column 13 'thal': expected '3.0', '6.0' or '7.0', but found a missing cell, '?'.");
    }

    [SkippableFact]
    public void AutoMpg_HasAlignedColumnsAndQuotedNames()
    {
        CsvTable cars = Csv.Load(File("auto-mpg.data"), new CsvOptions
        {
            Separator = CsvSeparator.Blanks,
            ColumnNames = ["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "year", "origin", "name"],
            Targets = ["mpg"],
            Task = CsvTask.Regression,
            Categorical = ["origin"],
            Ignored = ["name"],
            Missing = MissingCells.Median,
        });
        (cars.Count, cars.Data.FeatureCount).ShouldBe((398, 6 + 3));
        cars.Data.Targets.ToArray().Average(static mpg => (double)mpg).ShouldBe(23.5146, 1e-4);
        cars.Column("name")[0].ShouldBe("chevrolet chevelle malibu");
        cars.Column("horsepower").Count(static cell => cell == "?").ShouldBe(6);
        cars.Column("origin").Count(static cell => cell == "2").ShouldBe(70);
        cars.Schema.Columns[3].Fill.ShouldBe("93.5");
    }
}
