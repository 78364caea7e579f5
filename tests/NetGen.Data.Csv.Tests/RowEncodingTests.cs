using System.Globalization;

namespace NetGen.Tabular.Tests;

/// <summary>One row for a network, and its prediction as a label.</summary>
public sealed class RowEncodingTests
{
    private static readonly CsvSchema s_schema = CsvFile.Load(
        "id,age,kind,sick\n7,30,a,no\n8,,b,yes\n9,50,b,no\n", new CsvOptions { Ignored = ["id"], Categorical = ["kind"], Missing = MissingCells.Mean }).Schema;

    [Fact]
    public void Row_MayLackTheTargetAndIgnoredCells()
    {
        s_schema.Encode(["1", "20", "b", "no"]).ShouldBe([20, 0, 1]);
        s_schema.Encode(["1", "20", "b"]).ShouldBe([20, 0, 1]);
        s_schema.Encode(["20", "b"]).ShouldBe([20, 0, 1]);
        Should.Throw<ArgumentException>(() => s_schema.Encode(["20"])).Message
            .ShouldStartWith("Expected 4 cells ('id', 'age', 'kind', 'sick'), or 3 ('id', 'age', 'kind'), or 2 ('age', 'kind'), but found 1.");
    }

    [Fact]
    public void Row_IsEncodedAsInTheFile()
    {
        float[] features = [9, 9, 9];
        s_schema.Encode([" 20 ", "\ta"], features);
        features.ShouldBe([20, 1, 0]);
        s_schema.Encode(["?", null!], features);
        features.ShouldBe([40, 0, 1]);
    }

    [Fact]
    public void Row_IsEncodedByTheNamesOfItsCells()
    {
        float[] features = new float[3];
        s_schema.Encode(new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "b", ["age"] = "20", ["mood"] = "good" }, features);
        features.ShouldBe([20, 0, 1]);
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "b", ["Age"] = "20" };
        Should.Throw<ArgumentException>(() => s_schema.Encode(wrong, features)).Message
            .ShouldStartWith("Expected a cell for the column 'age', but found those of 'kind', 'Age'.");
    }

    [Fact]
    public void BadCells_AreNamedByColumn()
    {
        Problem("1", "old", "a").ShouldBe("column 2 'age': expected a number, but found 'old'.");
        Problem("old", "a").ShouldBe("column 1 'age': expected a number, but found 'old'.");
        Problem("1", "c").ShouldBe("column 2 'kind': expected 'a' or 'b', but found 'c'.");
        Problem("1\u00A0000", "a").ShouldBe("column 1 'age': expected a number, but found '1<U+00A0>000'.");
        Should.Throw<ArgumentException>(() => s_schema.Encode(["1", "a"], new float[2])).Message.ShouldStartWith("Expected room for 3 features, but found 2.");
    }

    [Fact]
    public void MissingCell_IsAnErrorWhereItWasOne()
    {
        CsvSchema schema = CsvFile.Load("a,y\n1,2\n", new CsvOptions { Task = CsvTask.Regression }).Schema;
        Should.Throw<NetGenFormatException>(() => schema.Encode([""])).Message.ShouldBe("column 1 'a': expected a number, but found a missing cell, ''.");
    }

    [Fact]
    public void Numbers_AreReadAlikeInEveryLanguage()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            s_schema.Encode(["1.5", "a"]).ShouldBe([1.5f, 1, 0]);
            CsvFile.Reloaded(s_schema).Encode(["?", "a"]).ShouldBe([40, 1, 0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encoding_AllocatesNothing()
    {
        string[] cells = ["20.5", "b"];
        float[] features = new float[3];
        s_schema.Encode(cells, features);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            s_schema.Encode(cells, features);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void PredictedClass_ComesBackAsItsLabel()
    {
        s_schema.LabelOf(1).ShouldBe("yes");
        s_schema.LabelOf([0.9f, 0.1f]).ShouldBe("no");
        s_schema.LabelOf([0.1f, 0.9f]).ShouldBe("yes");
        Should.Throw<ArgumentOutOfRangeException>(() => s_schema.LabelOf(2)).Message.ShouldStartWith("Expected a class from 0 to 1, but found 2.");
        Should.Throw<ArgumentException>(() => s_schema.LabelOf([1f])).Message.ShouldStartWith("Expected 2 outputs, but found 1.");
        Should.Throw<ArgumentException>(() => s_schema.LabelOf([1, float.NaN])).Message.ShouldContain("NaN");
    }

    [Fact]
    public void SigmoidOutputs_AreLabelsByTheirSide()
    {
        CsvSchema schema = CsvFile.Load("x,a,b\n0,0,lo\n0,1,hi\n", new CsvOptions { Task = CsvTask.BinaryClassification, Targets = ["b", "a"] }).Schema;
        schema.LabelOf([0.5f, 0.2f]).ShouldBe("lo");
        schema.LabelOf([0.49f, 0.2f]).ShouldBe("hi");
        schema.LabelOf([0.5f, 0.7f], target: 1).ShouldBe("1");
        schema.LabelOf(0, target: 1).ShouldBe("0");
        Should.Throw<ArgumentOutOfRangeException>(() => schema.LabelOf(0, target: 2)).Message.ShouldStartWith("Expected a target from 0 to 1, but found 2.");
    }

    [Fact]
    public void RegressionHasNoLabels() => Should.Throw<InvalidOperationException>(() =>
        CsvFile.Load("a,y\n1,2\n", new CsvOptions { Task = CsvTask.Regression }).Schema.LabelOf([1f])).Message
            .ShouldContain("a target of classes, but found numbers");

    private static string Problem(params string[] cells) => Should.Throw<NetGenFormatException>(() => s_schema.Encode(cells)).Message;
}
