namespace NetGen.Integration.Tests.Reporting;

/// <summary>Which sections the report of a training has, and that they say what the network does.</summary>
public sealed class ReportSectionsTests
{
    private static readonly Dataset s_corners = new([0, 0, 0, 1, 1, 0, 1, 1], featureCount: 2, [0, 1, 1, 0], targetCount: 1);

    [Fact]
    public void ImageInput_ShowsWeightsAndMistakesAsPictures()
    {
        (History history, _, Dataset validation) = TrainedTiles();

        string page = HistoryReport.Html(history, new ReportOptions());

        SectionsOf(page).ShouldBe(["summary", "curves", "classes", "mistakes", "weights", "health", "network", "epochs"]);
        page.ShouldContain("The 36 of 40 units that do most");
        Count(page, "alt=\"weights of unit ").ShouldBe(36);
        Count(page, "class=\"bar mistaken\"").ShouldBe(Math.Min(24, WrongOf(history, validation)));
        page.ShouldContain("<h3>Gradient norms</h3>");
        page.ShouldContain("on the validation set");
    }

    [Fact]
    public void Convolution_ShowsItsFiltersAndWhatTheyFindInAnExample()
    {
        Dataset data = RandomImages(12);
        History history = new FilterNet(seed: 1).Fit(data, new FitOptions { Epochs = 1 });

        string page = HistoryReport.Html(history, new ReportOptions { Test = data });

        SectionsOf(page).ShouldBe(["summary", "curves", "classes", "mistakes", "filters", "features", "network", "epochs"]);
        page.ShouldContain("All filters, 3 × 2 pixels each");
        Count(page, "alt=\"filter ").ShouldBe(4);
        Count(page, "alt=\"Relu1, channel ").ShouldBe(4);
        Count(page, "alt=\"MaxPool2D1, channel ").ShouldBe(4);
        page.ShouldNotContain("alt=\"Relu2, channel "); // a dropout comes before
    }

    [Fact]
    public void ImagesOfLayers_AreThoseOfTheDefinition()
    {
        var net = new FilterNet(seed: 2);
        float[] parameters = new float[FilterNet.ParameterCount], sample = RandomImages(1).Features.ToArray();
        net.CopyParametersTo(parameters);

        LayerImage[] images = [.. LayerImage.Of(net, sample)];

        images.Select(static image => image.Name).ShouldBe(["Relu1", "MaxPool2D1"]);
        (images[0].Shape.Height, images[0].Shape.Width, images[0].Shape.Channels).ShouldBe((6, 6, 4));
        images[0].Values.ShouldBe(FirstLayerOf(parameters, sample), tolerance: 1e-5);
    }

    /// <summary>relu(b[k] + Σ w[k,c,u,v]·x[i+u−1, j+v−1, c]) of the first layer of <see cref="FilterNet"/>, by its definition.</summary>
    private static float[] FirstLayerOf(float[] parameters, float[] sample)
    {
        const int Height = 6, Width = 5, Channels = 2, Filters = 4, KernelHeight = 3, KernelWidth = 2, OutputWidth = 6;
        float[] outputs = new float[Height * OutputWidth * Filters];
        for (int place = 0; place < outputs.Length; place++)
        {
            int k = place % Filters, j = place / Filters % OutputWidth, i = place / Filters / OutputWidth;
            double sum = parameters[(Filters * Channels * KernelHeight * KernelWidth) + k];
            for (int tap = 0; tap < Channels * KernelHeight * KernelWidth; tap++)
            {
                int v = tap % KernelWidth, u = tap / KernelWidth % KernelHeight, c = tap / KernelWidth / KernelHeight, row = i + u - 1, column = j + v - 1;
                bool isInside = row is >= 0 and < Height && column is >= 0 and < Width;
                sum += isInside ? parameters[(k * Channels * KernelHeight * KernelWidth) + tap] * sample[(((row * Width) + column) * Channels) + c] : 0;
            }

            outputs[place] = (float)Math.Max(sum, 0);
        }

        return outputs;
    }

    private static Dataset RandomImages(int count)
    {
        var random = new Random(3);
        float[] features = [.. Enumerable.Range(0, count * FilterNet.InputSize).Select(_ => random.NextSingle())];
        return Dataset.FromLabels(features, FilterNet.InputSize, [.. Enumerable.Range(0, count).Select(static row => row % 3)], classes: 3);
    }

