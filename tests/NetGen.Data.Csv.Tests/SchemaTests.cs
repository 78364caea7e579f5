namespace NetGen.Tabular.Tests;

/// <summary>From cells to numbers: categories, classes, missing cells, and what is learned from which rows.</summary>
public sealed class SchemaTests
{
    private static readonly CsvOptions s_numbers = new() { Task = CsvTask.Regression };

    [Fact]
    public void Categories_BecomeAFeatureEach()
    {
        CsvTable table = CsvFile.Load("size,colour,y\n1,red,0\n2,blue,0\n3,red,0\n", s_numbers with { Categorical = ["colour"] });
        table.Schema.FeatureNames.ShouldBe(["size", "colour=blue", "colour=red"]);
        table.Data.Features.ToArray().ShouldBe([1, 0, 1, 2, 1, 0, 3, 0, 1]);
        table.Schema.FeatureCount.ShouldBe(3);
        table.Schema.TargetCount.ShouldBe(1);
    }

    [Fact]
    public void NumericCategories_AreOrderedAsNumbers()
    {
        CsvFile.Load("x,c\n0,10\n0,9\n0,2\n").Schema.Classes.ShouldBe(["2", "9", "10"]);
        CsvFile.Load("x,c\n0,10\n0,b\n0,2\n").Schema.Classes.ShouldBe(["10", "2", "b"]);
    }

    [Fact]
    public void Classes_MayBeNamedAndJoined()
    {
        CsvTable table = CsvFile.Load("x,c\n0,2\n0,1\n0,0\n", new CsvOptions { Classes = [["1", "2"], ["0"]] });
        table.Schema.Classes.ShouldBe(["1|2", "0"]);
        table.Data.Targets.ToArray().ShouldBe([1, 0, 1, 0, 0, 1]);
        CsvFile.Problem("x,c\n0,2\n0,3\n", new CsvOptions { Classes = [["1", "2"], ["0"]] })
            .ShouldBe("table.csv, line 3, column 2 'c': expected '1', '2' or '0', but found '3'.");
    }

