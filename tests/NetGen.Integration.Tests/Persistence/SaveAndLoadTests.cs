namespace NetGen.Integration.Tests.Persistence;

public sealed class SaveAndLoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public SaveAndLoadTests() => _path = _folder.File("net.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TrainedNetwork_ComesBackBitForBit()
    {
        RoundTrip(new NoisyNet(seed: 1), Samples.Classes(40, 4, 3));
        RoundTrip(new SlopeNet(seed: 1), Samples.Values(40, 3, 2));
        RoundTrip(new MinMaxNet(seed: 1), Samples.Values(40, 2, 3));
        RoundTrip(new SharedNet(seed: 1), Samples.Classes(40, 64, 10));
    }

    [Fact]
    public void FileOfAnotherClass_IsRefused()
    {
        new SlopeNet().Save(_path);
        string message = Should.Throw<NetGenFormatException>(() => NoisyNet.Load(_path)).Message;
        message.ShouldStartWith(_path);
        message.ShouldContain("SlopeNet");
        message.ShouldContain("NoisyNet");
    }

    [Fact]
    public void SavingOverAFile_ReplacesIt()
    {
        new SlopeNet(seed: 1).Save(_path);
        new SlopeNet(seed: 2).Save(_path);
        SlopeNet.Load(_path).Parameters().ShouldHaveTheBitsOf(new SlopeNet(seed: 2).Parameters());
        _folder.Names().ShouldBe(["net.safetensors"]);
    }

    private void RoundTrip<T>(T net, Dataset data)
        where T : INeuralNetwork<T>
    {
        net.Fit(data, new FitOptions { Epochs = 2 });
        net.Save(_path);
        T loaded = T.Load(_path);
        loaded.Parameters().ShouldHaveTheBitsOf(net.Parameters());
        loaded.State().ShouldHaveTheBitsOf(net.State());
        loaded.Outputs(data).ShouldHaveTheBitsOf(net.Outputs(data));

        // Whether the scaling is fitted comes back too: both go on alike.
        net.Fit(data, new FitOptions { Epochs = 1 });
        loaded.Fit(data, new FitOptions { Epochs = 1 });
        loaded.Parameters().ShouldHaveTheBitsOf(net.Parameters());
    }
}
