namespace NetGen.Integration.Tests.Evaluating;

public sealed class CrossValidationTests
{
    private static readonly Dataset s_classes = Samples.Classes(90, 3, 3);

    private static FitOptions Options(int threads = 1, params Callback[] callbacks) =>
        new() { Epochs = 3, BatchSize = 16, Seed = 5, Threads = threads, Optimizer = new Adam(0.01f), Callbacks = callbacks };

    [Fact]
    public void EveryFold_IsATrainingOfItsOwn()
    {
        Fold[] folds = [.. s_classes.KFold(4, seed: 2, stratify: true)];
        CrossValidation result = folds.CrossValidate<SoftmaxNet>(Options());
        result.Folds.Length.ShouldBe(4);
        for (int i = 0; i < folds.Length; i++)
        {
            // By hand: the network and the order of fold i are drawn from the seed and i.
            var net = new SoftmaxNet(seed: 5 + i);
            net.Fit(folds[i].Train, new FitOptions { Epochs = 3, BatchSize = 16, Seed = 5 + i, Threads = 1, Optimizer = new Adam(0.01f) });
            Evaluation expected = net.Evaluate(folds[i].Validation);
            result.Folds[i].Loss.ShouldBe(expected.Loss);
            result.Folds[i].Accuracy.ShouldBe(expected.Accuracy);
        }
    }

    [Fact]
    public void Metrics_AreMeanAndSampleDeviationOverTheFolds()
    {
        CrossValidation result = s_classes.CrossValidate<SoftmaxNet>(5, Options(), stratify: true);
        double[] losses = [.. result.Folds.Select(fold => fold.Loss)];
        double mean = (losses[0] + losses[1] + losses[2] + losses[3] + losses[4]) / 5;
        result.Loss.Mean.ShouldBe(mean, 1e-12);
        result.Loss.StandardDeviation.ShouldBe(Math.Sqrt(losses.Sum(loss => Math.Pow(loss - mean, 2)) / 4), 1e-12);
        result.Accuracy.Mean.ShouldBe(result.Folds.Average(fold => fold.Accuracy), 1e-12);
        result.Rmse.Mean.ShouldBe(result.Folds.Average(fold => fold.Rmse), 1e-12);
        result.Mae.Mean.ShouldBe(result.Folds.Average(fold => fold.Mae), 1e-12);
        result.R2.Mean.ShouldBe(result.Folds.Average(fold => fold.R2), 1e-12);
        result.F1.Length.ShouldBe(3);
        result.F1[1].Mean.ShouldBe(result.Folds.Average(fold => fold.F1[1]), 1e-12);
        result.Recall[2].Mean.ShouldBe(result.Folds.Average(fold => fold.Recall[2]), 1e-12);
        result.Precision[0].Mean.ShouldBe(result.Folds.Average(fold => fold.Precision[0]), 1e-12);
        result.ToString().ShouldStartWith("5 folds: loss ");
        result.ToString().ShouldContain($"accuracy {result.Accuracy}");
    }

    [Fact]
    public void Statistics_AreThoseOfTheTextbook()
    {
        MetricStatistics.Of([2, 4, 4, 4, 5, 5, 7, 9]).ShouldBe(new MetricStatistics(5, Math.Sqrt(32.0 / 7)));
        MetricStatistics.Of([2, 4, 4, 4, 5, 5, 7, 9]).ToString().ShouldBe("5.0000 ± 2.1381");
        MetricStatistics.Of([3]).StandardDeviation.ShouldBe(double.NaN);
    }

    [Fact]
    public void AnyNumberOfThreads_GivesTheSameBits()
    {
        Dataset data = Samples.Classes(300, 64, 10);
        CrossValidation Run(int threads) => data.CrossValidate<SharedNet>(3, new FitOptions { Epochs = 2, BatchSize = 64, Seed = 1, Threads = threads });

        WorkerCount.For(InfoOf<SharedNet>(), 64, 3).ShouldBe(3);
        CrossValidation expected = Run(1), result = Run(3);
        result.Folds.Select(fold => fold.Loss).ShouldBe(expected.Folds.Select(fold => fold.Loss));
        result.Folds.Select(fold => fold.Rmse).ShouldBe(expected.Folds.Select(fold => fold.Rmse));
    }

    [Fact]
    public void Scaling_IsFittedToEachTrainingPartAlone()
    {
        // One row far away: the scaling of the fold that validates with it must not know of it.
        float[] features = [.. Enumerable.Range(0, 20).Select(i => i == 7 ? 1000f : i % 5)];
        var data = new Dataset(features, 2, new float[30], 3);
        var scales = new List<float>();
        var keep = new ActionCallback((training, _) =>
        {
            float[] state = new float[training.StateCount];
            training.CopyStateTo(state);
            scales.Add(state[1]);
        });
        Fold[] folds = [.. data.KFold(5, seed: 1)];
        folds.CrossValidate<StandardizedNet>(new FitOptions { Epochs = 1, Callbacks = [keep] });
        for (int i = 0; i < folds.Length; i++)
        {
            double mean = Enumerable.Range(0, folds[i].Train.Count).Average(row => (double)folds[i].Train.FeaturesOf(row)[1]);
            scales[i].ShouldBe((float)mean);
            (folds[i].ValidationRows.Contains(3) ? scales[i] < 5 : scales[i] > 50).ShouldBeTrue();
        }
    }

