using System.Text;

namespace NetGen.Tabular.Tests;

/// <summary>A schema as a file: the same encoding without the table, and one clear error for whatever is no schema.</summary>
public sealed class SchemaFileTests
{
    private static readonly CsvOptions s_options = new()
    {
        Separator = CsvSeparator.Semicolon,
        Encoding = Encoding.Latin1,
        SkipLines = 1,
        CommentPrefix = '#',
        DecimalComma = true,
        Ignored = ["id"],
        Categorical = ["Größe"],
        Targets = ["grade"],
        Classes = [["0"], ["1", "2"]],
        Task = CsvTask.BinaryClassification,
        Missing = MissingCells.Median,
        MissingTexts = ["", "leer"],
        AllowUnknownCategories = true,
    };

    private static readonly CsvTable s_table = CsvFile.Load(
        Encoding.Latin1.GetBytes("Title\nid;x;Größe;grade\n1;0,1;groß;0\n# no row\n2;leer;klein;2\n3;0,3;klein|fein;1\n"), s_options);

    [Fact]
    public void SavedSchema_EncodesAsBefore()
    {
        CsvSchema schema = CsvFile.Reloaded(s_table.Schema);
        schema.ToString().ShouldBe(s_table.Schema.ToString());
        schema.FeatureNames.ShouldBe(s_table.Schema.FeatureNames);
        schema.Classes.ShouldBe(["0", "1|2"]);
        schema.Encode(["0,25", "klein"]).ShouldBe(s_table.Schema.Encode(["0,25", "klein"]));
        schema.Encode(["leer", "new"]).ShouldBe([0.2f, 0, 0, 0]);
        schema.LabelOf([0.8f]).ShouldBe("1|2");

        using var folder = new TemporaryFolder();
        CsvTable table = Csv.Load(folder.File("new.csv", Encoding.Latin1.GetBytes("Title\nGröße;grade;x\n#\nklein;1;0,5\n")), schema);
        table.Data.Features.ToArray().ShouldBe([0.5f, 0, 1, 0]);
        table.Data.Targets.ToArray().ShouldBe([1]);
    }

    /// <summary>Each category repeats the name of its column. All names of this file together would have 800 million letters.</summary>
    [Fact]
    public void LongNameOfAColumnWithManyCategories_TakesLittleMemory()
    {
        string categories = string.Join(',', Enumerable.Range(0, 20_000).Select(static i => $"[\"{i}\"]"));
        using var stream = new MemoryStream();
        CsvFile.Load("colour,b\nred,x\nred,y\n", new CsvOptions { Categorical = ["colour"] }).Schema.Save(stream);
        string text = Encoding.UTF8.GetString(stream.ToArray()).Replace("colour", new string('c', 40_000), StringComparison.Ordinal);
        int start = text.IndexOf("\"categories\": [", StringComparison.Ordinal) + 15, end = text.IndexOf("    }", start, StringComparison.Ordinal);
        byte[] file = Encoding.UTF8.GetBytes($"{text[..start]}{categories}]{text[end..]}");
        long before = GC.GetAllocatedBytesForCurrentThread();
        CsvSchema.Load(file).FeatureCount.ShouldBe(20_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50 << 20);
    }

    [Fact]
    public void SavedAgain_IsTheSameFile()
    {
        using var folder = new TemporaryFolder();
        s_table.Schema.Save(folder.File("a.json"));
        CsvSchema.Load(folder.File("a.json")).Save(folder.File("b.json"));
        File.ReadAllText(folder.File("b.json")).ShouldBe(File.ReadAllText(folder.File("a.json")));
        folder.Names().ShouldBe(["a.json", "b.json"]);
    }

    [Fact]
    public void Bytes_AreReadAsTheFileIs() =>
        CsvSchema.Load(Encoding.UTF8.GetBytes(Json(s_table.Schema))).ToString().ShouldBe(s_table.Schema.ToString());

    [Fact]
    public void MissingResource_IsRefusedWithAListOfTheExistingOnes()
    {
        System.Reflection.Assembly own = typeof(SchemaFileTests).Assembly;
        Should.Throw<NetGenFormatException>(() => CsvSchema.FromResource(own, "iris.schema.json")).Message.ShouldBe(
            "Resource 'iris.schema.json' of NetGen.Data.Csv.Tests: expected the schema of a table, but found no such resource; there is 'heart.schema.json'. "
            + "Embed the file by <EmbeddedResource Include=\"...\" LogicalName=\"iris.schema.json\" />.");
        Should.Throw<NetGenFormatException>(() => CsvSchema.FromResource(typeof(CsvSchema).Assembly, "x")).Message.ShouldContain("there is none");
        Should.Throw<ArgumentException>(() => CsvSchema.FromResource(own, ""));
    }

