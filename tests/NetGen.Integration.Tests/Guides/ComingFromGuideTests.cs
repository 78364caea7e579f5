namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/coming-from.md, word for word.</summary>
public sealed class ComingFromGuideTests : IDisposable
{
    public void Dispose() => File.Delete("iris.safetensors");

    [Fact]
    public void DatasetExample_SplitsATableInThree()
    {
        float[] features = Samples.Normal(150 * 4, seed: 1);
        int[] labels = [.. Enumerable.Range(0, 150).Select(static row => row % 3)];

        Dataset table = Dataset.FromLabels(features, featureCount: 4, labels, classes: 3);
        (Dataset rest, Dataset test) = table.Split(0.8, seed: 1, stratify: true);
        (Dataset train, Dataset validation) = rest.Split(0.8, seed: 2, stratify: true);

        (train.Count, validation.Count, test.Count).ShouldBe((96, 24, 30));
    }

    [Fact]
    public void TrainingExample_TrainsSavesAndLoads()
    {
        Dataset train = Samples.Classes(90, 4, 3), validation = Samples.Classes(30, 4, 3, seed: 2), test = Samples.Classes(30, 4, 3, seed: 3);

        var net = new FlowerNet(seed: 1);
        Console.WriteLine(net.Summary());
        History history = net.Fit(train, new FitOptions
        {
            Validation = validation, Epochs = 100, BatchSize = 32, Optimizer = new Adam(learningRate: 0.01f),
            Callbacks = [new EarlyStopping(patience: 10)],
        });

        Evaluation result = net.Evaluate(test);                     // result.Loss, result.Accuracy, result.ConfusionMatrix, ...
        float[] probabilities = net.Predict(test.FeaturesOf(0));
        net.Save("iris.safetensors");
        FlowerNet loaded = FlowerNet.Load("iris.safetensors");

        history.Epochs.Count.ShouldBeGreaterThan(10);
        result.Accuracy.ShouldBeGreaterThan(0.8);
        loaded.Predict(test.FeaturesOf(0)).ShouldBe(probabilities);
    }

    [Fact]
    public void TableExample_NamesTheSpecies()
    {
        string[] species = ["setosa", "versicolor", "virginica"];
        IEnumerable<CsvRow> rows = Enumerable.Range(0, 150).Select(row => new CsvRow(
            row + 1,
            [
                FormattableString.Invariant($"{5 + (0.8 * (row % 3)) + (0.01 * (row % 7)):F2}"),
                FormattableString.Invariant($"{3.4 - (0.3 * (row % 3)) + (0.01 * (row % 5)):F2}"),
                FormattableString.Invariant($"{1.4 + (2.0 * (row % 3)) + (0.01 * (row % 11)):F2}"),
                FormattableString.Invariant($"{0.2 + (0.9 * (row % 3)) + (0.01 * (row % 4)):F2}"),
                species[row % 3],
            ]));

        CsvTable table = CsvTable.FromRows(rows, new CsvOptions { HasHeader = false });     // or Csv.Load("iris.data", ...), of NetGen.Data.Csv
        (Dataset train, Dataset test) = table.Data.Split(0.8, seed: 1, stratify: true);
        var net = new FlowerNet(seed: 1);
        net.Fit(train, new FitOptions { Epochs = 60, Optimizer = new Adam(learningRate: 0.01f) });

        Evaluation result = net.Evaluate(test);
        float[] flower = table.Schema.Encode(["5.1", "3.5", "1.4", "0.2"]);
        string answer = table.Schema.LabelOf(net.Classify(flower));     // "setosa"
        net.Save("iris.safetensors");

        result.Accuracy.ShouldBe(1);
        answer.ShouldBe("setosa");
    }
}
