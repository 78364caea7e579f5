namespace NetGen.Tests.Serialization;

public sealed class NetworkFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public NetworkFileTests() => _path = _folder.File("network.safetensors");

    public void Dispose() => _folder.Dispose();

    /// <summary>3 → Dense(5) with a PRelu: two panels of four units, the second half empty.</summary>
    private static NetworkInfo Info(InputScaling scaling = InputScaling.None, string name = "Small") => new()
    {
        Name = name,
        InputSize = 3,
        OutputSize = 5,
        Loss = Loss.MeanSquaredError,
        OutputActivation = Activation.PRelu,
        Layers = [],
        Tensors =
        [
            new TensorInfo
            {
                Name = "0.weight", Role = TensorRole.Weight, Rows = 5, Columns = 3, Offset = 4, PanelWidth = 4, PanelStride = 16, Init = Init.He, InitScale = 1
            },
            new TensorInfo { Name = "0.bias", Role = TensorRole.Bias, Rows = 5, Columns = 1, Offset = 0, PanelWidth = 4, PanelStride = 16, InitScale = 0.5 },
            new TensorInfo
            {
                Name = "1.weight", Role = TensorRole.Slope, Rows = 1, Columns = 1, Offset = 32, PanelWidth = 1, PanelStride = 16, InitScale = 0.25
            },
        ],
        PackedLength = 48,
        Scaling = scaling,
        Statistics = scaling == InputScaling.None ? [] :
        [
            new StatisticInfo { Name = "input.mean", Length = 3 },
            new StatisticInfo { Name = "input.scale", Length = 3, Start = 1, Bound = StatisticBound.Positive },
        ],
        WorkspacePerRow = 0,
        WorkspaceFixed = 0,
    };

    /// <summary>A scaled input behind which two values are normalised.</summary>
    private static NetworkInfo NormalizedInfo() => new()
    {
        Name = "Normalized",
        InputSize = 2,
        OutputSize = 2,
        Loss = Loss.MeanSquaredError,
        OutputActivation = Activation.Linear,
        Layers = [],
        Tensors =
        [
            new TensorInfo { Name = "0.weight", Role = TensorRole.Scale, Rows = 2, Columns = 1, Offset = 0, PanelWidth = 8, PanelStride = 8, InitScale = 1 },
            new TensorInfo { Name = "0.bias", Role = TensorRole.Shift, Rows = 2, Columns = 1, Offset = 16, PanelWidth = 8, PanelStride = 8 },
        ],
        PackedLength = 32,
        Scaling = InputScaling.Standardize,
        Statistics =
        [
            new StatisticInfo { Name = "input.mean", Length = 2 },
            new StatisticInfo { Name = "input.scale", Length = 2, Start = 1, Bound = StatisticBound.Positive },
            new StatisticInfo { Name = "0.running_mean", Length = 2 },
            new StatisticInfo { Name = "0.running_var", Length = 2, Start = 1, Bound = StatisticBound.NotNegative },
        ],
        WorkspacePerRow = 0,
        WorkspaceFixed = 0,
    };

    private static Dictionary<string, SafeTensor> NormalizedTensors() => new[]
    {
        SafeTensor.Of("0.weight", [2], (ReadOnlySpan<float>)[1, 2]),
        SafeTensor.Of("0.bias", [2], (ReadOnlySpan<float>)[3, 4]),
        SafeTensor.Of("0.running_mean", [2], (ReadOnlySpan<float>)[9, 10]),
        SafeTensor.Of("0.running_var", [2], (ReadOnlySpan<float>)[11, 0]),
        SafeTensor.Of("input.mean", [2], (ReadOnlySpan<float>)[5, 6]),
        SafeTensor.Of("input.scale", [2], (ReadOnlySpan<float>)[7, 8]),
    }.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

    private static float[] Parameters(NetworkStorage storage)
    {
        float[] parameters = new float[21];
        storage.CopyParametersTo(parameters);
        return parameters;
    }

    /// <summary>Tensors as PyTorch would save them, with values 1, 2, 3, ...; a test replaces or adds one, or takes one away.</summary>
    private static Dictionary<string, SafeTensor> Tensors() => new[]
    {
        SafeTensor.Of("0.weight", [5, 3], (ReadOnlySpan<float>)[.. Enumerable.Range(1, 15)]),
        SafeTensor.Of("0.bias", [5], (ReadOnlySpan<float>)[.. Enumerable.Range(16, 5)]),
        SafeTensor.Of("1.weight", [1], (ReadOnlySpan<float>)[21]),
    }.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

    private static Dictionary<string, SafeTensor> ScaledTensors() => new(Tensors(), StringComparer.Ordinal)
    {
        ["input.mean"] = SafeTensor.Of("input.mean", [3], (ReadOnlySpan<float>)[7, 8, 9]),
        ["input.scale"] = SafeTensor.Of("input.scale", [3], (ReadOnlySpan<float>)[2, 3, 4]),
    };

    private void Write(Dictionary<string, SafeTensor> tensors, params (string Key, string Value)[] metadata) =>
        SafetensorsWriter.Write(_path, [.. tensors.Values], metadata.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));

    private void ShouldBeRefused(NetworkInfo info, params string[] parts)
    {
        var storage = new NetworkStorage(info, seed: 1);
        float[] parameters = Parameters(storage), state = storage.State.ToArray();
        string message = Should.Throw<NetGenFormatException>(() => NetworkFile.Load(info, storage, _path)).Message;
        message.ShouldStartWith(_path);
        foreach (string part in parts)
        {
            message.ShouldContain(part);
        }

        Parameters(storage).ShouldBe(parameters);
        storage.State.ToArray().ShouldBe(state);
        storage.ScalingIsFitted.ShouldBeFalse();
    }

    [Fact]
    public void SavedNetwork_IsLoadedBitForBit()
    {
        NetworkInfo info = Info(InputScaling.Standardize);
        var saved = new NetworkStorage(info, seed: 3);
        saved.SetState([1, 2, 3, 4, 5, 6]);
        NetworkFile.Save(info, saved, _path);

        var loaded = new NetworkStorage(info, seed: 4);
        Parameters(loaded).ShouldNotBe(Parameters(saved));
        NetworkFile.Load(info, loaded, _path);
        loaded.Parameters.SequenceEqual(saved.Parameters).ShouldBeTrue();
        loaded.State.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        loaded.ScalingIsFitted.ShouldBeTrue();
    }

    [Fact]
    public void SavedTensors_HavePyTorchsNamesAndShapes()
    {
        NetworkInfo info = Info(InputScaling.MinMax);
        var storage = new NetworkStorage(info, seed: 3);
        storage.SetParameters([.. Enumerable.Range(1, 21)]);
        storage.SetState([0, 0, 0, 1, 1, 2]);
        NetworkFile.Save(info, storage, _path);
        using SafetensorsReader file = SafetensorsReader.Open(_path);
        file.Entries.Select(entry => entry.Name).ShouldBe(["0.weight", "0.bias", "1.weight", "input.mean", "input.scale"]);
        file.Floats("0.weight", 5, 3).ShouldBe(Enumerable.Range(1, 15).Select(i => (float)i));
        file.Floats("0.bias", 5).ShouldBe([16, 17, 18, 19, 20]);
        file.Floats("1.weight", 1).ShouldBe([21]);
        file.Floats("input.mean", 3).ShouldBe([0, 0, 0]);
        file.Floats("input.scale", 3).ShouldBe([1, 1, 2]);
        file.Metadata["format"].ShouldBe("pt");
        file.Metadata["netgen.network"].ShouldBe("Small");
        file.Metadata["netgen.scaling_fitted"].ShouldBe("true");
    }

    [Fact]
    public void UnscaledNetwork_SavesNoScaling()
    {
        NetworkFile.Save(Info(), new NetworkStorage(Info(), seed: 3), _path);
        using SafetensorsReader file = SafetensorsReader.Open(_path);
        file.Entries.Select(entry => entry.Name).ShouldBe(["0.weight", "0.bias", "1.weight"]);
    }

    [Fact]
    public void FileWithoutMetadata_LoadsWithFittedScaling()
    {
        NetworkInfo info = Info(InputScaling.Standardize);
        Write(ScaledTensors());
        var storage = new NetworkStorage(info, seed: 1);
        NetworkFile.Load(info, storage, _path);
        Parameters(storage).ShouldBe(Enumerable.Range(1, 21).Select(i => (float)i));
        storage.State.ToArray().ShouldBe([7, 8, 9, 2, 3, 4]);
        storage.ScalingIsFitted.ShouldBeTrue();
    }

    /// <summary>Nothing is lost by a file of the time when an unfitted network could be saved.</summary>
    [Fact]
    public void FileOfAnUnfittedNetwork_IsLoadedAsSuch()
    {
        NetworkInfo info = Info(InputScaling.Standardize);
        Write(ScaledTensors(), ("netgen.scaling_fitted", "false"));
        var storage = new NetworkStorage(info, seed: 1);
        NetworkFile.Load(info, storage, _path);
        storage.ScalingIsFitted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(InputScaling.Standardize)]
    [InlineData(InputScaling.MinMax)]
    public void UnfittedNetwork_IsNotSaved(InputScaling scaling)
    {
        NetworkInfo info = Info(scaling);
        Should.Throw<InvalidOperationException>(() => NetworkFile.Save(info, new NetworkStorage(info, seed: 1), _path)).Message
            .ShouldBe("Save needs the statistics of the input scaling, but this Small has none yet. Call Fit, Load or SetState first.");
        File.Exists(_path).ShouldBeFalse();
    }

    [Fact]
    public void MissingAndSurplusTensors_AreBothNamed()
    {
        Dictionary<string, SafeTensor> tensors = Tensors();
        tensors.Remove("0.bias");
        tensors.Add("2.bias", SafeTensor.Of("2.bias", [5], new float[5].AsSpan()));
        Write(tensors);
        ShouldBeRefused(Info(), "found those: missing 0.bias; not expected 2.bias.");
    }

    [Fact]
    public void UnscaledNetwork_IsNeverFitted()
    {
        Write(Tensors());
        var storage = new NetworkStorage(Info(), seed: 1);
        NetworkFile.Load(Info(), storage, _path);
        storage.ScalingIsFitted.ShouldBeFalse();
    }

    [Fact]
    public void Padding_StaysZero()
    {
        Write(Tensors());
        var storage = new NetworkStorage(Info(), seed: 1);
        NetworkFile.Load(Info(), storage, _path);
        storage.Parameters.ToArray().Count(value => value == 0).ShouldBe(48 - 21);
    }

    [Fact]
    public void OtherClassName_IsNoObstacle()
    {
        NetworkFile.Save(Info(), new NetworkStorage(Info(), seed: 3), _path);
        NetworkFile.Load(Info(name: "Renamed"), new NetworkStorage(Info(name: "Renamed"), seed: 1), _path);
    }

    [Fact]
    public void MissingTensor_IsNamed()
    {
        Dictionary<string, SafeTensor> tensors = Tensors();
        tensors.Remove("0.bias");
        Write(tensors);
        ShouldBeRefused(Info(), "expected the tensors of Small", "found those: missing 0.bias.");
    }

    [Fact]
    public void SurplusTensor_IsReportedWithItsNetwork()
    {
        Dictionary<string, SafeTensor> tensors = Tensors();
        tensors.Add("2.weight", SafeTensor.Of("2.weight", [1], (ReadOnlySpan<float>)[1]));
        Write(tensors, ("netgen.network", "Large"));
        ShouldBeRefused(Info(), "found those of Large", "not expected 2.weight.");
    }

    [Fact]
    public void ScaledNetwork_NeedsItsScaling()
    {
        Write(Tensors());
        ShouldBeRefused(Info(InputScaling.Standardize), "found those: missing input.mean, input.scale.");
    }

    [Fact]
    public void UnscaledNetwork_RefusesAScaling()
    {
        Write(ScaledTensors());
        ShouldBeRefused(Info(), "found those: not expected input.mean, input.scale.");
    }

    [Fact]
    public void WrongShape_IsRefused()
    {
        Write(new(Tensors(), StringComparer.Ordinal) { ["0.weight"] = SafeTensor.Of("0.weight", [3, 5], new float[15].AsSpan()) });
        ShouldBeRefused(Info(), "tensor 0.weight: expected shape [5, 3], but found [3, 5]");
    }

    [Fact]
    public void WrongType_IsRefused()
    {
        Write(new(Tensors(), StringComparer.Ordinal) { ["0.bias"] = SafeTensor.Of("0.bias", [5], new long[5].AsSpan()) });
        ShouldBeRefused(Info(), "tensor 0.bias: expected type F32 or F16 or BF16 or F64, but found I64");
    }

    [Fact]
    public void ValueThatIsNotFinite_IsRefused()
    {
        Write(new(Tensors(), StringComparer.Ordinal) { ["0.bias"] = SafeTensor.Of("0.bias", [5], (ReadOnlySpan<float>)[0, 0, 0, float.NaN, 0]) });
        ShouldBeRefused(Info(), "tensor 0.bias: expected finite values, but found NaN at index 3");
    }

    [Fact]
    public void ScalingThatIsNotFinite_IsRefused()
    {
        Write(new(ScaledTensors(), StringComparer.Ordinal)
        {
            ["input.mean"] = SafeTensor.Of("input.mean", [3], (ReadOnlySpan<float>)[0, float.PositiveInfinity, 0])
        });
        ShouldBeRefused(Info(InputScaling.MinMax), "tensor input.mean: expected finite values, but found Infinity at index 1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ScaleThatCannotDivide_IsRefused(float scale)
    {
        Write(new(ScaledTensors(), StringComparer.Ordinal) { ["input.scale"] = SafeTensor.Of("input.scale", [3], (ReadOnlySpan<float>)[1, 1, scale]) });
        ShouldBeRefused(Info(InputScaling.MinMax), $"tensor input.scale: expected divisors above 0, but found {scale} at index 2");
    }

    [Fact]
    public void NewNetwork_HasTheStartOfEveryStatistic()
    {
        var storage = new NetworkStorage(NormalizedInfo(), seed: 1);
        storage.State.ToArray().ShouldBe([0, 0, 1, 1, 0, 0, 1, 1]);
        storage.ScalingIsFitted.ShouldBeFalse();

        // Running statistics say nothing of the scaling.
        storage.SetState([0, 0, 1, 1, 9, 9, 9, 9]);
        storage.ScalingIsFitted.ShouldBeFalse();
        storage.SetState([0, 0, 1, 2, 0, 0, 1, 1]);
        storage.ScalingIsFitted.ShouldBeTrue();
    }

    [Fact]
    public void EveryStatistic_IsSavedAndLoadedByItsName()
    {
        NetworkInfo info = NormalizedInfo();
        Write(NormalizedTensors());
        var storage = new NetworkStorage(info, seed: 1);
        NetworkFile.Load(info, storage, _path);
        storage.State.ToArray().ShouldBe([5, 6, 7, 8, 9, 10, 11, 0]);
        NetworkFile.Save(info, storage, _path);
        using SafetensorsReader file = SafetensorsReader.Open(_path);
        file.Entries.Select(entry => entry.Name).ShouldBe(["0.weight", "0.bias", "input.mean", "input.scale", "0.running_mean", "0.running_var"]);
        file.Floats("0.running_var", 2).ShouldBe([11, 0]);
    }

    [Fact]
    public void CountOfBatches_IsPassedOverWherePyTorchHasOne()
    {
        NetworkInfo info = NormalizedInfo();
        Write(new(NormalizedTensors(), StringComparer.Ordinal)
        {
            ["0.num_batches_tracked"] = SafeTensor.Of("0.num_batches_tracked", [], (ReadOnlySpan<long>)[12])
        });
        NetworkFile.Load(info, new NetworkStorage(info, seed: 1), _path);
        Write(new(NormalizedTensors(), StringComparer.Ordinal)
        {
            ["1.num_batches_tracked"] = SafeTensor.Of("1.num_batches_tracked", [], (ReadOnlySpan<long>)[12])
        });
        Should.Throw<NetGenFormatException>(
            () => NetworkFile.Load(info, new NetworkStorage(info, seed: 1), _path)).Message.ShouldContain("not expected 1.num_batches_tracked");
    }

    [Theory]
    [InlineData(-1f, "expected variances of 0 or more, but found -1 at index 1")]
    [InlineData(float.NaN, "expected finite values, but found NaN at index 1")]
    public void InvalidVariance_IsRefused(float variance, string message)
    {
        NetworkInfo info = NormalizedInfo();
        Write(new(NormalizedTensors(), StringComparer.Ordinal) { ["0.running_var"] = SafeTensor.Of("0.running_var", [2], (ReadOnlySpan<float>)[1, variance]) });
        var storage = new NetworkStorage(info, seed: 1);
        Should.Throw<NetGenFormatException>(() => NetworkFile.Load(info, storage, _path)).Message.ShouldContain("tensor 0.running_var: " + message);
        Should.Throw<ArgumentException>(
            () => storage.SetState([0, 0, 1, 1, 0, 0, 1, variance])).Message.ShouldContain("0.running_var: expected variances of 0 or more");
        storage.State.ToArray().ShouldBe([0, 0, 1, 1, 0, 0, 1, 1]);
    }

    [Fact]
    public void UnknownNoteOnScaling_IsRefused()
    {
        Write(ScaledTensors(), ("netgen.scaling_fitted", "perhaps"));
        ShouldBeRefused(Info(InputScaling.MinMax), "netgen.scaling_fitted: expected true or false, but found perhaps");
    }

    [Theory]
    [InlineData(4, float.NaN, "tensor 0.weight holds NaN at position 4")]
    [InlineData(16, float.PositiveInfinity, "tensor 0.bias holds Infinity at position 1")]
    public void ValuesThatNoFileMayHold_AreNotSaved(int parameter, float value, string message)
    {
        var storage = new NetworkStorage(Info(), seed: 1);
        NetworkFile.Save(Info(), storage, _path);
        byte[] before = File.ReadAllBytes(_path);
        float[] parameters = Parameters(storage);
        parameters[parameter] = value;
        storage.SetParameters(parameters);
        Should.Throw<InvalidOperationException>(() => NetworkFile.Save(Info(), storage, _path)).Message.ShouldContain(message);
        File.ReadAllBytes(_path).ShouldBe(before);
    }

    [Fact]
    public void NetworkInTraining_IsSavedByItsOwnThreadOnly()
    {
        var storage = new NetworkStorage(Info(), seed: 1);
        using (storage.Enter("Fit"))
        {
            NetworkFile.Save(Info(), storage, _path);
            OnAnotherThread(() => NetworkFile.Save(Info(), storage, _path))
                .ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("Save cannot read this Small: another thread is in Fit");
        }

        OnAnotherThread(() => NetworkFile.Save(Info(), storage, _path)).ShouldBeNull();
    }

    [Fact]
    public void ChangeDuringASave_IsReported()
    {
        var storage = new NetworkStorage(Info(), seed: 1);
        Should.Throw<InvalidOperationException>(() => storage.Read("Save", () =>
            OnAnotherThread(() => storage.SetParameters(new float[21])))).Message.ShouldContain("SetParameters on the same instance at the same time");
        storage.Read("Save", () => { });
    }

    [Fact]
    public void NetworkInTraining_IsNotChanged()
    {
        Write(Tensors());
        var storage = new NetworkStorage(Info(), seed: 1);
        using (storage.Enter("Fit"))
        {
            OnAnotherThread(() => NetworkFile.Load(Info(), storage, _path))
                .ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("Load cannot change this Small: another thread is in Fit");
        }
    }

    private static Exception? OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        var other = new Thread(() => thrown = Record.Exception(action));
        other.Start();
        other.Join();
        return thrown;
    }
}