    [Fact]
    public void BinaryClasses_BecomeASingleColumn()
    {
        var options = new CsvOptions { Task = CsvTask.BinaryClassification };
        CsvFile.Load("x,c\n0,no\n0,yes\n", options).Data.Targets.ToArray().ShouldBe([0, 1]);
        CsvFile.Load("x,c\n0,no\n0,yes\n", options with { Classes = [["yes"], ["no"]] }).Data.Targets.ToArray().ShouldBe([1, 0]);
        CsvFile.Load("x,a,b\n0,0,1\n0,1,0\n", options with { Targets = ["a", "b"] }).Data.Targets.ToArray().ShouldBe([0, 1, 1, 0]);
        CsvFile.Problem("x,c\n0,1\n0,2\n0,3\n", options)
            .ShouldBe("table.csv, column 2 'c': expected two classes, but found 3: '1', '2', '3'. Classes can join them.");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1e999")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1,000.5")]
    [InlineData("0x10")]
    [InlineData("1 2")]
    [InlineData("(1)")]
    public void CellsThatAreNotNumbers_AreRefusedWithTheirPlace(string cell) =>
        CsvFile.Problem($"a,b,y\n1,2,3\n1,\"{cell}\",3\n", s_numbers).ShouldBe($"table.csv, line 3, column 2 'b': expected a number, but found '{cell}'.");

    /// <summary>Whether missing cells are filled or not, a column of texts is refused, at its first text.</summary>
    [Theory]
    [InlineData(MissingCells.Error, "a,b,y\n1,red,3\n1,green,3\n", 2)]
    [InlineData(MissingCells.Median, "a,b,y\n1,?,3\n1,red,3\n1,green,3\n", 3)]
    public void ColumnOfTexts_IsRefusedWithAdviceOnCategories(MissingCells missing, string text, int line) =>
        CsvFile.Problem(text, s_numbers with { Missing = missing })
            .ShouldBe($"table.csv, line {line}, column 2 'b': expected a number, but found 'red'; name the column in Categorical if it holds categories.");

    /// <summary>What stands among numbers is a slip, and a target is no category.</summary>
    [Theory]
    [InlineData("a,b,y\n1,red,3\n1,2,3\n")]
    [InlineData("a,b,y\n1,2,red\n1,2,green\n")]
    public void TextThatIsNoCategory_IsRefusedWithoutAdvice(string text) =>
        CsvFile.Problem(text, s_numbers).ShouldEndWith("expected a number, but found 'red'.");

    [Fact]
    public void ColumnOfTextsWithASchema_IsRefusedWithoutAdvice()
    {
        CsvSchema schema = CsvFile.Load("a,y\n1,2\n3,4\n", s_numbers).Schema;
        CsvFile.Problem("a,y\nred,2\ngreen,4\n", schema).ShouldEndWith("expected a number, but found 'red'.");
    }

    [Fact]
    public void CategoriesWithACommaInThem_StandInQuotes() =>
        CsvFile.Load("a,y\nSpain,2\n\"Spain, south\",4\n", s_numbers with { Categorical = ["a"] }).Schema.ToString().ShouldContain("Spain, 'Spain, south'\n");

    [Fact]
    public void ColumnWithoutAName_IsNamedByItsNumberOnce() =>
        CsvFile.Problem("1,x,3\n", s_numbers with { HasHeader = false }).ShouldBe("table.csv, line 1, column 2: expected a number, but found 'x'.");

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("NA")]
    [InlineData("NaN")]
    public void MissingCells_AreAnErrorUnlessAPolicySaysElse(string cell)
    {
        CsvFile.Problem($"a,b,y\n1,{cell},3\n", s_numbers).ShouldBe($"table.csv, line 2, column 2 'b': expected a number, but found a missing cell, '{cell}'.");
        CsvFile.Problem($"a,b,y\n1,x,3\n1,{cell},3\n", s_numbers with { Categorical = [1] })
            .ShouldBe($"table.csv, line 3, column 2 'b': expected 'x', but found a missing cell, '{cell}'.");
    }

    [Theory]
    [InlineData(MissingCells.Mean, 4)]
    [InlineData(MissingCells.Median, 2.5)]
    [InlineData(MissingCells.MostFrequent, 2)]
    public void MissingNumbers_AreFilled(MissingCells missing, float fill)
    {
        CsvTable table = CsvFile.Load("a,y\n9,0\n3,0\n?,0\n2,0\n2,0\n", s_numbers with { Missing = missing });
        table.Data.Features.ToArray().ShouldBe([9, 3, fill, 2, 2]);
        table.Schema.Columns[0].Fill.ShouldBe(FormattableString.Invariant($"{fill}"));
    }

    [Fact]
    public void MissingCells_GetTheSmallestOfSeveralMostFrequentNumbers() =>
        CsvFile.Load("a,y\n9,0\n9,0\n?,0\n4,0\n4,0\n", s_numbers with { Missing = MissingCells.MostFrequent }).Data.Features[2].ShouldBe(4);

    [Theory]
    [InlineData(MissingCells.Mean)]
    [InlineData(MissingCells.Median)]
    [InlineData(MissingCells.MostFrequent)]
    public void MissingCategories_AreTheMostFrequent(MissingCells missing)
    {
        CsvTable table = CsvFile.Load("a,y\nx,0\nz,0\n?,0\nz,0\n", s_numbers with { Missing = missing, Categorical = ["a"] });
        table.Data.Features.ToArray().ShouldBe([1, 0, 0, 1, 0, 1, 0, 1]);
        table.Schema.Columns[0].Fill.ShouldBe("z");
    }

    [Fact]
    public void RowsWithMissingUsedCells_AreDroppedAndCounted()
    {
        CsvTable table = CsvFile.Load("a,b,y\n1,?,0\n?,1,0\n3,1,?\n4,1,1\n", s_numbers with { Missing = MissingCells.DropRow, Ignored = ["b"] });
        table.Data.Features.ToArray().ShouldBe([1, 4]);
        table.DroppedRowCount.ShouldBe(2);
        CsvFile.Problem("a,y\n?,1\n", s_numbers with { Missing = MissingCells.DropRow }).ShouldBe("table.csv: expected at least one row, but found none.");
    }

    [Fact]
    public void MissingTargets_AreNeverMadeUp()
    {
        CsvFile.Problem("a,y\n1,2\n1,?\n", s_numbers with { Missing = MissingCells.Mean })
            .ShouldBe("table.csv, line 3, column 2 'y': expected a number, but found a missing cell, '?'.");
        CsvFile.Problem("a,y\n1,x\n1,\n", new CsvOptions { Missing = MissingCells.MostFrequent })
            .ShouldBe("table.csv, line 3, column 2 'y': expected 'x', but found a missing cell, ''.");
    }

    [Fact]
    public void TextsThatMeanMissing_AreTheUsersChoice()
    {
        CsvFile.Load("a,y\n1,0\n-9,0\n3,0\n", s_numbers with { Missing = MissingCells.Mean, MissingTexts = ["-9"] }).Data.Features.ToArray()
            .ShouldBe([1, 2, 3]);
        CsvFile.Load("a,y\nNA,0\nDE,0\n", s_numbers with { Categorical = [0], MissingTexts = [] }).Schema.Columns[0].Categories.ShouldBe(["DE", "NA"]);
        CsvFile.Problem("a,y\n1,0\nNaN,0\n", s_numbers with { MissingTexts = [] }).ShouldContain("expected a number, but found 'NaN'");
    }

    [Fact]
    public void ColumnWithOnlyMissingCells_CannotBeFilled()
    {
        CsvFile.Problem("a,y\n?,0\n,1\n", s_numbers with { Missing = MissingCells.Median })
            .ShouldBe("table.csv, column 1 'a': expected at least one number to fill missing cells with, but found none.");
        CsvFile.Problem("a,y\n?,0\n,1\n", s_numbers with { Missing = MissingCells.Median, Categorical = [0] })
            .ShouldBe("table.csv, column 1 'a': expected at least one category to fill missing cells with, but found none.");
    }

    [Fact]
    public void SchemaOfOnePart_KnowsNothingOfAnother()
    {
        CsvTable table = CsvFile.Load("a,k,y\n1,x,0\n3,y,0\n1000,x,0\n?,y,0\n", s_numbers with { Missing = MissingCells.Mean, Categorical = ["k"] });
        CsvSchema schema = CsvSchema.Fit(table.Rows(0, 1));
        schema.Apply(table.Rows(2, 3)).Features.ToArray().ShouldBe([1000, 1, 0, 2, 0, 1]);

        // The schema of all rows would have filled in their mean.
        table.Data.FeaturesOf(3)[0].ShouldBe(1004 / 3f);
    }

    [Fact]
    public void UnknownCategory_IsAnErrorOrAllZeros()
    {
        const string Text = "k,y\na,0\nb,0\nc,0\n";
        CsvTable strict = CsvFile.Load(Text, s_numbers with { Categorical = ["k"] }),
            lenient = CsvFile.Load(Text, s_numbers with { Categorical = ["k"], AllowUnknownCategories = true });
        Should.Throw<NetGenFormatException>(
            () => CsvSchema.Fit(strict.Rows(0, 1)).Apply(strict)).Message.ShouldEndWith("line 4, column 1 'k': expected 'a' or 'b', but found 'c'.");
        CsvSchema.Fit(lenient.Rows(0, 1)).Apply(lenient).Features.ToArray().ShouldBe([1, 0, 0, 1, 0, 0]);
    }

    [Fact]
    public void Refit_KeepsFeaturesAndClassesAndComputesNewFillValues()
    {
        CsvTable table = CsvFile.Load("a,k,c\n1,x,p\n?,y,q\n5,z,q\n9,z,r\n", new CsvOptions { Missing = MissingCells.Mean, Categorical = ["k"] });
        CsvSchema part = table.Schema.Refit(table.Rows(0, 1));
        part.FeatureNames.ShouldBe(table.Schema.FeatureNames);
        part.Classes.ShouldBe(["p", "q", "r"]);
        table.Schema.Columns[0].Fill.ShouldBe("5");
        part.Columns[0].Fill.ShouldBe("1");
        part.Columns[1].Fill.ShouldBe("x");
        part.Apply(table).FeaturesOf(1).ToArray().ShouldBe([1, 0, 1, 0]);
    }

    [Fact]
    public void OtherColumns_CannotBeRead()
    {
        CsvTable table = CsvFile.Load("a,y\n1,2\n", s_numbers), other = CsvFile.Load("y,a\n1,2\n", s_numbers);
        Should.Throw<ArgumentException>(() => table.Schema.Apply(other)).Message.ShouldContain("the columns 'a', 'y'");
        Should.Throw<ArgumentException>(() => table.Schema.Refit(other)).Message.ShouldContain("but found 'y', 'a'");
    }

    [Fact]
    public void Split_CutsTheTextBeforeAnythingIsFitted()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i % 4 == 0 ? "rare" : "often")},{i / 4}\n"));
        CsvTable table = CsvFile.Load("x,c,patient\n" + rows, new CsvOptions { Targets = ["c"], Ignored = ["patient"] });
        (CsvTable train, CsvTable test) = table.Split(0.75, seed: 1, stratify: true);
        (train.Count, test.Count).ShouldBe((30, 10));
        test.Column("c").Count(text => text == "rare").ShouldBeInRange(2, 3);
        train.Column("x").Concat(test.Column("x")).ShouldBe(table.Column("x"), ignoreOrder: true);

        int[] groups = table.GroupsBy("patient");
        groups.ShouldBe(Enumerable.Range(0, 40).Select(i => i / 4));
        (train, test) = table.Split(0.75, seed: 1, groups: groups);
        train.Column("patient").Intersect(test.Column("patient"), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Folds_FillMissingCellsByTheirTrainingPartAlone()
    {
        string[] cells = [.. Enumerable.Range(0, 12).Select(i => i % 4 == 1 ? "?" : $"{i * i}")];
        CsvTable table = CsvFile.Load("x,y\n" + string.Concat(cells.Select(cell => cell + ",0\n")), s_numbers with { Missing = MissingCells.Mean });
        foreach (Fold fold in table.KFold(3, seed: 1))
        {
            double mean = fold.TrainRows.Where(row => row % 4 != 1).Average(row => (double)row * row);
            foreach ((Dataset part, IEnumerable<int> rows) in new[] { (fold.Train, fold.TrainRows.AsEnumerable()), (fold.Validation, fold.ValidationRows) })
            {
                part.Features.ToArray().ShouldBe(rows.Select(row => row % 4 == 1 ? (float)mean : row * row));
            }
        }
    }

    [Fact]
    public void Description_IsATableOfColumns()
    {
        CsvTable table =
            CsvFile.Load("id,age,kind,sick\n7,?,a,no\n8,30,b,yes\n", new CsvOptions { Ignored = ["id"], Categorical = ["kind"], Missing = MissingCells.Mean });
        table.Schema.ToString().ShouldBe(
            """
            Column  Name  Use       Missing  Categories
            1       id    Ignored
            2       age   Number    30
            3       kind  Category  a        a, b
            4       sick  Target             no, yes

            """.ReplaceLineEndings("\n"));
    }
}
