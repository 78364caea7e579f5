using System.Text.Json;

namespace NetGen.Integration.Tests.PyTorch;

/// <summary>Files go both ways between NetGen and PyTorch's <c>load_state_dict(strict=True)</c>; see Fixtures/check_state_dict.py.</summary>
public sealed class StateDictTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");
    private static readonly JsonElement s_outputs = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "state_dict.json"))).RootElement;

    [Fact]
    public void SavedFile_IsTheOnePyTorchLoadedStrictly()
    {
        using var folder = new TemporaryFolder();
        StateDictNetworks.WriteAll(folder.Root);
        string[] networks =
        [
            "ActivationsNet", "BatchNormNet", "DilatedNet", "GroupedNet", "ImageNet", "IndexNet", "ScaledNet", "SequenceNet", "UnflattenedNet"
        ];
        folder.Names().ShouldBe(networks.Select(static name => name + ".safetensors"));
        folder.Names().ShouldAllBe(name => File.ReadAllBytes(folder.File(name)).SequenceEqual(File.ReadAllBytes(Path.Combine(s_folder, name))));
    }

    [Fact]
    public void Outputs_AreThoseOfPyTorch()
    {
        ShouldAgree("IndexNet", StateDictNetworks.Create<IndexNet>());
        ShouldAgree("ActivationsNet", StateDictNetworks.Create<ActivationsNet>());
        ShouldAgree("ScaledNet", StateDictNetworks.Create<ScaledNet>());
        ShouldAgree("BatchNormNet", StateDictNetworks.Create<BatchNormNet>());
    }

    [Fact]
    public void FileOfPyTorch_IsLoaded()
    {
        ShouldAgree("IndexNet.torch", IndexNet.Load(Path.Combine(s_folder, "IndexNet.torch.safetensors")));
        ShouldAgree("ActivationsNet.torch", ActivationsNet.Load(Path.Combine(s_folder, "ActivationsNet.torch.safetensors")));
        ShouldAgree("BatchNormNet.torch", BatchNormNet.Load(Path.Combine(s_folder, "BatchNormNet.torch.safetensors")));
        ShouldAgree("ScaledNet.torch", ScaledNet.Load(Path.Combine(s_folder, "ScaledNet.torch.safetensors")));
    }

    private static void ShouldAgree<T>(string name, T network)
        where T : INeuralNetwork<T>
    {
        float[] inputs = [.. Doubles("inputs").Select(static value => (float)value)];
        double[] expected = Doubles("outputs");
        float[] outputs = new float[expected.Length];
        network.PredictBatch(inputs, outputs);
        outputs.ShouldBeNear(expected, 1e-6, name);
        outputs.AsSpan().Clear();
        for (int row = 0; row < inputs.Length / T.InputSize; row++)
        {
            network.Predict(inputs.AsSpan(row * T.InputSize, T.InputSize), outputs.AsSpan(row * T.OutputSize, T.OutputSize));
        }

        outputs.ShouldBeNear(expected, 1e-6, name);

        double[] Doubles(string field) => [.. s_outputs.GetProperty(name).GetProperty(field).EnumerateArray().Select(static value => value.GetDouble())];
    }
}
