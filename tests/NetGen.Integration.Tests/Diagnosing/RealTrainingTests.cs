using NetGen.Integration.Tests.Generalising;

namespace NetGen.Integration.Tests.Diagnosing;

/// <summary>Networks that are trained badly in a known way, and others that are trained well.</summary>
public sealed class RealTrainingTests
{
    private static readonly Dataset s_xor = new([0, 0, 0, 1, 1, 0, 1, 1], 2, [0, 1, 1, 0], 1);

    [Fact]
    public void TooFewRowsForTheNetwork_AreOverfitted()
    {
        Dataset few = Samples.Classes(80, 200, 10), validation = Samples.Classes(200, 200, 10, seed: 4);
        Diagnosis diagnosis = Train<PiecewiseNet>(few, validation, new FitOptions { Epochs = 30, BatchSize = 16 });
        Kinds(diagnosis).ShouldBe([FindingKind.Overfits]);
        diagnosis.Findings[0].Sentence.ShouldContain("memorizes the training set");

        var stopping = new EarlyStopping(patience: 25);
        History stopped =
            new PiecewiseNet(seed: 1).Fit(few, new FitOptions { Epochs = 100, BatchSize = 16, Seed = 1, Validation = validation, Callbacks = [stopping] });
        Finding overfits = stopped.Diagnose().Findings.ShouldHaveSingleItem();
        overfits.Kind.ShouldBe(FindingKind.Overfits);
        overfits.Sentence.ShouldContain($"lowest in epoch {stopping.BestEpoch}");
        overfits.Sentence.ShouldEndWith("A callback then stopped the training.");
    }

    /// <summary>
    /// The same training, whose loss is that of other labels or of other rows than the validation loss: no word of overfitting, nor of health.
    /// </summary>
    [Theory]
    [InlineData(0.4f, false, false)]
    [InlineData(0f, true, false)]
    [InlineData(0f, false, true)]
    public void LossWithSmoothedLabelsOrWeights_IsNotComparedWithOtherLosses(float smoothing, bool weighsClasses, bool weighsRows)
    {
        Dataset few = Samples.Classes(80, 200, 10), validation = Samples.Classes(200, 200, 10, seed: 4);
        float[] classes = [20, 1, 1, 1, 1, 1, 1, 1, 1, 1], rows = [.. Enumerable.Range(1, few.Count).Select(static row => (float)row)];
        Diagnosis diagnosis = Train<PiecewiseNet>(
            weighsRows ? few.WithWeights(rows) : few, validation,
            new FitOptions { Epochs = 30, BatchSize = 16, LabelSmoothing = smoothing, ClassWeights = weighsClasses ? classes : null });
        diagnosis.Findings.ShouldAllBe(static finding => !finding.Sentence.Contains("validation", StringComparison.Ordinal)
            && !finding.Sentence.Contains("constant", StringComparison.Ordinal));
        diagnosis.Shows(FindingKind.LearningRateTooLow).ShouldBeFalse(diagnosis.ToString());
        diagnosis.Missing.ShouldHaveSingleItem().ShouldContain("smoothed labels or weights of rows");
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(10f)]
    [InlineData(100f)]
    public void StepsThatOvershoot_HaveTooHighARate(float learningRate) =>
        Train<BodyAndHeadNet>(Samples.Classes(300, 4, 3), Samples.Classes(200, 4, 3, seed: 4), new FitOptions
        {
            Epochs = 30, BatchSize = 16, Optimizer = new Adam(learningRate)
        })
            .Shows(FindingKind.LearningRateTooHigh).ShouldBeTrue();

    [Fact]
    public void SaturatedUnits_HaveTooHighARate() =>
        Kinds(Train<XorNet>(s_xor, null, new FitOptions { Epochs = 100, BatchSize = 4, Optimizer = new Sgd(100) }))
            .ShouldContain(FindingKind.LearningRateTooHigh);

