using System.Globalization;

namespace NetGen.Tests;

public sealed class EpochRecordTests
{
    [Fact]
    public void Text_LeavesOutWhatIsNotThere()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        new EpochRecord { Epoch = 3, Loss = 0.25, LearningRate = 0.001f, Duration = TimeSpan.FromSeconds(1.26) }.ToString()
            .ShouldBe("epoch 3: loss 0.2500, 1.3 s");
        new EpochRecord
        {
            Epoch = 3, Loss = 0.25, Penalty = 0.01, Accuracy = 0.9, ValidationLoss = 0.3, ValidationAccuracy = 0.8, LearningRate = 0.001f,
            Duration = TimeSpan.FromSeconds(2)
        }
            .ToString()
            .ShouldBe("epoch 3: loss 0.2500, penalty 0.0100, accuracy 0.9000, validation loss 0.3000, validation accuracy 0.8000, 2.0 s");
        new EpochRecord { Epoch = 3, Loss = 0.25, LearningRate = 0.001f, SkippedSampleCount = 1, Duration = TimeSpan.FromSeconds(2) }.ToString()
            .ShouldBe("epoch 3: loss 0.2500, 1 skipped, 2.0 s");
        CultureInfo.CurrentCulture = before;
    }

    [Fact]
    public void OptimizerText_NamesEverySetting() =>
        new AdamW(0.01f).ToString().ShouldBe("AdamW(learningRate 0.01, beta1 0.9, beta2 0.999, epsilon 1E-08, weightDecay 0.01)");

    [Fact]
    public void GradientCheck_DoesNotHideNaN() =>
        double.IsNaN(new GradientCheck([new TensorCheck("0.weight", 1, double.NaN, 1, 1), new TensorCheck("0.bias", 1, 1e-6, 1, 1)]).MaxRelativeError)
            .ShouldBeTrue();
}
