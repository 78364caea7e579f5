namespace NetGen.Integration.Tests.Contract;

/// <summary>The example of the documentation as it stands, and every member it names.</summary>
public sealed class TrainingSnippetTests
{
    [Fact]
    public void Example_RunsOnAFewDigits()
    {
        using var folder = new TemporaryFolder();
        MnistFiles.Write(folder.Root, trainCount: 60, testCount: 20);
        var (train, validation) = Mnist.Load(folder.Root).Train.Split(50, seed: 1);
        Dataset test = Mnist.Load(folder.Root).Test;
        CancellationToken cancellationToken = CancellationToken.None;

        var net = new DigitNet(seed: 1);
        History history = net.Fit(train, new FitOptions
        {
            Validation = validation, Epochs = 3, BatchSize = 64, Seed = 1, Threads = 2,
            Optimizer = new Adam(learningRate: 0.001f), L1 = 0f, L2 = 1e-4f, ClipNorm = 1f,
            Callbacks = [new EarlyStopping(patience: 10), new Checkpoint(folder.File("digits.ckpt"))],
        }, cancellationToken);
        Evaluation result = net.Evaluate(test);
        GradientCheck check = net.CheckGradients(train, samples: 1);

        history.Epochs.Count.ShouldBe(3);
        history.StopReason.ShouldBe(StopReason.Completed);
        (double loss, double accuracy, ConfusionMatrix? confusion) = (result.Loss, result.Accuracy, result.ConfusionMatrix);
        (loss > 0 && accuracy is >= 0 and <= 1).ShouldBeTrue();
        confusion.ShouldNotBeNull().ClassCount.ShouldBe(10);
        check.MaxRelativeError.ShouldBeLessThan(1e-4);
        File.Exists(folder.File("digits.ckpt")).ShouldBeTrue();

        new DigitNet(seed: 1).Fit(train, new FitOptions
        {
            Validation = validation, Epochs = 3, BatchSize = 64, Seed = 1, L2 = 1e-4f, ClipNorm = 1f, ResumeFrom = folder.File("digits.ckpt"),
            Callbacks = [new EarlyStopping(patience: 10), new Checkpoint(folder.File("digits.ckpt"))],
        }).Epochs.Count.ShouldBe(3);
    }

    [Fact]
    public void Options_HaveTheDocumentedDefaults()
    {
        var options = new FitOptions();
        (options.Epochs, options.BatchSize, options.Seed, options.Threads, options.Shuffle).ShouldBe((10, 32, 0, Environment.ProcessorCount, true));
        (options.L1, options.L2, options.ClipNorm, options.RefitScaling, options.ResumeFrom).ShouldBe((0f, 0f, 0f, false, (string?)null));
        options.Optimizer.ShouldBeOfType<Adam>().LearningRate.ShouldBe(0.001f);
    }

    [Fact]
    public void Optimizers_TakeTheDocumentedArguments()
    {
        Optimizer[] all =
        [
            new Sgd(learningRate: 0.1f, momentum: 0f, dampening: 0f, nesterov: false),
            new Momentum(learningRate: 0.1f, beta: 0.9f),
            new RmsProp(learningRate: 0.01f, alpha: 0.99f, epsilon: 1e-8f, momentum: 0f, centered: false),
            new Adam(learningRate: 0.001f, beta1: 0.9f, beta2: 0.999f, epsilon: 1e-8f),
            new AdamW(learningRate: 0.001f, beta1: 0.9f, beta2: 0.999f, epsilon: 1e-8f, weightDecay: 0.01f),
        ];
        all.Select(static optimizer => optimizer.LearningRate).ShouldBe([0.1f, 0.1f, 0.01f, 0.001f, 0.001f]);
        new AdamW().WeightDecay.ShouldBe(0.01f);
        new RmsProp(0.1f).Alpha.ShouldBe(0.99f);
        new Momentum(0.1f).Beta.ShouldBe(0.9f);
    }

    [Fact]
    public void Dataset_TakesFlatArrays()
    {
        var data = new Dataset(features: [1, 2, 3, 4], featureCount: 2, targets: [5, 6], targetCount: 1);
        ReadOnlySpan<float> features = data.Features, targets = data.Targets;
        (data.Count, features.Length, targets.Length).ShouldBe((2, 4, 2));
    }

    [Fact]
    public void Evaluation_HasEveryDocumentedMeasure()
    {
        Evaluation evaluation = new SoftmaxNet().Evaluate(Samples.Classes(30, 3, 3));
        (evaluation.Precision.Length, evaluation.Recall.Length, evaluation.F1.Length).ShouldBe((3, 3, 3));
        double[] errors = [evaluation.Rmse, evaluation.Mae, evaluation.R2];
        errors.ShouldAllBe(error => double.IsFinite(error));
    }

    [Fact]
    public void GradientReduction_TakesASpan()
    {
        bool called = false;
        var options = new FitOptions { Epochs = 1, ReduceGradients = (Span<float> gradient) => called = gradient.Length > 0 };
        new PlaneNet().Fit(Samples.Values(4, 2, 1), options);
        called.ShouldBeTrue();
    }
}