    [Theory]
    [InlineData(CsvTask.Classification)]
    [InlineData(CsvTask.BinaryClassification)]
    [InlineData(CsvTask.Regression)]
    public void EveryTask_IsSaved(CsvTask task)
    {
        CsvTable table = CsvFile.Load("a,k,y\n0.1,u,0\n,v,1\n1e-30,v,1\n", new CsvOptions { Task = task, Categorical = ["k"], Missing = MissingCells.Mean });
        CsvTable again = CsvFile.Load("y,k,a\n1,v,0.1\n0,u,?\n", CsvFile.Reloaded(table.Schema));
        again.Data.FeaturesOf(1).ToArray().ShouldBe(table.Schema.Encode(["", "u"]));
        again.Data.TargetsOf(0).ToArray().ShouldBe(table.Data.TargetsOf(1).ToArray());
    }

    [Fact]
    public void SeveralTargets_KeepTheirOrderAndClasses()
    {
        CsvOptions options = new() { Task = CsvTask.BinaryClassification, Targets = ["b", "a"] };
        CsvSchema schema = CsvFile.Reloaded(CsvFile.Load("x,a,b\n0,0,lo\n0,1,hi\n", options).Schema);
        schema.Classes.ShouldBe(["hi", "lo"]);
        schema.LabelOf(1, target: 1).ShouldBe("1");
        CsvFile.Load("a,b,x\n1,hi,3\n", schema).Data.Targets.ToArray().ShouldBe([0, 1]);
    }

    [Fact]
    public void Header_IsWhatTheFirstFileHad()
    {
        CsvSchema schema = CsvFile.Reloaded(CsvFile.Load("1,p\n2,q\n", new CsvOptions { HasHeader = false }).Schema);
        CsvFile.Load("3,q\n", schema).Data.Features.ToArray().ShouldBe([3]);
        schema.Columns[0].Name.ShouldBe("column 1");
        schema = CsvFile.Reloaded(CsvFile.Load("1,p\n2,q\n", new CsvOptions { ColumnNames = ["a", "c"] }).Schema);
        CsvFile.Load("3\n", schema).ColumnNames.ShouldBe(["a"]);
    }