    [Fact]
    public void Divergence_HasTooHighARate()
    {
        var exception = Should.Throw<TrainingDivergedException>(() =>
            new StandardizedNet(seed: 1).Fit(Samples.Values(50, 2, 3), new FitOptions { Epochs = 60, BatchSize = 16, Optimizer = new Sgd(5) }));
        exception.History.StopReason.ShouldBe(StopReason.Diverged);
        Finding finding = exception.History.Diagnose().Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.LearningRateTooHigh);
        finding.Sentence.ShouldContain($"diverged after {exception.History.Epochs.Count} good epoch");
        finding.Numbers.ShouldContain(static number => number.Value == 5);
    }

    [Theory]
    [InlineData(1e-5f, 5)]
    [InlineData(1e-5f, 60)]
    [InlineData(1e-4f, 20)]
    [InlineData(1e-3f, 20)]
    public void StepsThatAreTooSmall_HaveTooLowARate(float learningRate, int epochs)
    {
        Dataset train = Samples.Classes(300, 3, 3), validation = Samples.Classes(200, 3, 3, seed: 4);
        Kinds(Train<SoftmaxNet>(train, validation, new FitOptions { Epochs = epochs, BatchSize = 16, Optimizer = new Sgd(learningRate) }))
            .ShouldBe([FindingKind.LearningRateTooLow]);
        Kinds(Train<XorNet>(s_xor, null, new FitOptions { Epochs = epochs, BatchSize = 4, Optimizer = new Sgd(learningRate) }))
            .ShouldBe([FindingKind.LearningRateTooLow]);
    }

    [Fact]
    public void NoiseOfDropout_DoesNotHideTooLowARate() =>
        Kinds(Train<SharedNet>(Samples.Classes(600, 64, 10), Samples.Classes(300, 64, 10, seed: 4), new FitOptions
        {
            Epochs = 20, Optimizer = new Adam(1e-4f)
        }))
            .ShouldBe([FindingKind.LearningRateTooLow]);

    [Fact]
    public void PlaneThroughExclusiveOr_Underfits()
    {
        Diagnosis diagnosis = Train<PlaneNet>(s_xor, null, new FitOptions { Epochs = 200, BatchSize = 4, Optimizer = new Sgd(0.3f) });
        Kinds(diagnosis).ShouldBe([FindingKind.Stalled, FindingKind.Underfits]);
    }

    [Fact]
    public void StrongPenalty_Underfits()
    {
        Diagnosis diagnosis = Train<SoftmaxNet>(Samples.Classes(300, 3, 3), Samples.Classes(200, 3, 3, seed: 4), new FitOptions
        {
            Epochs = 20, BatchSize = 16, Optimizer = new Sgd(0.1f), L2 = 3
        });
        Kinds(diagnosis).ShouldBe([FindingKind.Underfits]);
    }

    [Fact]
    public void WeightsThatStartAtZero_Stall()
    {
        var net = new XorNet();
        net.SetParameters(new float[XorNet.ParameterCount]);
        Diagnosis diagnosis = net.Fit(s_xor, new FitOptions { Epochs = 50, BatchSize = 4, Optimizer = new Sgd(0.5f) }).Diagnose();
        Kinds(diagnosis).ShouldBe([FindingKind.Stalled, FindingKind.Underfits]);
    }

    [Fact]
    public void UnitsThatAreNeverPositive_AreDead()
    {
        Diagnosis diagnosis = Train<DeadNet>(Samples.Classes(300, 4, 3), null, new FitOptions { Epochs = 60 });
        diagnosis.Findings[0].Kind.ShouldBe(FindingKind.DeadUnits);
        diagnosis.Findings[0].Sentence.ShouldContain("6 of 6 in Relu1");
        diagnosis.Shows(FindingKind.VanishingGradients).ShouldBeFalse("what a dead layer cuts off does not vanish");

        // Killed by the first steps.
        Kinds(Train<SeenNet>(Samples.Values(60, 4, 2), null, new FitOptions { Epochs = 20, BatchSize = 16, Optimizer = new Adam(1f) }))
            .ShouldContain(FindingKind.DeadUnits);
    }

    [Fact]
    public void ManySigmoidLayers_HaveVanishingGradients() =>
        Kinds(Train<VanishingNet>(Samples.Classes(60, 4, 3), null, new FitOptions { Epochs = 10 })).ShouldContain(FindingKind.VanishingGradients);

    [Fact]
    public void LargeWeightsAfterSmallOnes_HaveExplodingGradients() =>
        Kinds(Train<ExplodingNet>(Samples.Values(60, 4, 3), null, new FitOptions { Epochs = 10, Optimizer = new Sgd(1e-6f) }))
            .ShouldContain(FindingKind.ExplodingGradients);

    [Theory]
    [InlineData(0.003f, 40)]
    [InlineData(0.01f, 20)]
    [InlineData(0.01f, 60)]
    [InlineData(0.03f, 10)]
    public void SensibleRate_IsHealthy(float learningRate, int epochs)
    {
        Dataset train = Samples.Classes(300, 4, 3), validation = Samples.Classes(200, 4, 3, seed: 4);
        Kinds(Train<BodyAndHeadNet>(train, validation, new FitOptions { Epochs = epochs, BatchSize = 16, Optimizer = new Adam(learningRate) }))
            .ShouldBe([FindingKind.Healthy]);
    }

    [Fact]
    public void Schedules_AreHealthy()
    {
        Dataset train = Samples.Classes(300, 3, 3), validation = Samples.Classes(200, 3, 3, seed: 4);
        foreach (LearningRateSchedule schedule in (LearningRateSchedule[])
        [
            new CosineDecay(), new OneCycle(), new LinearWarmup(2, new ExponentialDecay(0.9)), new CosineDecayRestarts(5)
        ])
        {
            var options = new FitOptions { Epochs = 20, BatchSize = 16, Optimizer = new Adam(0.05f), Schedule = schedule };
            Kinds(Train<SoftmaxNet>(train, validation, options)).ShouldBe([FindingKind.Healthy], schedule.ToString());
        }
    }

    [Fact]
    public void LearnedExclusiveOr_IsHealthy()
    {
        Diagnosis diagnosis = Train<XorNet>(s_xor, null, new FitOptions { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.05f) });
        diagnosis.IsHealthy.ShouldBeTrue(diagnosis.ToString());
        diagnosis.Missing.ShouldHaveSingleItem().ShouldContain("Set FitOptions.Validation");
    }

    /// <summary>Half of the variance is noise, which no training can explain; it is not to blame for that.</summary>
    [Fact]
    public void WellFittedNoisyRegression_IsHealthy()
    {
        Diagnosis diagnosis = Train<PlaneNet>(Noisy(400, seed: 1), Noisy(400, seed: 2), new FitOptions { Epochs = 30, Optimizer = new Adam(0.02f) });
        Kinds(diagnosis).ShouldBe([FindingKind.Healthy]);

        static Dataset Noisy(int rows, int seed)
        {
            float[] features = Samples.Normal(2 * rows, seed), noise = Samples.Normal(rows, seed + 50);
            return new Dataset(features, 2, [.. Enumerable.Range(0, rows).Select(row => features[2 * row] + noise[row])], 1);
        }
    }

    [Fact]
    public void DropoutOnEnoughRows_IsHealthy() =>
        Kinds(Train<NoisyNet>(Samples.Classes(1000, 4, 3), Samples.Classes(500, 4, 3, seed: 4), new FitOptions { Epochs = 20, Optimizer = new Adam(0.01f) }))
            .ShouldBe([FindingKind.Healthy]);

    private static IEnumerable<FindingKind> Kinds(Diagnosis diagnosis) => diagnosis.Findings.Select(static finding => finding.Kind);

    private static Diagnosis Train<T>(Dataset train, Dataset? validation, FitOptions options)
        where T : INeuralNetwork<T> => T.Create(1).Fit(train, options with { Validation = validation, Seed = 1, Callbacks = [new HealthMonitor()] }).Diagnose();
}
