namespace NetGen.Integration.Tests.Evaluating;

public sealed class LearningCurveTests
{
    private static readonly Dataset s_train = Samples.Classes(120, 3, 3), s_validation = Samples.Classes(60, 3, 3, seed: 7);

    private static FitOptions Options(int threads = 1, params Callback[] callbacks) =>
        new() { Epochs = 4, BatchSize = 16, Seed = 5, Threads = threads, Optimizer = new Adam(0.02f), Callbacks = callbacks };

    [Fact]
    public void EverySize_TrainsSeparatelyOnTheFirstRowsOfOneOrder()
    {
        LearningCurve curve = LearningCurve.Of<SoftmaxNet>(s_train, s_validation, [12, 40, 120], Options(), repeats: 2);
        curve.Points.Select(static point => point.Size).ShouldBe([12, 40, 120]);
        for (int repeat = 0; repeat < 2; repeat++)
        {
            int[] classes = [.. Enumerable.Range(0, 120).Select(row => s_train.TargetsOf(row).IndexOf(1f))];
            int[] order = s_train.NestedOrder(5 + repeat, classes);
            foreach (LearningCurvePoint point in curve.Points)
            {
                // By hand: seed and order follow from the repetition.
                Dataset part = s_train.Rows(order.AsSpan(0, point.Size));
                var net = new SoftmaxNet(seed: 5 + repeat);
                net.Fit(part, Options() with { Seed = 5 + repeat });
                point.Training[repeat].Loss.ShouldBe(net.Evaluate(part).Loss);
                point.Validation[repeat].Loss.ShouldBe(net.Evaluate(s_validation).Loss);
                point.Validation[repeat].Accuracy.ShouldBe(net.Evaluate(s_validation).Accuracy);
            }
        }

        LearningCurvePoint last = curve.Points[^1];
        last.ValidationLoss.ShouldBe(MetricStatistics.Of([last.Validation[0].Loss, last.Validation[1].Loss]));
        last.TrainingLoss.ShouldBe(MetricStatistics.Of([last.Training[0].Loss, last.Training[1].Loss]));
        last.ValidationAccuracy.ShouldBe(MetricStatistics.Of([last.Validation[0].Accuracy, last.Validation[1].Accuracy]));
        last.TrainingAccuracy.ShouldBe(MetricStatistics.Of([last.Training[0].Accuracy, last.Training[1].Accuracy]));
    }