    /// <summary>The file as it is written: a change of it is a change of the format, and needs another version.</summary>
    [Fact]
    public void File_IsJsonThatPeopleCanRead()
    {
        CsvOptions options = new() { Ignored = ["id"], Categorical = ["kind"], Missing = MissingCells.Mean };
        CsvSchema schema = CsvFile.Load("age,kind,id,c\n30,ä,1,no\n,b,2,yes\n", options).Schema;
        Json(schema).ShouldBe(
            """
            {
              "format": "netgen-table-schema",
              "version": 1,
              "file": {
                "separator": "Comma",
                "encoding": "utf-8",
                "header": true,
                "ownNames": false,
                "skipLines": 0,
                "commentPrefix": "",
                "decimalComma": false
              },
              "task": "Classification",
              "missing": "Mean",
              "missingTexts": [
                "",
                "?",
                "NA",
                "NaN"
              ],
              "allowUnknownCategories": false,
              "targets": [
                "c"
              ],
              "columns": [
                {
                  "name": "age",
                  "role": "Number",
                  "fill": 30
                },
                {
                  "name": "kind",
                  "role": "Category",
                  "fill": "b",
                  "categories": [
                    [
                      "b"
                    ],
                    [
                      "ä"
                    ]
                  ]
                },
                {
                  "name": "id",
                  "role": "Ignored"
                },
                {
                  "name": "c",
                  "role": "Target",
                  "classes": [
                    [
                      "no"
                    ],
                    [
                      "yes"
                    ]
                  ]
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("\"netgen-table-schema\"", "\"other\"", "'format': expected 'netgen-table-schema', but found 'other'")]
    [InlineData("\"version\": 1", "\"version\": 2", "'version': expected 1, but found 2: another version of NetGen has written it")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "'version': expected a whole number from 0, but found \"1\"")]
    [InlineData("\"version\": 1,", "", "expected a property 'version', but found 'format', 'file', ")]
    [InlineData("\"Comma\"", "\"Commas\"", "'file', 'separator': expected one of Comma, Semicolon, Tab, Blanks, but found 'Commas'")]
    [InlineData("\"Comma\"", "0", "'file', 'separator': expected a text, but found 0")]
    [InlineData("\"header\": true", "\"header\": \"yes\"", "'file', 'header': expected true or false, but found \"yes\"")]
    [InlineData("\"header\": true", "\"headers\": true", "'file': expected a property 'header', but found 'separator', 'encoding', 'headers'")]
    [InlineData("\"skipLines\": 0", "\"skipLines\": -1", "'skipLines': expected a whole number from 0, but found -1")]
    [InlineData("\"commentPrefix\": \"\"", "\"commentPrefix\": \"//\"", "'commentPrefix': expected one character or none, but found '//'")]
    [InlineData("\"commentPrefix\": \"\"", "\"commentPrefix\": \"x\"", "Expected a sign such as '#' for comments, but found 'x'.")]
    [InlineData("\"task\": \"Classification\"", "\"task\": \"Regression\"", "expected no properties but 'name', 'role', but found 'classes'")]
    [InlineData("\"task\": \"Classification\"", "\"task\": \"BinaryClassification\"", "'columns'[2], 'classes': expected two classes, but found 3")]
    [InlineData("\"missing\": \"Mean\"", "\"missing\": \"Error\"", "'columns'[0]: expected no properties but 'name', 'role', but found 'fill'")]
    [InlineData("\"fill\": 30", "\"fill\": 1e99", "'columns'[0], 'fill': expected a number that a float can hold, but found 1e99")]
    [InlineData("\"fill\": 30", "\"fill\": \"b\"", "'columns'[0], 'fill': expected a number that a float can hold, but found \"b\"")]
    [InlineData("\"fill\": \"b\"", "\"fill\": \"z\"", "'columns'[1], 'fill': expected one of the categories, but found 'z'")]
    [InlineData("\"name\": \"kind\"", "\"name\": \"age\"", "'columns': expected a name for each column, but found 'age' twice")]
    [InlineData("\"role\": \"Target\"", "\"role\": \"Ignored\"", "'columns'[2]: expected no properties but 'name', 'role', but found 'classes'")]
    [InlineData("\"targets\": [\n    \"c\"\n  ]", "\"targets\": [\"d\"]", "'targets': expected 'c', but found 'd'")]
    [InlineData("\"targets\": [\n    \"c\"\n  ]", "\"targets\": [\"c\", \"c\"]", "'targets': expected 'c', but found 'c', 'c'")]
    [InlineData("\"targets\": [\n    \"c\"\n  ]", "\"targets\": \"c\"", "'targets': expected a list, but found \"c\"")]
    [InlineData("\"yes\"", "\"no\"", "'columns'[2], 'classes': expected each text once, but found 'no' twice")]
    [InlineData("[\n          \"yes\"\n        ]", "[]", "'columns'[2], 'classes': expected a list of texts for each")]
    [InlineData("[\n          \"yes\"\n        ]", "\"yes\"", "'columns'[2], 'classes'[2]: expected a list, but found \"yes\"")]
    [InlineData("\"allowUnknownCategories\": false", "\"allowUnknownCategories\": false, \"scale\": 1", "but found 'scale'")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 1", "expected each property once, but found 'version' twice")]
    public void BrokenFile_IsOneErrorThatNamesThePlace(string old, string other, string problem)
    {
        CsvOptions options = new() { Categorical = ["kind"], Missing = MissingCells.Mean };
        string json = Json(CsvFile.Load("age,kind,c\n30,a,no\n,b,yes\n,b,maybe\n", options).Schema);
        json.ShouldContain(old);
        int place = json.IndexOf(old, StringComparison.Ordinal);
        Problem(json[..place] + other + json[(place + old.Length)..]).ShouldContain(problem);
    }

    [Theory]
    [InlineData("", "schema.json: expected the schema of a table as JSON, but found: ")]
    [InlineData("a,b\n1,2\n", "schema.json: expected the schema of a table as JSON, but found: 'a' is an invalid start of a value")]
    [InlineData("[]", "schema.json: expected an object, but found a list.")]
    [InlineData("null", "schema.json: expected an object, but found null.")]
    [InlineData("{}", "schema.json: expected a property 'format', but found none.")]
    [InlineData("{\"format\": \"\\ud800\"}", "schema.json: expected the schema of a table as JSON, but found: ")]
    public void OtherFile_IsRefused(string text, string problem) => Problem(text).ShouldStartWith(problem);

    [Fact]
    public void EveryCutFile_IsRefused()
    {
        string json = Json(s_table.Schema);
        for (int length = 0; length < json.TrimEnd().Length; length += 7)
        {
            Problem(json[..length]).ShouldStartWith("schema.json: expected the schema of a table as JSON");
        }
    }

    [Fact]
    public void ByteOrderMarkOfAnEditor_IsPassedOver()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json(s_table.Schema))];
        CsvSchema.Load(folder.File("schema.json", bytes)).FeatureCount.ShouldBe(4);
    }

    /// <summary>Who encodes rows reads no file, and need not have its encoding.</summary>
    [Theory]
    [InlineData("x-none")]
    [InlineData("utf-7")]
    public void EncodingThatIsNotThere_IsMissedOnlyByAFile(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("schema.json", Encoding.UTF8.GetBytes(Json(s_table.Schema).Replace("iso-8859-1", name, StringComparison.Ordinal)));
        CsvSchema schema = CsvSchema.Load(path);
        schema.Encode(["0,25", "klein"]).Length.ShouldBe(4);
        Should.Throw<NetGenFormatException>(() => CsvFile.Load("x\n", schema)).Message
            .ShouldStartWith($"Expected an encoding that this program knows, but found '{name}'");
    }

    [Fact]
    public void FileThatIsNotThere_IsReported() => Should.Throw<FileNotFoundException>(() => CsvSchema.Load("no-such-schema.json"));

    private static string Json(CsvSchema schema)
    {
        using var file = new MemoryStream();
        schema.Save(file);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static string Problem(string json)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("schema.json", Encoding.UTF8.GetBytes(json));
        return Should.Throw<NetGenFormatException>(() => CsvSchema.Load(path)).Message
            .Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