    [Fact]
    public void ConfusionMatrix_HasTheCountsOfTheEvaluation()
    {
        (History history, TileNet net, Dataset validation) = TrainedTiles();
        ConfusionMatrix matrix = net.Evaluate(validation).ConfusionMatrix!;

        string page = HistoryReport.Html(history, new ReportOptions { ClassNames = ["tap", "<b>", "cup & saucer"] });

        string row = Between(page, "<th scope=\"row\">cup &amp; saucer</th>", "</tr>");
        for (int predicted = 0; predicted < 3; predicted++)
        {
            row.ShouldContain($">{matrix[2, predicted]}</td>");
        }

        page.ShouldContain("&lt;b&gt;");
        page.ShouldNotContain("<b><b></b>");
    }

    [Fact]
    public void WorstMistake_ComesFirstWithItsProbabilities()
    {
        (History history, TileNet net, Dataset validation) = TrainedTiles();
        float[] outputs = new float[3 * validation.Count];
        net.PredictBatch(validation.Features, outputs);
        int worst = Enumerable.Range(0, validation.Count)
            .Where(row => Classification.ArgMax(outputs.AsSpan(3 * row, 3)) != Classification.ArgMax(validation.TargetsOf(row)))
            .MinBy(row => outputs[(3 * row) + Classification.ArgMax(validation.TargetsOf(row))]);

        string first = Between(HistoryReport.Html(history, new ReportOptions()), "<ul class=\"mistakes\">", "</li>");

        first.ShouldContain($"alt=\"row {worst}: ");
        first.ShouldContain($"<span>{Figures.Probability(outputs.AsSpan(3 * worst, 3).ToArray().Max())}</span>");
        first.ShouldContain($"<span>{Figures.Probability(outputs[(3 * worst) + Classification.ArgMax(validation.TargetsOf(worst))])}</span>");
    }

    [Fact]
    public void ColorImage_ShowsTheUnitOfEachClass()
    {
        Dataset data = Samples.Classes(60, 60, 3);
        History history = new ColorTileNet(seed: 1).Fit(data, new FitOptions { Epochs = 2 });

        string page = HistoryReport.Html(history, new ReportOptions { ClassNames = ["left", "right", "middle"] });

        page.ShouldContain("alt=\"weights of unit left\"");
        page.ShouldContain("All units");
        page.ShouldContain("on the training set");
    }

    [Fact]
    public void TwoFeatures_ShowTheDecisionBoundary()
    {
        var net = new XorNet(seed: 1);
        History history = net.Fit(s_corners, new FitOptions { Epochs = 300, BatchSize = 4, Optimizer = new Adam(learningRate: 0.05f) });

        string page = HistoryReport.Html(history, new ReportOptions { FeatureNames = ["first bit", "second bit"], ClassNames = ["equal", "different"] });

        SectionsOf(page).ShouldBe(["summary", "curves", "classes", "boundary", "network", "epochs"], "it makes no mistake and sees no image");
        page.ShouldContain("No row was mistaken.");
        page.ShouldContain("The plane of first bit and second bit, coloured by the class the network gives, with 4 rows");
        page.ShouldContain(">second bit</text>");
        page.ShouldContain("different</li>");
    }

    [Fact]
    public void Regression_ShowsOutputsAgainstTargetsAndLargestErrors()
    {
        Dataset data = Samples.Values(40, 2, 1);
        History history = new PlaneNet(seed: 1).Fit(data, new FitOptions { Epochs = 3 });

        string page = HistoryReport.Html(history, new ReportOptions());

        SectionsOf(page).ShouldBe(["summary", "curves", "values", "mistakes", "boundary", "network", "epochs"]);
        page.ShouldContain("Output over the plane");
        page.ShouldContain("Largest errors");
        page.ShouldNotContain("<h3>Accuracy</h3>");
    }

    [Fact]
    public void IndependentLabels_HaveNeitherClassesNorMistakes()
    {
        var data = new Dataset(Samples.Normal(60, 1), 3, [.. Enumerable.Range(0, 60).Select(static i => (float)(i % 2))], 3);
        History history = new LabelsNet(seed: 1).Fit(data, new FitOptions { Epochs = 2 });

        SectionsOf(HistoryReport.Html(history, new ReportOptions())).ShouldBe(["summary", "curves", "network", "epochs"]);
    }

    [Fact]
    public void Features_StandBesideMistakesThatAreNoImages()
    {
        History history = new SoftmaxNet(seed: 1).Fit(Samples.Classes(60, 3, 3), new FitOptions { Epochs = 1 });

        string table =
            Between(HistoryReport.Html(history, new ReportOptions { FeatureNames = ["length", "width", "height"] }), "id=\"mistakes\"", "</section>");

        table.ShouldContain("<th scope=\"col\">height</th>");
        table.ShouldContain("probability of the truth");
    }

