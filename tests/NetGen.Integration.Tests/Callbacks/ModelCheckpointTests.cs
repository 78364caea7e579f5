namespace NetGen.Integration.Tests.Callbacks;

public sealed class ModelCheckpointTests : IDisposable
{
    private static readonly Dataset s_data = Samples.Values(12, 2, 3);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("best.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 2)]
    public void File_HoldsTheNetworkOfTheBestEpoch(bool higherIsBetter, int bestEpoch)
    {
        double[] curve = [5, 6, 4, 3, 3.5];
        var checkpoint = new ModelCheckpoint(Path, new Metric("recorded", epoch => curve[epoch.Epoch - 1], higherIsBetter));
        float[][] parameters = new float[5][];
        var net = new StandardizedNet(seed: 1);
        net.Fit(s_data, new FitOptions
        {
            Epochs = 5, Callbacks = [checkpoint, new ActionCallback((_, epoch) => parameters[epoch.Epoch - 1] = net.Parameters())]
        });

        checkpoint.BestEpoch.ShouldBe(bestEpoch);
        StandardizedNet best = StandardizedNet.Load(Path);
        best.Parameters().ShouldHaveTheBitsOf(parameters[bestEpoch - 1]);
        best.State().ShouldHaveTheBitsOf(net.State());
        _folder.Names().ShouldBe(["best.safetensors"]);
    }

    [Fact]
    public void Restarts_LeaveTheBestOfAll()
    {
        var losses = new List<(double Loss, float[] Parameters)>();
        var net = new StandardizedNet(seed: 1);
        var keep = new ActionCallback((_, epoch) => losses.Add((epoch.TotalLoss, net.Parameters())));
        net.Fit(s_data, new FitOptions { Epochs = 3, Restarts = 4, Optimizer = new Sgd(0.05f), Callbacks = [new ModelCheckpoint(Path), keep] });
        losses.Count.ShouldBe(12);
        StandardizedNet.Load(Path).Parameters().ShouldHaveTheBitsOf(losses.MinBy(static one => one.Loss).Parameters);
    }
}
