namespace NetGen.Tests.Serialization;

/// <summary>Files whose tensors have other names than those of PyTorch's Sequential.</summary>
public sealed class TensorNamesTests : IDisposable
{
    private static readonly NetworkInfo s_info = new()
    {
        Name = "Unit",
        InputSize = 2,
        OutputSize = 1,
        Loss = Loss.MeanSquaredError,
        OutputActivation = Activation.Linear,
        Layers = [],
        Tensors =
        [
            new TensorInfo { Name = "0.weight", Role = TensorRole.Weight, Rows = 1, Columns = 2, Offset = 8, PanelWidth = 8, PanelStride = 24 },
            new TensorInfo { Name = "0.bias", Role = TensorRole.Bias, Rows = 1, Columns = 1, Offset = 0, PanelWidth = 8, PanelStride = 24 },
        ],
        PackedLength = 24,
        WorkspacePerRow = 0,
        WorkspaceFixed = 0,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public TensorNamesTests() => _path = _folder.File("network.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("model.")]
    [InlineData("module._orig_mod.")]
    [InlineData("_orig_mod.module.")]
    [InlineData("model.module._orig_mod.model.")]
    public void PrefixesOfWrappers_ArePassedOver(string prefix)
    {
        Write(prefix + "0.weight", prefix + "0.bias");
        Loaded().ShouldBe([1, 2, 3]);
    }

    /// <summary>A copy of the rest for each prefix would take a gigabyte.</summary>
    [Fact]
    public void NameOfThousandsOfPrefixes_TakesMemoryInProportion()
    {
        string prefix = string.Concat(Enumerable.Repeat("module.", 10_000));
        Write(prefix + "0.weight", prefix + "0.bias");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Loaded().ShouldBe([1, 2, 3]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
    }

    [Fact]
    public void OtherPrefix_IsRefusedAsItStandsInTheFile()
    {
        Write("encoder.0.weight", "encoder.0.bias");
        Refusal().ShouldBe($"{_path}: expected the tensors of Unit, but found those: missing 0.weight, 0.bias; not expected encoder.0.weight, encoder.0.bias.");
    }

    [Fact]
    public void TwoTensorsOfOneName_AreRefused()
    {
        Write("0.weight", "0.bias", "module.0.bias");
        Refusal().ShouldBe($"{_path}: expected one tensor for 0.bias of Unit, but found two: 0.bias and module.0.bias.");
        Write("a", "b", "c");
        Refusal(static name => name == "a" ? "0.weight" : "0.bias").ShouldContain("expected one tensor for 0.bias of Unit, but found two: b and c.");
    }

    [Fact]
    public void Map_RenamesAndPassesOver()
    {
        Write("fc.weight", "fc.bias", "head.weight");
        Loaded(static name => name == "head.weight" ? null : name.Replace("fc.", "0.", StringComparison.Ordinal)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Map_SeesTheNamesOfTheFileAndMayLeaveThePrefix()
    {
        List<string> seen = [];
        Write("model.fc.weight", "model.fc.bias");
        Loaded(name =>
        {
            seen.Add(name);
            return name.Replace("fc.", "0.", StringComparison.Ordinal);
        }).ShouldBe([1, 2, 3]);
        seen.ShouldBe(["model.fc.weight", "model.fc.bias"]);
    }

    [Fact]
    public void WhatAMapLeavesOut_IsNamed()
    {
        Write("fc.weight", "fc.bias");
        Refusal(static name => name == "fc.weight" ? "0.weight" : null).ShouldContain("but found those: missing 0.bias.");
        Refusal(static name => name == "fc.weight" ? "0.weight" : name).ShouldContain("but found those: missing 0.bias; not expected fc.bias.");
    }

    [Fact]
    public void NameThatAMapMisspells_IsNamedAsTheMapMadeIt()
    {
        Write("fc.weight", "fc.bias");
        Refusal(static name => name == "fc.weight" ? "0.weight" : "0.bais").ShouldContain("missing 0.bias; not expected 0.bais (mapped from fc.bias).");
    }

    [Fact]
    public void FileOfTheSameNetworkWithoutOneTensor_IsNotReportedAsAnotherNetwork()
    {
        Write(new Dictionary<string, string>(StringComparer.Ordinal) { ["netgen.network"] = "Unit" }, "0.weight", "0.bias");
        Refusal(static name => name == "0.bias" ? null : name).ShouldBe($"{_path}: expected the tensors of Unit, but found those: missing 0.bias.");
    }

    /// <summary>A part of a larger network has layers of its own; the whole must be the same network.</summary>
    [Fact]
    public void Architecture_CountsUnlessAMapPassesTensorsOver()
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal) { ["netgen.architecture"] = "Dense(1)\nRelu", ["netgen.network"] = "Other" };
        Write(metadata, "fc.weight", "fc.bias");
        Refusal(static name => name.Replace("fc.", "0.", StringComparison.Ordinal)).ShouldContain("expected the layers of Unit, but found those of Other");
        Write(metadata, "fc.weight", "fc.bias", "head.weight");
        Loaded(static name => name == "head.weight" ? null : name.Replace("fc.", "0.", StringComparison.Ordinal)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void MapOfNull_IsRefused()
    {
        Write("0.weight", "0.bias");
        Should.Throw<ArgumentNullException>(() => NetworkFile.Load(s_info, new NetworkStorage(s_info, seed: 1), _path, null!)).ParamName.ShouldBe("name");
    }

    /// <summary>A weight [1, 2] first, then vectors of one value.</summary>
    private void Write(params string[] names) => Write(new Dictionary<string, string>(StringComparer.Ordinal), names);

    private void Write(Dictionary<string, string> metadata, params string[] names) => SafetensorsWriter.Write(
        _path,
        [.. names.Select(static (name, i) => i == 0
            ? SafeTensor.Of(name, [1, 2], (ReadOnlySpan<float>)[1, 2])
            : SafeTensor.Of(name, [1], (ReadOnlySpan<float>)[i + 2]))],
        metadata);

    private float[] Loaded(Func<string, string?>? map = null)
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        if (map is null)
        {
            NetworkFile.Load(s_info, storage, _path);
        }
        else
        {
            NetworkFile.Load(s_info, storage, _path, map);
        }

        float[] parameters = new float[3];
        storage.CopyParametersTo(parameters);
        return parameters;
    }

    private string Refusal(Func<string, string?>? map = null) => Should.Throw<NetGenFormatException>(() => Loaded(map)).Message;
}
