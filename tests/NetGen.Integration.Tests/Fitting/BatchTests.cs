namespace NetGen.Integration.Tests.Fitting;

public sealed class BatchTests
{
    private static readonly Dataset s_data = Samples.Values(11, 2, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void BatchOfAnySize_IsAveragedOverItsOwnRowsInOrder(int batchSize)
    {
        var net = new PlaneNet();
        net.SetParameters([0.5f, -0.25f, 0.125f]);
        net.Fit(s_data, new FitOptions { Epochs = 3, BatchSize = batchSize, Shuffle = false, Optimizer = new Sgd(0.05f) });

        var byHand = new HandTraining(0.5, -0.25, 0.125);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            byHand.Epoch(s_data, batchSize, 0.05);
        }

        net.Parameters().ShouldBeNear(byHand.Parameters, 1e-6);
    }

    [Fact]
    public void Shuffling_DrawsANewOrderEveryEpochAndVisitsEveryRowOnce()
    {
        // Batches of one and no learning to speak of: the loss of each step tells the row.
        List<float[]> orders = [];
        var gradients = new List<float>();
        new PlaneNet().Fit(s_data, new FitOptions
        {
            Epochs = 3, BatchSize = 1, Optimizer = new Sgd(1e-30f), ReduceGradients = gradient => gradients.Add(gradient.ToArray().Sum()),
            Callbacks = [new ActionCallback((_, _) =>
            {
                orders.Add([.. gradients]);
                gradients.Clear();
            })],
        });
        orders.Count.ShouldBe(3);
        orders[0].ShouldNotBe(orders[1]);
        orders[1].ShouldNotBe(orders[2]);
        orders.ShouldAllBe(order => order.Length == 11 && order.Order().SequenceEqual(orders[0].Order()));
    }

    [Fact]
    public void History_HasTheMeanLossOfTheRowsAsVisited()
    {
        var net = new PlaneNet();
        net.SetParameters([1, 2, 3]);
        History history = net.Fit(s_data, new FitOptions { Epochs = 1, BatchSize = 11, Optimizer = new Sgd(0.1f) });
        history.Epochs[0].Loss.ShouldBe(new HandTraining(1, 2, 3).Loss(s_data), 1e-5);
        history.Epochs[0].Accuracy.ShouldBeNull();
        history.Epochs[0].ValidationLoss.ShouldBeNull();
    }
}
