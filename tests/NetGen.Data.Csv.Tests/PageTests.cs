using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Tabular.Tests.Page;

[NeuralNetwork(4)]
[Standardize]
[Dense(16, Activation.Relu)]
[Dense(3, Activation.Softmax)]
public partial class IrisNet;

[NeuralNetwork(22)]
[Standardize]
[Dense(16, Activation.Relu)]
[Dense(1, Activation.Sigmoid)]
public partial class HeartNet;

/// <summary>The examples of docs/tabular.md, word for word: each code block there must stand here, where it is compiled and run on made-up files.</summary>
public sealed class PageTests
{
    [Fact]
    public void Iris_IsLearned()
    {
        File.WriteAllLines("iris.data", Enumerable.Range(0, 150).Select(static i => string.Create(
            CultureInfo.InvariantCulture,
            $"{4 + (i % 3) + (i % 7 * 0.1)},{3 + (i % 5 * 0.1)},{1 + (2 * (i % 3))},{0.2 + (i % 3)},"
            + $"{(i % 3) switch { 0 => "Iris-setosa", 1 => "Iris-versicolor", _ => "Iris-virginica" }}")));

        CsvTable iris = Csv.Load("iris.data", new CsvOptions { HasHeader = false });
        Console.WriteLine(iris.Schema);                 // a line for each column

        var (train, test) = iris.Data.Split(0.8, seed: 1, stratify: true);
        var net = new IrisNet(seed: 1);
        net.Fit(train, new FitOptions { Epochs = 60, BatchSize = 16 });
        Console.WriteLine(iris.Schema.Classes[net.Classify(test.FeaturesOf(0))]);

        net.Evaluate(test).Accuracy.ShouldBe(1);
    }

    [Fact]
    public void Heart_IsSplitAndCrossValidated()
    {
        File.WriteAllLines("processed.cleveland.data", Enumerable.Range(0, 120).Select(static i =>
            $"{30 + (i % 40)},{i % 2},{1 + (i / 3 % 4)}.0,{100 + i},200,0,{i / 5 % 3}.0,150,0,1.5,{1 + (i / 7 % 3)}.0,{(i % 30 == 0 ? "?" : "0.0")},"
            + $"{(i == 87 ? "?" : (i % 3) switch { 0 => "3.0", 1 => "6.0", _ => "7.0" })},{i % 3 * 2}"));

        var options = new CsvOptions
        {
            ColumnNames = ["age", "sex", "cp", "trestbps", "chol", "fbs", "restecg", "thalach", "exang", "oldpeak", "slope", "ca", "thal", "num"],
            Categorical = ["cp", "restecg", "slope", "thal"],   // one feature for each category, 1 in the rows that have it
            Missing = MissingCells.Median,                      // of categories, the most frequent
            Task = CsvTask.BinaryClassification,                // a single 0 or 1, for a sigmoid
            Classes = [["0"], ["1", "2", "3", "4"]],            // 0 is healthy, the grades of illness are one class
        };
        CsvTable heart = Csv.Load("processed.cleveland.data", options);

        var (trainRows, testRows) = heart.Split(0.8, seed: 1, stratify: true);
        Dataset trainData = trainRows.Data, testData = testRows.Data;

        CrossValidation result = heart.KFold(10, seed: 1, stratify: true).CrossValidate<HeartNet>(new FitOptions { Epochs = 30, BatchSize = 16, L2 = 0.01f });
        Console.WriteLine(result.Accuracy);             // mean ± standard deviation over the folds

        var heartNet = new HeartNet(seed: 1);
        heartNet.Fit(trainData, new FitOptions { Epochs = 30, BatchSize = 16, L2 = 0.01f });
        heartNet.Save("heart.safetensors");
        trainRows.Schema.Save("heart.schema.json");

        (trainData.Count, testData.Count).ShouldBe((96, 24));
        RowsAreEncodedForTheSavedNetwork(heart);
        result.Accuracy.Mean.ShouldBeGreaterThan(0.9);
        Should.Throw<NetGenFormatException>(() => Csv.Load("processed.cleveland.data", options with { Missing = MissingCells.Error, Ignored = ["ca"] })).Message
            .ShouldBe("processed.cleveland.data, line 88, column 13 'thal': expected '3.0', '6.0' or '7.0', but found a missing cell, '?'.");
    }

    private static void RowsAreEncodedForTheSavedNetwork(CsvTable heart)
    {
        File.WriteAllLines("new-patients.data", ["63,1,1.0,145,233,1,2.0,150,0,2.3,3.0,?,6.0"]);

        HeartNet served = HeartNet.Load("heart.safetensors");
        CsvSchema patients = CsvSchema.Load("heart.schema.json");

        float[] features = new float[patients.FeatureCount];
        patients.Encode(["63", "1", "1.0", "145", "233", "1", "2.0", "150", "0", "2.3", "3.0", "?", "6.0"], features);
        Console.WriteLine(patients.LabelOf(served.Classify(features)));     // "0" or "1|2|3|4"

        CsvTable newPatients = Csv.Load("new-patients.data", patients);
        Console.WriteLine(served.Classify(newPatients.Data.FeaturesOf(0)));

        newPatients.Data.Features.ToArray().ShouldBe(features);
        patients.Classes.ShouldBe(heart.Schema.Classes);

        CsvSchema embedded = CsvSchema.FromResource(typeof(HeartNet).Assembly, "heart.schema.json");

        embedded.ToString().ShouldBe(patients.ToString());
        embedded.Encode(["63", "1", "1.0", "145", "233", "1", "2.0", "150", "0", "2.3", "3.0", "?", "6.0"]).ShouldBe(features);
    }

    [Fact]
    public void EveryCodeBlock_StandsInThisFile()
    {
        string own = Normalized(File.ReadAllText(ThisFile()));
        string[] blocks = Normalized(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/tabular.md"))).Split("```csharp\n")[1..];
        blocks.Length.ShouldBeGreaterThanOrEqualTo(7);
        foreach (string block in blocks.Select(static text => text[..text.IndexOf("```", StringComparison.Ordinal)]))
        {
            own.ShouldContain(block, Case.Sensitive);
        }
    }

    /// <summary>Examples on the page are not indented, and here they are.</summary>
    private static string Normalized(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