    [Fact]
    public void HeldOutRows_ComeFromTheTrainingPart()
    {
        var seen = new List<double>();
        var watch = new ActionCallback((_, epoch) => seen.Add(epoch.ValidationLoss!.Value));
        s_classes.CrossValidate<SoftmaxNet>(3, Options(1, watch), validationFraction: 0.25);
        seen.Count.ShouldBe(9);
        seen.ShouldAllBe(static loss => double.IsFinite(loss));

        Fold fold = s_classes.KFold(3, seed: 5).First();
        (Dataset heldOut, Dataset rest) = fold.Train.Split(0.25, seed: 5, stratify: true);
        var net = new SoftmaxNet(seed: 5);
        History history = net.Fit(rest, new FitOptions { Epochs = 3, BatchSize = 16, Seed = 5, Optimizer = new Adam(0.01f), Validation = heldOut });
        seen.Take(3).ShouldBe(history.Epochs.Select(static epoch => epoch.ValidationLoss!.Value));
    }

    [Fact]
    public void EarlyStopping_ServesOneFoldAfterTheOther()
    {
        var stop = new EarlyStopping(patience: 2);
        CrossValidation shared = s_classes.CrossValidate<SoftmaxNet>(3, Options(1, stop), validationFraction: 0.2);
        CrossValidation again = s_classes.CrossValidate<SoftmaxNet>(3, Options(1, stop), validationFraction: 0.2);
        again.Folds.Select(fold => fold.Loss).ShouldBe(shared.Folds.Select(fold => fold.Loss));
    }

    [Fact]
    public void Regression_HasErrorsAndNoAccuracy()
    {
        CrossValidation result = Samples.Values(40, 2, 1).CrossValidate<PlaneNet>(4, Options());
        result.Accuracy.Mean.ShouldBe(double.NaN);
        result.F1.ShouldBeEmpty();
        result.ToString().ShouldContain($"RMSE {result.Rmse}, MAE {result.Mae}, R2 {result.R2}");
    }

    [Fact]
    public void Groups_ReachTheFolds()
    {
        int[] groups = [.. Enumerable.Range(0, 90).Select(row => row / 30)];
        Should.Throw<ArgumentException>(
            () => s_classes.CrossValidate<SoftmaxNet>(4, Options(), groups: groups)).Message.ShouldContain("the 3 groups, but found 4");
        s_classes.CrossValidate<SoftmaxNet>(3, Options(), groups: groups).Folds.Length.ShouldBe(3);
    }

    [Fact]
    public void OptionsOfASingleTraining_AreRefused()
    {
        Should.Throw<ArgumentException>(
            () => s_classes.CrossValidate<SoftmaxNet>(3, new FitOptions { Validation = s_classes })).Message.ShouldContain("no Validation");
        Should.Throw<ArgumentException>(
            () => s_classes.CrossValidate<SoftmaxNet>(3, new FitOptions { ResumeFrom = "x.ckpt" })).Message.ShouldContain("neither Checkpoint nor ResumeFrom");
        Should.Throw<ArgumentException>(() => s_classes.CrossValidate<SoftmaxNet>(3, new FitOptions
        {
            Callbacks = [new Checkpoint("x.ckpt")]
        })).Message.ShouldContain("neither Checkpoint nor ResumeFrom");
        Should.Throw<ArgumentException>(() => Array.Empty<Fold>().CrossValidate<SoftmaxNet>()).Message.ShouldContain("at least one fold");
        Should.Throw<ArgumentException>(() => s_classes.CrossValidate<SoftmaxNet>(3, validationFraction: 1)).Message.ShouldContain("from 0 to below 1");
    }

    [Theory]
    [InlineData(0.004, "0.004: no row held out")]
    [InlineData(0.999, "0.999: no row left to train on")]
    public void ValidationFractionThatRoundsToNoRow_IsNamed(double fraction, string found) =>
        Should.Throw<ArgumentException>(() => s_classes.CrossValidate<SoftmaxNet>(3, Options(), validationFraction: fraction)).Message
            .ShouldStartWith($"Expected a fraction that holds out at least one of the 60 rows of a training part and leaves at least one, but found {found}.");

    [Fact]
    public void Cancelled_ThrowsInsteadOfCountingHalfATraining()
    {
        using var stop = new CancellationTokenSource();
        var cancel = new ActionCallback((_, _) => stop.Cancel());
        Should.Throw<OperationCanceledException>(() => s_classes.CrossValidate<SoftmaxNet>(3, Options(1, cancel), cancellationToken: stop.Token));
    }

    private static NetworkInfo InfoOf<T>()
        where T : INeuralNetwork<T> => T.Info;
}
