namespace NetGen.Tabular.Tests;

/// <summary>Parts of a table: encoded alike, and filled by what is trained on alone.</summary>
public sealed class PartsTests
{
    private const string SixRows = "x,y\n1,a\n2,b\n3,a\n4,b\n5,b\n6,c\n";
    private static readonly CsvOptions s_numbers = new() { Task = CsvTask.Regression };

    [Fact]
    public void PartWithoutAClass_KeepsTheIndicesOfTheOthers()
    {
        (CsvTable first, CsvTable second) = CsvFile.Load(SixRows).Split(0.67, shuffle: false);
        first.Data.Targets.ToArray().ShouldBe([1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0]);
        second.Data.Targets.ToArray().ShouldBe([0, 1, 0, 0, 0, 1]);
        first.Schema.Classes.ShouldBe(["a", "b", "c"]);
        second.Schema.Classes.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void BinaryPartOfOneClass_IsEncodedAsTheWhole()
    {
        CsvTable table = CsvFile.Load("x,y\n1,no\n2,no\n3,yes\n4,yes\n", new CsvOptions { Task = CsvTask.BinaryClassification });
        (CsvTable first, CsvTable second) = table.Split(0.5, shuffle: false);
        first.Data.Targets.ToArray().ShouldBe([0, 0]);
        second.Data.Targets.ToArray().ShouldBe([1, 1]);
        table.Rows(2).Data.Targets.ToArray().ShouldBe([1]);
    }

    [Fact]
    public void PartWithoutACategory_KeepsTheIndicesOfTheOthers()
    {
        CsvTable table = CsvFile.Load("k,y\nred,1\nblue,2\nred,3\ngreen,4\n", s_numbers with { Categorical = ["k"] });
        (CsvTable first, CsvTable second) = table.Split(0.5, shuffle: false);
        first.Data.Features.ToArray().ShouldBe([0, 0, 1, 1, 0, 0]);
        second.Data.Features.ToArray().ShouldBe([0, 0, 1, 0, 1, 0]);
        table.Rows(3, 0).Data.Features.ToArray().ShouldBe([0, 1, 0, 0, 0, 1]);
    }

    [Theory]
    [InlineData(MissingCells.Mean, 2)]
    [InlineData(MissingCells.Median, 1)]
    [InlineData(MissingCells.MostFrequent, 1)]
    public void BothParts_AreFilledByTheFirst(MissingCells missing, float fill)
    {
        CsvTable table = CsvFile.Load("a,y\n1,0\n1,0\n4,0\n,0\n200,0\n200,0\n200,0\n?,0\n", s_numbers with { Missing = missing });
        (CsvTable first, CsvTable second) = table.Split(0.5, shuffle: false);
        first.Data.Features.ToArray().ShouldBe([1, 1, 4, fill]);
        second.Data.Features.ToArray().ShouldBe([200, 200, 200, fill]);
    }

    [Fact]
    public void MissingCategories_AreFilledFromTheFirstPart()
    {
        CsvOptions options = s_numbers with { Missing = MissingCells.MostFrequent, Categorical = ["k"] };
        CsvTable table = CsvFile.Load("k,y\nb,0\nb,0\na,0\n,0\na,0\na,0\na,0\n,0\n", options);
        (CsvTable first, CsvTable second) = table.Split(0.5, shuffle: false);
        table.Schema.Columns[0].Fill.ShouldBe("a");
        first.Data.FeaturesOf(3).ToArray().ShouldBe([0, 1]);
        second.Data.FeaturesOf(3).ToArray().ShouldBe([0, 1]);
    }

    /// <summary>Shuffled, stratified and grouped splits all go the same way.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void EverySplit_FillsByItsFirstPart(bool stratify, bool grouped)
    {
        CsvTable table = Numbered();
        int[] groups = grouped ? table.GroupsBy("g") : [];
        for (int seed = 0; seed < 5; seed++)
        {
            (CsvTable first, CsvTable second) = table.Split(0.6, seed, stratify: stratify, groups: groups);
            float mean = MeanOf(first);
            Values(first).ShouldBe(first.Column("x").Select(cell => cell == "?" ? mean : float.Parse(cell, null)));
            Values(second).ShouldBe(second.Column("x").Select(cell => cell == "?" ? mean : float.Parse(cell, null)));
            second.Schema.Classes.ShouldBe(table.Schema.Classes);
        }
    }

    /// <summary>Train, validation and test: cut off the training part first and then the rest in two.</summary>
    [Fact]
    public void PartsOfASecondPart_AreFilledFromTheFirstPart()
    {
        (CsvTable train, CsvTable rest) = Numbered().Split(0.5, seed: 1);
        (CsvTable validation, CsvTable test) = rest.Split(0.5, seed: 2);
        string fill = train.Schema.Columns[0].Fill!;
        validation.Schema.Columns[0].Fill.ShouldBe(fill);
        test.Schema.Columns[0].Fill.ShouldBe(fill);
        rest.KFold(3).First().Train.Count.ShouldBe(6);
    }

    [Fact]
    public void PartsOfAFirstPart_AreFilledFromTheirOwnFirstPart()
    {
        (CsvTable train, CsvTable _) = Numbered().Split(0.75, seed: 1);
        (CsvTable inner, CsvTable validation) = train.Split(0.6, seed: 2);
        float.Parse(inner.Schema.Columns[0].Fill!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(MeanOf(inner), 1e-4f);
        validation.Schema.Columns[0].Fill.ShouldBe(inner.Schema.Columns[0].Fill);
    }

    [Fact]
    public void Folds_KeepClassesThatTheirTrainingPartLacks()
    {
        foreach (Fold fold in CsvFile.Load(SixRows).KFold(6, shuffle: false))
        {
            (fold.Train.TargetCount, fold.Validation.TargetCount).ShouldBe((3, 3));
        }
    }

    [Fact]
    public void ColumnThatTheFirstPartLacks_CannotBeFilled()
    {
        CsvTable table = CsvFile.Load("a,y\n,0\n,0\n1,0\n2,0\n", s_numbers with { Missing = MissingCells.Mean });
        (CsvTable _, CsvTable second) = table.Split(0.5, shuffle: false);
        Should.Throw<NetGenFormatException>(() => second.Data).Message
            .ShouldEndWith("column 1 'a': expected at least one number to fill missing cells with, but found none.");
    }

    [Fact]
    public void EmptyFirstPart_LeavesTheSecondToBeEncoded()
    {
        CsvTable table = CsvFile.Load("a,k,y\n1,p,0\n,q,1\n", s_numbers with { Missing = MissingCells.Mean, Categorical = ["k"] });
        (CsvTable first, CsvTable second) = table.Split(0, shuffle: false);
        first.Data.Count.ShouldBe(0);
        second.Rows(0).Data.Features.ToArray().ShouldBe([1, 1, 0]);
        Should.Throw<NetGenFormatException>(() => second.Data).Message.ShouldContain("expected a number, but found a missing cell, ''");
    }

    private static CsvTable Numbered()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 18).Select(i => $"{(i % 3 == 1 ? "?" : $"{i * i}")},{i / 3},{(i % 2 == 0 ? "even" : "odd")}\n");
        return CsvFile.Load("x,g,c\n" + string.Concat(rows), new CsvOptions { Targets = ["c"], Ignored = ["g"], Missing = MissingCells.Mean });
    }

    private static float[] Values(CsvTable table) => table.Data.Features.ToArray();

    private static float MeanOf(CsvTable table) => (float)table.Column("x").Where(cell => cell != "?").Average(cell => double.Parse(cell, null));
}
