using System.Globalization;

namespace NetGen.Integration.Tests.Fitting;

public sealed class RangeTests
{
    private static readonly Dataset s_data = Samples.Classes(120, 4, 3, seed: 1);
    private static readonly FitOptions s_options = new() { BatchSize = 16, Optimizer = new Sgd(0.5f), Threads = 2 };

    [Fact]
    public void RangeTest_ChangesNothingOfTheNetwork()
    {
        var net = new NoisyNet(seed: 1);
        float[] parameters = net.Parameters(), state = net.State();
        net.FindLearningRate(s_data, s_options);
        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
    }

    [Fact]
    public void LearningRates_GrowByTheSameRatio()
    {
        LearningRateCurve curve = new SoftmaxNet(seed: 1).FindLearningRate(Samples.Classes(50, 3, 3), s_options, 1e-5f, 0.1f, steps: 41);
        curve.Points.Count.ShouldBe(41);
        for (int step = 0; step <= 40; step++)
        {
            double expected = 1e-5 * Math.Pow(10, step / 10.0);
            ((double)curve.Points[step].LearningRate).ShouldBe(expected, 1e-6 * expected);
        }
    }

    [Fact]
    public void Losses_AreThoseOfGradientDescentAtThoseRates()
    {
        Dataset data = Samples.Values(10, 2, 1);
        var net = new PlaneNet();
        net.SetParameters([0.5f, -0.25f, 0.125f]);
        LearningRateCurve curve =
            net.FindLearningRate(data, new FitOptions { BatchSize = int.MaxValue, Optimizer = new Sgd(7), Shuffle = false }, 1e-3f, 0.1f, steps: 12);

        var byHand = new HandTraining(0.5, -0.25, 0.125);
        double weighted = 0, weights = 0;
        foreach (LearningRatePoint point in curve.Points)
        {
            double loss = byHand.Loss(data);
            point.Loss.ShouldBe(loss, 1e-5);
            (weighted, weights) = ((0.9 * weighted) + loss, (0.9 * weights) + 1);
            point.SmoothedLoss.ShouldBe(weighted / weights, 1e-5);
            byHand.Epoch(data, 10, point.LearningRate);
        }

        curve.Points.Count.ShouldBe(12);
    }

    [Fact]
    public void Explosion_EndsTheTest()
    {
        foreach (float largest in new[] { 1e4f, 1e30f })
        {
            LearningRateCurve curve = new PlaneNet(seed: 1).FindLearningRate(Samples.Values(64, 2, 1), s_options, 1e-4f, largest);
            curve.Points.Count.ShouldBeInRange(10, 99);
            curve.Points[^2].SmoothedLoss.ShouldBeLessThanOrEqualTo(4 * curve.Points.Min(static point => point.SmoothedLoss));
        }
    }

    [Fact]
    public void Suggestion_LearnsFasterThanAThousandth()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset data = Samples.Classes(200, 3, 3);
        LearningRateCurve curve = net.FindLearningRate(data, s_options);
        float suggestion = curve.Suggestion!.Value;
        suggestion.ShouldBeInRange(0.01f, 1f);
        Loss(suggestion).ShouldBeLessThan(0.8 * Loss(suggestion / 1000));

        double Loss(float rate)
        {
            var trained = new SoftmaxNet(seed: 1);
            trained.Fit(data, s_options with { Epochs = 3, Optimizer = new Sgd(rate) });
            return trained.Evaluate(data).Loss;
        }
    }

    [Fact]
    public void Options_ThatShapeATrainingAreLeftOut()
    {
        int calls = 0;
        FitOptions options = s_options with
        {
            Epochs = 1, Restarts = 3, Schedule = new StepDecay(1), Validation = s_data, Callbacks = [new ActionCallback((_, _) => calls++)],
        };
        LearningRateCurve curve = new NoisyNet(seed: 1).FindLearningRate(s_data, options, steps: 20);
        curve.Points.Count.ShouldBe(20);
        calls.ShouldBe(0);
        curve.Points.ShouldBe(new NoisyNet(seed: 1).FindLearningRate(s_data, s_options, steps: 20).Points);
    }

    [Fact]
    public void Text_IsATableThatFitsAScreen()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        string text = new LearningRateCurve([new(0.001f, 3, 2), new(0.01f, 1, 1.5), new(0.1f, 0.5, 1), new(1, 9, 4)]).ToString();
        CultureInfo.CurrentCulture = before;
        text.ShouldBe("""
            learning rate      loss
                 1.00E-03         2  ####################
                 1.00E-02       1.5  ###############
                 1.00E-01         1  ##########
                 1.00E+00         4  ########################################
            suggestion: 1.00E-02

            """.ReplaceLineEndings("\n"));
        new LearningRateCurve([.. Enumerable.Range(1, 1000).Select(static step => new LearningRatePoint(step, 1, 1))]).ToString()
            .Split('\n').Length.ShouldBe(27);
    }

    [Fact]
    public void LossThatNeverFell_HasNoSuggestion()
    {
        new LearningRateCurve([new(0.1f, 1, 1), new(0.2f, 2, 2)]).Suggestion.ShouldBeNull();
        new LearningRateCurve([]).Suggestion.ShouldBeNull();
        new LearningRateCurve([]).ToString().ShouldContain("no suggestion: the loss never fell");
    }

    [Fact]
    public void InvalidRange_IsReported()
    {
        Refused(static net => net.FindLearningRate(Samples.Values(8, 2, 1), smallest: 0)).ShouldBe("smallest");
        Refused(static net => net.FindLearningRate(Samples.Values(8, 2, 1), smallest: 1, largest: 1)).ShouldBe("largest");
        Refused(static net => net.FindLearningRate(Samples.Values(8, 2, 1), largest: float.PositiveInfinity)).ShouldBe("largest");
        Refused(static net => net.FindLearningRate(Samples.Values(8, 2, 1), steps: 1)).ShouldBe("steps");
        Refused(static net => net.FindLearningRate(Samples.Values(8, 3, 1))).ShouldBe("data");

        static string? Refused(Action<PlaneNet> act) => Should.Throw<ArgumentException>(() => act(new PlaneNet())).ParamName;
    }

    [Fact]
    public void Cancellation_EndsTheTest()
    {
        LearningRateCurve curve = new PlaneNet().FindLearningRate(Samples.Values(8, 2, 1), cancellationToken: new CancellationToken(canceled: true));
        curve.Points.ShouldBeEmpty();
    }
}