    [Fact]
    public void TestSet_TakesThePlaceOfTheValidationSet()
    {
        (History history, _, _) = TrainedTiles();

        HistoryReport.Html(history, new ReportOptions { Test = Samples.Classes(33, 30, 3, seed: 5) }).ShouldContain("on the test set, 33 rows");
    }

    [Fact]
    public void WrongShapes_AreRefused()
    {
        (History history, _, _) = TrainedTiles();

        Refusal(new ReportOptions { Test = Samples.Classes(10, 7, 3) }).ShouldContain("TileNet expects 30 features");
        Refusal(new ReportOptions { ClassNames = ["a", "b"] }).ShouldContain("Expected names of 3 classes, but found 2.");
        Refusal(new ReportOptions { FeatureNames = ["a"] }).ShouldContain("Expected names of 30 features, but found 1.");

        string Refusal(ReportOptions options) => Should.Throw<ArgumentException>(() => HistoryReport.Html(history, options)).Message;
    }

    [Fact]
    public void Settings_AreSaidInWords()
    {
        var options = new FitOptions
        {
            Epochs = 2, BatchSize = 16, Seed = 7, L2 = 0.01f, ClipNorm = 1, Freeze = ["Dense1"], Schedule = new CosineDecay(),
            AverageWeights = new WeightAveraging(0.9f),
            Callbacks = [new EarlyStopping(3)],
        };
        History history = new PlaneClassesNet(seed: 1).Fit(Samples.Classes(50, 2, 3), options);

        string settings = Between(HistoryReport.Html(history, new ReportOptions()), "<caption>Settings</caption>", "</table>");

        string[] words =
        [
            "cross-entropy", "Adam(learningRate 0.001", "CosineDecay", "16 samples, 4 steps an epoch, shuffled", "at most 2", ">7<", "0.01", "Dense1",
            "decay 0.9", "EarlyStopping"
        ];
        foreach (string expected in words)
        {
            settings.ShouldContain(expected);
        }

        settings.ShouldNotContain("L1");
    }

    [Fact]
    public void SeveralStarts_SayWhichIsShown()
    {
        History history = new SoftmaxNet(seed: 1).Fit(Samples.Classes(30, 3, 3), new FitOptions { Epochs = 1, Restarts = 2 });

        HistoryReport.Html(history, new ReportOptions()).ShouldContain($"the best of 2 starts, number {history.BestRestart}.");
    }

    [Fact]
    public void DivergedTraining_StillHasAReport()
    {
        var options = new FitOptions { Epochs = 50, Optimizer = new Sgd(learningRate: 1e30f) };
        History history = Should.Throw<TrainingDivergedException>(() => new PlaneNet(seed: 1).Fit(Samples.Values(40, 2, 1), options)).History;

        HistoryReport.Html(history, new ReportOptions()).ShouldContain("id=\"network\"");
    }

    [Fact]
    public void Report_LeavesTheNetworkAsItIs()
    {
        (History history, TileNet net, Dataset validation) = TrainedTiles();
        float[] before = new float[TileNet.ParameterCount], after = new float[TileNet.ParameterCount];
        net.CopyParametersTo(before);

        string page = HistoryReport.Html(history, new ReportOptions());

        net.CopyParametersTo(after);
        after.ShouldBe(before);
        HistoryReport.Html(history, new ReportOptions()).ShouldBe(page);
        validation.Count.ShouldBe(50);
    }

    internal static (History History, TileNet Net, Dataset Validation) TrainedTiles()
    {
        Dataset validation = Samples.Classes(50, 30, 3, seed: 2);
        var net = new TileNet(seed: 1);
        History history =
            net.Fit(Samples.Classes(60, 30, 3, seed: 1), new FitOptions { Validation = validation, Epochs = 3, Callbacks = [new HealthMonitor()] });
        return (history, net, validation);
    }

    private static int WrongOf(History history, Dataset validation) => (int)Math.Round((1 - history.Epochs[^1].ValidationAccuracy!.Value) * validation.Count);

    /// <summary>Without the findings, which depend on how the training went.</summary>
    private static string[] SectionsOf(string page) =>
    [
        .. from part in page.Split("<section id=\"")[1..]
           let id = part[..part.IndexOf('"', StringComparison.Ordinal)]
           where id != "findings"
           select id,
    ];

    private static int Count(string page, string part) => page.Split(part).Length - 1;

    private static string Between(string page, string start, string end)
    {
        page.ShouldContain(start, Case.Sensitive);
        string rest = page[(page.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
        return rest[..rest.IndexOf(end, StringComparison.Ordinal)];
    }
}
