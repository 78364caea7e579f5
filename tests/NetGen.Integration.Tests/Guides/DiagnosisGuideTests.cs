using NetGen.Integration.Tests.Generalising;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/training.md on what a training did, word for word.</summary>
public sealed class DiagnosisGuideTests
{
    private readonly Dataset train = Samples.Classes(180, 4, 3), validation = Samples.Classes(90, 4, 3, seed: 2);

    [Fact]
    public void DiagnosisExample_PrintsEveryFinding()
    {
        var net = new BodyAndHeadNet(seed: 1);
        History history = net.Fit(train, new FitOptions { Epochs = 30, Validation = validation, Callbacks = [new HealthMonitor()] });
        Diagnosis diagnosis = history.Diagnose();
        Console.WriteLine(diagnosis);
        foreach (Finding finding in diagnosis.Findings)
        {
            Console.WriteLine($"{finding.Kind}: {finding.Advice}");        // for instance Overfits: more rows, Augmentation, dropout, L2, ...
        }

        diagnosis.Findings.ShouldNotBeEmpty();
        diagnosis.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void MetricsExample_ListsTheWorstMistakes()
    {
        var net = new BodyAndHeadNet(seed: 1);
        net.Fit(train, new FitOptions { Epochs = 5 });
        Evaluation result = net.Evaluate(validation);
        Console.WriteLine(
            $"accuracy {result.Accuracy:P1}, in the top two {result.TopKAccuracy(2):P1}, ROC AUC {result.RocAuc:F3}, log loss {result.LogLoss:F3}");
        Console.WriteLine($"every class counts the same: {result.MacroAverage}");
        foreach (Mistake mistake in result.WorstMistakes(5))
        {
            Console.WriteLine(mistake);                     // row 17: class 2 (probability 0.04) taken for class 0 (0.91)
        }

        result.WorstMistakes(5).Length.ShouldBe(5);
        result.TopKAccuracy(2).ShouldBeGreaterThan(result.Accuracy);
    }

    [Fact]
    public void LearningCurveExample_HasAPointForEverySize()
    {
        LearningCurve curve = LearningCurve.Of<BodyAndHeadNet>(train, validation, sizes: [20, 60, 180], new FitOptions { Epochs = 40 }, repeats: 3);
        Console.WriteLine(curve);                           // rows, training loss, validation loss, accuracies; mean ± standard deviation
        LearningCurvePoint all = curve.Points[^1];
        bool moreWouldHelp = all.ValidationLoss.Mean > 2 * all.TrainingLoss.Mean;

        moreWouldHelp.ShouldBeFalse();
        curve.Points[0].ValidationLoss.Mean.ShouldBeGreaterThan(all.ValidationLoss.Mean);
    }
}
