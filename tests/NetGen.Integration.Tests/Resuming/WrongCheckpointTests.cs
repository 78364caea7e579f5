namespace NetGen.Integration.Tests.Resuming;

public sealed class WrongCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public WrongCheckpointTests()
    {
        _path = _folder.File("training.ckpt");
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, ResumedTraining.Options(new Adam(), 2, null, new EarlyStopping(), new Checkpoint(_path)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OtherNetwork_IsRefused()
    {
        Refused(new NoisyTanhNet(seed: 5), Options(new Adam()), "layers", "Tanh", "Relu");
        Dataset data = ResumedTraining.Data;
        string message = Should.Throw<NetGenFormatException>(() => new PyTorch.ClassesNet().Fit(data, Options(new Adam()))).Message;
        message.ShouldContain("tensors");
    }

    /// <summary>A class whose tensors fit, edited between two runs.</summary>
    [Fact]
    public void OtherSettingOfALayer_IsRefused() => Refused(
        new NoisierNet(seed: 5), Options(new Adam()), "layers", "Dropout[4](rate = 0.5)", "Dropout[4](rate = 0.1)", "DropConnect = 0.2", "Lower = 0.125");

    /// <summary>What callbacks have seen of one validation set says nothing about another.</summary>
    [Fact]
    public void OtherValidationSet_IsRefused()
    {
        FitOptions options = Options(new Adam());
        Refused(new NoisyNet(seed: 5), options with { Validation = null }, "validation", "'none'", "15 rows of 4 and 3");
        Refused(new NoisyNet(seed: 5), options with { Validation = Samples.Classes(15, 4, 3, seed: 9) }, "validation", "15 rows of 4 and 3");
    }

    [Fact]
    public void CallbackThatRefusesItsState_DoesNotChangeOtherCallbacks()
    {
        FitOptions saving = ResumedTraining.Options(new Adam(), 2, null, new EarlyStopping(), new ReduceOnPlateau(patience: 3), new Checkpoint(_path));
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, saving);
        var stopping = new EarlyStopping();
        Should.Throw<NetGenFormatException>(
            () => new NoisyNet(seed: 5).Fit(ResumedTraining.Data, ResumedTraining.Options(
                new Adam(), 2, _path, stopping, new ReduceOnPlateau(patience: 4)))).Message.ShouldContain("patience 4");
        stopping.BestEpoch.ShouldBe(0);
    }

    [Fact]
    public void OtherSeedOptimizerDataOrCallbacks_IsRefused()
    {
        Refused(new NoisyNet(seed: 5), Options(new RmsProp(0.01f)), "optimizer", "Adam", "RmsProp");
        Refused(new NoisyNet(seed: 5), new FitOptions
        {
            Seed = 8, BatchSize = 8, ResumeFrom = _path, Callbacks = [new EarlyStopping(), new Checkpoint(_path)]
        }, "seed", "7", "8");
        Refused(new NoisyNet(seed: 5), new FitOptions
        {
            Seed = 7, BatchSize = 9, ResumeFrom = _path, Callbacks = [new EarlyStopping(), new Checkpoint(_path)]
        }, "batch_size", "8", "9");
        Refused(new NoisyNet(seed: 5), ResumedTraining.Options(new Adam(), 2, _path, new Checkpoint(_path)), "callbacks", "EarlyStopping");
        Refused(
            new NoisyNet(seed: 5),
            new FitOptions { Seed = 7, BatchSize = 8, L2 = 1e-3f, ClipNorm = 0.5f, AverageWeights = new WeightAveraging(0.5f), ResumeFrom = _path, Callbacks =
            [
                new EarlyStopping()
            ] },
            "weight_averaging", "none", "decay 0.5");

        FitOptions options = Options(new Adam());
        NoisyNet net = new(seed: 5);
        Should.Throw<NetGenFormatException>(() => net.Fit(ResumedTraining.Validation, options)).Message.ShouldContain("samples");
    }

    [Fact]
    public void OptimizerOfTheSameNameWithOtherSettings_IsRefused()
    {
        new NoisyNet(
            seed: 1).Fit(ResumedTraining.Data, ResumedTraining.Options(new Sgd(0.1f, momentum: 0.9f), 2, null, new EarlyStopping(), new Checkpoint(_path)));
        Refused(new NoisyNet(seed: 5), Options(new Sgd(0.1f)), "optimizer", "momentum 0.9", "momentum 0,");
    }

    [Fact]
    public void OtherRegularization_IsRefused()
    {
        FitOptions options = Options(new Adam());
        Refused(
            new NoisyNet(seed: 5),
            new FitOptions
            {
                Seed = options.Seed, BatchSize = options.BatchSize, ClipNorm = options.ClipNorm, ResumeFrom = _path, Callbacks = options.Callbacks
            },
            "L2 0.001", "L2 0,");
    }

    [Fact]
    public void OtherDataOfTheSameSize_IsRefused()
    {
        FitOptions options = Options(new Adam());
        var net = new NoisyNet(seed: 5);
        Should.Throw<NetGenFormatException>(() => net.Fit(Samples.Classes(45, 4, 3, seed: 9), options)).Message.ShouldContain("data");
    }

    [Fact]
    public void InvalidPath_IsReportedBeforeTheFirstEpoch()
    {
        int epochs = 0;
        var net = new NoisyNet(seed: 5);
        Callback[] callbacks = [new ActionCallback((_, _) => epochs++), new Checkpoint(_folder.File("missing/training.ckpt"))];
        Should.Throw<DirectoryNotFoundException>(
            () => net.Fit(ResumedTraining.Data, new FitOptions { Callbacks = callbacks })).Message.ShouldNotContain(".tmp");
        callbacks = [callbacks[0], new Checkpoint(Path.GetDirectoryName(_path)!)];
        Should.Throw<IOException>(
            () => net.Fit(ResumedTraining.Data, new FitOptions { Callbacks = callbacks })).Message.ShouldEndWith("there is a folder of that name.");
        epochs.ShouldBe(0);
        Should.Throw<DirectoryNotFoundException>(() => net.Save(_folder.File("missing/net.safetensors"))).Message.ShouldNotContain(".tmp");
    }

    [Fact]
    public void InvalidTime_IsRefusedBeforeAnythingChanges()
    {
        Rewrite("history", static (SafetensorsReader file, SafetensorsEntry entry) =>
        {
            double[] values = file.Doubles(entry.Name, [.. entry.Shape]);
            values[7] = 1e300;
            return SafeTensor.Of(entry.Name, [.. entry.Shape], values.AsSpan());
        });
        Refused(new NoisyNet(seed: 5), Options(new Adam()), "seconds");
    }

    [Fact]
    public void ScaleOfZero_IsRefusedBeforeAnythingChanges()
    {
        Rewrite("state", static (SafetensorsReader file, SafetensorsEntry entry) =>
        {
            float[] values = file.Floats(entry.Name, [.. entry.Shape]);
            values[^1] = 0;
            return SafeTensor.Of(entry.Name, [.. entry.Shape], values.AsSpan());
        });
        Refused(new NoisyNet(seed: 5), Options(new Adam()), "input.scale: expected divisors above 0");
    }

    [Fact]
    public void SavedNetwork_IsNamedAsSuch()
    {
        File.Delete(_path + ".previous");
        Save(new NoisyNet(seed: 5));
        Should.Throw<NetGenFormatException>(
            () => new NoisyNet(seed: 5).Fit(ResumedTraining.Data, Options(new Adam()))).Message.ShouldContain("Use Load to read a saved network");
    }

    [Fact]
    public void CallbacksWithoutState_MayComeAndGo()
    {
        foreach (Callback[] around in new Callback[][] { [], [new Silent()] })
        {
            var stopping = new EarlyStopping();
            FitOptions options = ResumedTraining.Options(new Adam(), 2, _path, [.. around, stopping, .. around]);
            new NoisyNet(seed: 5).Fit(ResumedTraining.Data, options).Epochs.Count.ShouldBe(2);
            stopping.BestEpoch.ShouldBeGreaterThan(0, "the state of EarlyStopping went elsewhere");
        }
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        File.Delete(_path);
        File.Delete(_path + ".previous");
        var net = new NoisyNet(seed: 5);
        float[] before = net.Parameters();
        Should.Throw<FileNotFoundException>(() => net.Fit(ResumedTraining.Data, Options(new Adam()))).Message.ShouldContain(_path);
        net.Parameters().ShouldHaveTheBitsOf(before);
        net.State().ShouldBe([0, 0, 0, 0, 1, 1, 1, 1]);
    }

    [Fact]
    public void SavedNetwork_IsNoCheckpoint()
    {
        File.Delete(_path + ".previous");
        Save(new NoisyNet(seed: 1));
        Refused(new NoisyNet(seed: 5), Options(new Adam()), "checkpoint", "format");
    }

    /// <summary>Best weights become those of the network at the end of the training only.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-1f)]
    public void BestWeightsThatAreNone_AreRefusedBeforeAnythingChanges(float scale)
    {
        Rewrite("callback.0", (SafetensorsReader file, SafetensorsEntry entry) =>
        {
            byte[] values = file.Bytes(entry.Name, [.. entry.Shape]);
            BitConverter.TryWriteBytes(values.AsSpan(^sizeof(float)), scale);
            return SafeTensor.Of(entry.Name, [.. entry.Shape], values.AsSpan());
        });
        string message = Should.Throw<NetGenFormatException>(() => new NoisyNet(seed: 5).Fit(ResumedTraining.Data, Options(new Adam()))).Message;
        message.ShouldContain("Expected the state of EarlyStopping");
    }

    [Theory]
    [InlineData("average.parameters")]
    [InlineData("average.state")]
    public void AverageThatIsNotFinite_IsRefused(string name)
    {
        FitOptions averaged = Options(new Adam()) with { ResumeFrom = null, AverageWeights = new WeightAveraging(0.5f) };
        new NoisyNet(seed: 1).Fit(ResumedTraining.Data, averaged);
        Rewrite(name, static (SafetensorsReader file, SafetensorsEntry entry) =>
        {
            float[] values = file.Floats(entry.Name, [.. entry.Shape]);
            values[1] = float.PositiveInfinity;
            return SafeTensor.Of(entry.Name, [.. entry.Shape], values.AsSpan());
        });
        Refused(new NoisyNet(seed: 5), averaged with { ResumeFrom = _path }, "expected finite values");
    }

    [Theory]
    [InlineData("progress.step")]
    [InlineData("progress.time_ticks")]
    public void PositionThatNoTrainingReaches_IsRefused(string key)
    {
        Rewrite("", static (_, _) => null!, metadata => metadata[key] = $"{long.MaxValue}");
        Refused(new NoisyNet(seed: 5), Options(new Adam()), key, $"found '{long.MaxValue}'");
    }

    [Fact]
    public void Checkpoint_LeavesItselfAndTheOneBefore() => _folder.Names().ShouldBe(["training.ckpt", "training.ckpt.previous"]);

    /// <summary>Writes the checkpoint again, sound but for one tensor or text. The last tensor is the checksum.</summary>
    private void Rewrite(string name, Func<SafetensorsReader, SafetensorsEntry, SafeTensor> change, Action<Dictionary<string, string>>? changeText = null)
    {
        List<SafeTensor> tensors;
        Dictionary<string, string> metadata;
        using (SafetensorsReader file = SafetensorsReader.Open(_path))
        {
            metadata = new Dictionary<string, string>(file.Metadata, StringComparer.Ordinal);
            changeText?.Invoke(metadata);
            tensors = [.. file.Entries.SkipLast(1).Select(entry => entry.Name == name ? change(file, entry) : entry.Type switch
            {
                SafeTensorType.F32 => SafeTensor.Of(entry.Name, [.. entry.Shape], file.Floats(entry.Name, [.. entry.Shape]).AsSpan()),
                SafeTensorType.F64 => SafeTensor.Of(entry.Name, [.. entry.Shape], file.Doubles(entry.Name, [.. entry.Shape]).AsSpan()),
                _ => SafeTensor.Of(entry.Name, [.. entry.Shape], file.Bytes(entry.Name, [.. entry.Shape]).AsSpan()),
            })];
        }

        new CheckpointPair(_path).Write(tensors, metadata);
    }

    private FitOptions Options(Optimizer optimizer) => ResumedTraining.Options(optimizer, 2, _path, new EarlyStopping(), new Checkpoint(_path));

    private void Refused<T>(T net, FitOptions options, params string[] parts)
        where T : INeuralNetwork<T>
    {
        float[] parameters = net.Parameters(), state = net.State();
        string message = Should.Throw<NetGenFormatException>(() => net.Fit(ResumedTraining.Data, options)).Message;
        message.ShouldStartWith(_path);
        foreach (string part in parts)
        {
            message.ShouldContain(part);
        }

        net.Parameters().ShouldHaveTheBitsOf(parameters);
        net.State().ShouldHaveTheBitsOf(state);
    }

    /// <summary>A network file where a checkpoint is expected.</summary>
    private void Save(NoisyNet net)
    {
        net.SetState([0, 0, 0, 0, 2, 2, 2, 2]);
        net.Save(_path);
    }

    private sealed class Silent : Callback;
}
