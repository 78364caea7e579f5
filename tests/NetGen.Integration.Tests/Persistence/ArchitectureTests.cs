namespace NetGen.Integration.Tests.Persistence;

/// <summary>Tensors of the same names and shapes do not make the same network: a file says what it computes, and <c>Load</c> goes by that.</summary>
public sealed class ArchitectureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ArchitectureTests() => _path = _folder.File("net.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_SayWhatCountsAtInference()
    {
        LinesOf<NoisyNet>().ShouldBe(["Standardize", "Dense(12)", "Relu", "Dense(8)", "RRelu(slope 0.22916667)", "Dense(3)", "Softmax"]);
        LinesOf<SettingsNet>().ShouldBe(
        [
            "MinMaxScale", "BatchNorm(epsilon 1E-05)", "Dense(4)", "LeakyRelu(slope 0.2)", "BatchNorm(epsilon 0.001)", "Dense(4)", "Elu(alpha 0.5)", "Dense(4)",
            "Softplus(beta 2)", "Dense(4)", "PRelu", "Dense(4)",
        ]);
    }

    [Fact]
    public void OtherActivation_IsRefusedAndBothAreNamed()
    {
        Saved<NoisyNet>();
        Refusal<NoisyTanhNet>().ShouldBe(
            $"{_path}: expected the layers of NoisyTanhNet, but found those of NoisyNet. They differ from layer 3 on: expected Tanh, but found Relu. "
            + "Expected in all: Standardize, Dense(12), Tanh, Dense(8), RRelu(slope 0.22916667), Dense(3), Softmax. "
            + "Found in all: Standardize, Dense(12), Relu, Dense(8), RRelu(slope 0.22916667), Dense(3), Softmax.");
    }

    [Fact]
    public void OtherSettingThatCountsAtInference_IsRefused()
    {
        Saved<SettingsNet>();
        Refusal<OtherScalingNet>().ShouldContain("expected Standardize, but found MinMaxScale");
        Refusal<OtherEpsilonNet>().ShouldContain("expected BatchNorm(epsilon 0.002), but found BatchNorm(epsilon 0.001)");
        Refusal<OtherSlopeNet>().ShouldContain("expected LeakyRelu(slope 0.3), but found LeakyRelu(slope 0.2)");
        Refusal<OtherAlphaNet>().ShouldContain("expected Elu(alpha 0.6), but found Elu(alpha 0.5)");
        Refusal<OtherBetaNet>().ShouldContain("expected Softplus(beta 3), but found Softplus(beta 2)");
        Refusal<MoreLayersNet>().ShouldContain("expected Sigmoid, but found no more layers");
        Saved<MoreLayersNet>();
        Refusal<SettingsNet>().ShouldContain("expected no more layers, but found Sigmoid");
    }

    /// <summary>Dropout and DropConnect rates, momentum, weight start, the bounds of slopes around the same mean, and the loss.</summary>
    [Fact]
    public void SettingThatCountsInTrainingOnly_MayDiffer()
    {
        Saved<NoisyNet>();
        NoisierNet.Load(_path).Parameters().ShouldHaveTheBitsOf(NoisyNet.Load(_path).Parameters());
        Saved<SettingsNet>();
        OtherTrainingNet.Load(_path).Parameters().ShouldHaveTheBitsOf(SettingsNet.Load(_path).Parameters());
        Saved<SlopesNet>();
        SlopesAroundTheSameMeanNet.Load(_path).Parameters().ShouldHaveTheBitsOf(SlopesNet.Load(_path).Parameters());
        Refusal<SlopesAroundAnotherMeanNet>().ShouldContain("expected RRelu(slope 0.25), but found RRelu(slope 0.2)");
    }

    /// <summary>An activation of its own is the activation of the layer before it.</summary>
    [Fact]
    public void OtherWayToDeclareTheSame_IsTheSame()
    {
        Saved<SlopesNet>();
        SlopesInALayerOfTheirOwnNet.Load(_path).Parameters().ShouldHaveTheBitsOf(SlopesNet.Load(_path).Parameters());
    }

    [Fact]
    public void FileWithoutItsClassName_IsIdentifiedByItsTensors()
    {
        var saved = Saved<NoisyNet>();
        using (SafetensorsReader file = SafetensorsReader.Open(_path))
        {
            SafetensorsWriter.Write(
                _folder.File("torch"),
                [.. file.Entries.Select(entry => SafeTensor.Of(entry.Name, [.. entry.Shape], file.Floats(entry.Name, [.. entry.Shape]).AsSpan()))],
                new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        }

        NoisyTanhNet.Load(_folder.File("torch")).Parameters().ShouldHaveTheBitsOf(saved.Parameters());
    }

    private static string[] LinesOf<T>()
        where T : INeuralNetwork<T> => [.. T.Info.Architecture];

    private T Saved<T>()
        where T : INeuralNetwork<T>
    {
        T net = T.Create(1);
        if (T.StateCount > 0)
        {
            net.Fit(Samples.Classes(20, T.InputSize, T.OutputSize), new FitOptions { Epochs = 1 });
        }

        net.Save(_path);
        return net;
    }

    private string Refusal<T>()
        where T : INeuralNetwork<T> => Should.Throw<NetGenFormatException>(() => T.Load(_path)).Message;
}
