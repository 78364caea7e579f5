using NetGen.Integration.Tests.Fitting;

namespace NetGen.Integration.Tests.Callbacks;

public sealed class SmallCallbackTests
{
    private static readonly Dataset s_data = Samples.Values(20, 2, 1);

    [Fact]
    public void StopWhen_EndsAfterTheFirstEpochThatMeetsTheCondition()
    {
        History history = new PlaneNet().Fit(s_data, new FitOptions { Epochs = 50, Callbacks = [new StopWhen(static epoch => epoch.Epoch >= 3)] });
        (history.Epochs.Count, history.StopReason).ShouldBe((3, StopReason.StoppedByCallback));
    }

    [Fact]
    public void LearningRateScheduler_SetsTheRateBeforeEveryEpoch()
    {
        var seen = new List<int>();
        var scheduler = new LearningRateScheduler((epoch, rate) =>
        {
            seen.Add(epoch);
            return epoch < 3 ? rate : rate / 2;
        });
        History history = new PlaneNet().Fit(s_data, new FitOptions { Epochs = 4, Optimizer = new Sgd(0.08f), Callbacks = [scheduler] });
        history.Epochs.Select(static epoch => epoch.LearningRate).ShouldBe([0.08f, 0.08f, 0.04f, 0.02f]);
        seen.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void LambdaCallback_CallsWhatItWasGiven()
    {
        var calls = new List<string>();
        var callback = new LambdaCallback(
            _ => calls.Add("train begin"), _ => calls.Add("epoch begin"), _ => calls.Add("batch begin"), _ => calls.Add("batch end"),
            (_, epoch) => calls.Add($"epoch end {epoch.Epoch}"),
            _ => calls.Add("train end"));
        new PlaneNet().Fit(s_data, new FitOptions { Epochs = 1, BatchSize = 20, Callbacks = [callback, new LambdaCallback()] });
        calls.ShouldBe(["train begin", "epoch begin", "batch begin", "batch end", "epoch end 1", "train end"]);
    }

    [Fact]
    public void BatchLoss_IsTheMeanOfTheMiniBatchBeforeItsStep()
    {
        var losses = new List<double>();
        var callback =
            new LambdaCallback(onTrainBegin: training => training.BatchLoss.ShouldBeNull(), onBatchEnd: training => losses.Add(training.BatchLoss!.Value));
        var net = new PlaneNet();
        net.SetParameters([1, 2, 3]);
        History history =
            net.Fit(s_data, new FitOptions { Epochs = 1, BatchSize = 8, Shuffle = false, L2 = 0.1f, Optimizer = new Sgd(0.1f), Callbacks = [callback] });
        losses.Count.ShouldBe(3);
        losses[0].ShouldBe(new HandTraining(1, 2, 3).Loss(s_data.Rows([.. Enumerable.Range(0, 8)])), 1e-5);
        (((8 * losses[0]) + (8 * losses[1]) + (4 * losses[2])) / 20).ShouldBe(history.Epochs[0].Loss, 1e-9);
    }
}
