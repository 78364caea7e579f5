namespace NetGen.Integration.Tests.Fitting;

public sealed class EarlyStoppingTests
{
    // One row, x = 0 and t = 0: the loss is b², so a bias set before the callback is asked scripts the curve.
    private static readonly Dataset s_data = new([0, 0], 2, [0], 1);

    [Theory]
    [InlineData(2, 0, 3, 5)]            // 5 4 3 3.5 3.2 | 1
    [InlineData(3, 0, 6, 8)]            // ... and then 1 2 2
    [InlineData(2, 1.5, 3, 5)]          // 4 is too near to 5, 3 is not
    [InlineData(1, 1.5, 1, 2)]
    [InlineData(2, 100, 1, 3)]
    public void LossThatStopsFalling_EndsTheTrainingAfterThePatience(int patience, double minDelta, int bestEpoch, int lastEpoch)
    {
        double[] curve = [5, 4, 3, 3.5, 3.2, 1, 2, 2];
        foreach (bool withValidation in new[] { true, false })
        {
            var stopping = new EarlyStopping(patience, minDelta: minDelta);
            (PlaneNet net, History history) = Train(curve, stopping, withValidation);
            stopping.BestEpoch.ShouldBe(bestEpoch);
            history.Epochs.Count.ShouldBe(lastEpoch);
            history.StopReason.ShouldBe(lastEpoch == 8 ? StopReason.Completed : StopReason.StoppedByCallback);
            net.Parameters()[2].ShouldBe((float)Math.Sqrt(curve[bestEpoch - 1]));
        }
    }

    [Fact]
    public void RestoreBestOff_KeepsTheLastWeights()
    {
        (PlaneNet net, _) = Train([5, 4, 9, 9], new EarlyStopping(2, restoreBest: false), withValidation: true);
        net.Parameters()[2].ShouldBe(3f);
    }

    [Fact]
    public void CallbackUsedTwice_StartsAnew()
    {
        var stopping = new EarlyStopping(2);
        Train([1, 2, 3, 4], stopping, withValidation: true);
        (_, History history) = Train([9, 8, 7, 6], stopping, withValidation: true);
        history.Epochs.Count.ShouldBe(4);
        stopping.BestEpoch.ShouldBe(4);
    }

    [Fact]
    public void Validation_IsWatchedRatherThanTraining()
    {
        // Training learns t = 0 ever better; for the validation row t = 9 that is worse and worse.
        var net = new PlaneNet();
        net.SetParameters([0, 0, 8]);
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = 20, Optimizer = new Sgd(0.05f), Validation = new Dataset([0, 0], 2, [9], 1), Callbacks = [new EarlyStopping(3)],
        });
        history.Epochs.Count.ShouldBe(4);
        history.Epochs.Select(static epoch => epoch.Loss).ShouldBeInOrder(SortDirection.Descending);
        history.Epochs.Select(static epoch => epoch.ValidationLoss!.Value).ShouldBeInOrder(SortDirection.Ascending);
        net.Parameters()[2].ShouldBe(8 * 0.9f, 1e-5);
    }

    [Fact]
    public void SettingOutOfRange_IsNamed()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(patience: 0)).ParamName.ShouldBe("patience");
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(minDelta: -1)).ParamName.ShouldBe("minDelta");
        Should.Throw<ArgumentOutOfRangeException>(() => new EarlyStopping(minDelta: double.NaN)).ParamName.ShouldBe("minDelta");
    }

    private static (PlaneNet Net, History History) Train(double[] curve, EarlyStopping stopping, bool withValidation)
    {
        // A step of 1e-30 changes nothing: every epoch trains with the bias set at the end of the one before.
        var net = new PlaneNet();
        int epoch = 0;
        SetBias();
        History history = net.Fit(s_data, new FitOptions
        {
            Epochs = curve.Length, Optimizer = new Sgd(1e-30f), Validation = withValidation ? s_data : null,
            Callbacks = [stopping, new ActionCallback((_, _) => SetBias())],
        });
        return (net, history);

        void SetBias()
        {
            if (epoch < curve.Length)
            {
                net.SetParameters([0, 0, (float)Math.Sqrt(curve[epoch++])]);
            }
        }
    }

    [Fact]
    public void ValidationLossThatIsNotANumber_IsNoImprovement()
    {
        // The validation row's logits overflow, and a softmax of infinities is ∞ / ∞; the training loss falls meanwhile.
        var stopping = new EarlyStopping(3);
        var net = new SoftmaxNet();
        net.SetParameters([2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0]);
        var overflowing = new Dataset([float.MaxValue, float.MaxValue, float.MaxValue], 3, [1, 0, 0], 3);
        History history = net.Fit(
            Samples.Classes(8, 3, 3), new FitOptions { Epochs = 20, Optimizer = new Sgd(1e-2f), Validation = overflowing, Callbacks = [stopping] });
        history.Epochs[0].ValidationLoss.ShouldBe(double.NaN);
        history.StopReason.ShouldBe(StopReason.StoppedByCallback);
        history.Epochs.Count.ShouldBe(3);
        stopping.BestEpoch.ShouldBe(0);
    }
}