    [Fact]
    public void MoreRows_CloseTheGapBetweenTrainingAndValidation()
    {
        var options = new FitOptions { Epochs = 150, BatchSize = 16, Seed = 1, Optimizer = new Adam(0.02f) };
        LearningCurve curve = LearningCurve.Of<SoftmaxNet>(Samples.Classes(600, 3, 3), s_validation, [10, 60, 600], options, repeats: 2);
        double[] gaps = [.. curve.Points.Select(static point => point.ValidationLoss.Mean - point.TrainingLoss.Mean)];
        gaps[0].ShouldBeGreaterThan(gaps[1]);
        gaps[1].ShouldBeGreaterThan(gaps[2]);
        curve.Points[2].ValidationAccuracy.Mean.ShouldBeGreaterThan(curve.Points[0].ValidationAccuracy.Mean);
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBits()
    {
        Dataset data = Samples.Classes(200, 64, 10);
        LearningCurve Run(int threads) =>
            LearningCurve.Of<SharedNet>(data, data, [70, 200], new FitOptions { Epochs = 2, BatchSize = 64, Seed = 1, Threads = threads });

        LearningCurve expected = Run(1), result = Run(3);
        result.Points.Select(static point => point.ValidationLoss.Mean).ShouldBe(expected.Points.Select(static point => point.ValidationLoss.Mean));
        result.ToString().ShouldBe(expected.ToString());
    }

    [Fact]
    public void Folds_MeasureWithPartsOfTheirOwn()
    {
        Fold[] folds = [.. s_train.KFold(3, seed: 2, stratify: true)];
        LearningCurve curve = LearningCurve.Of<SoftmaxNet>(folds, [20, 80], Options());
        CrossValidation whole = folds.CrossValidate<SoftmaxNet>(Options());
        curve.Points[1].Validation.Length.ShouldBe(3);

        // The order of the rows differs, and with it the mini-batches: all rows of a fold's training part give nearly what cross-validation gives.
        curve.Points[1].ValidationLoss.Mean.ShouldBe(whole.Loss.Mean, 0.1);
        Should.Throw<ArgumentException>(
            () => LearningCurve.Of<SoftmaxNet>(folds, [20, 81], Options())).Message.ShouldContain("up to the 80 rows of the training set, but found 81");
    }

    [Fact]
    public void Regression_HasNoColumnsOfAccuracy()
    {
        LearningCurve curve = LearningCurve.Of<PlaneNet>(Samples.Values(40, 2, 1), Samples.Values(20, 2, 1, seed: 3), [5, 40], Options());
        string[] lines = curve.ToString().TrimEnd('\n').Split('\n');
        lines[0].ShouldBe("rows  training loss  validation loss");
        lines.Length.ShouldBe(3);
        lines[1].ShouldEndWith(curve.Points[0].ValidationLoss.Mean.ToString("F4", System.Globalization.CultureInfo.InvariantCulture));
        curve.Points[0].ValidationLoss.StandardDeviation.ShouldBe(double.NaN);
    }

    [Fact]
    public void Table_ShowsTheSpreadOverRepetitions()
    {
        LearningCurve curve = LearningCurve.Of<SoftmaxNet>(s_train, s_validation, [12, 120], Options(), repeats: 3);
        string[] lines = curve.ToString().TrimEnd('\n').Split('\n');
        lines.Select(static line => line.Length).Distinct().ShouldHaveSingleItem("columns are aligned");
        lines[0].ShouldContain("validation accuracy");
        lines[2].ShouldStartWith(" 120  ");
        lines[2].ShouldContain(curve.Points[1].ValidationAccuracy.ToString());
    }

    [Fact]
    public void WhatMakesNoCurve_IsRefused()
    {
        Refusal([], Options()).ShouldContain("at least one size");
        Refusal([0, 5], Options()).ShouldContain("found 0 after 0");
        Refusal([5, 5], Options()).ShouldContain("found 5 after 5");
        Refusal([5, 121], Options()).ShouldContain("up to the 120 rows of the training set, but found 121");
        Refusal([5], new FitOptions { ResumeFrom = "x.ckpt" }).ShouldContain("neither Checkpoint nor ResumeFrom");
        Refusal([5], Options(1, new Checkpoint("x.ckpt"))).ShouldContain("neither Checkpoint nor ResumeFrom");
        Should.Throw<ArgumentException>(() => LearningCurve.Of<SoftmaxNet>(s_train, s_validation, [5], repeats: 0)).ParamName.ShouldBe("repeats");
        Should.Throw<ArgumentException>(() => LearningCurve.Of<SoftmaxNet>([], [5])).Message.ShouldContain("at least one fold");
        Should.Throw<ArgumentException>(() => LearningCurve.Of<SoftmaxNet>([new Fold(s_train, s_validation)], [5], new FitOptions
        {
            Validation = s_train
        })).Message.ShouldContain("no Validation");
        Should.Throw<ArgumentException>(() => LearningCurve.Of<SoftmaxNet>(s_train, Samples.Classes(9, 4, 3), [5])).Message.ShouldContain("expects 3 features");

        static string Refusal(int[] sizes, FitOptions options) =>
            Should.Throw<ArgumentException>(() => LearningCurve.Of<SoftmaxNet>(s_train, s_validation, sizes, options)).Message;
    }

    [Fact]
    public void Cancelled_ThrowsInsteadOfCountingHalfATraining()
    {
        using var stop = new CancellationTokenSource();
        var cancel = new ActionCallback((_, _) => stop.Cancel());
        Should.Throw<OperationCanceledException>(
            () => LearningCurve.Of<SoftmaxNet>(s_train, s_validation, [12, 120], Options(1, cancel), cancellationToken: stop.Token));
    }
}
