namespace NetGen.Integration.Tests.Convolving;

/// <summary>
/// What holds for training of dense networks holds for filters: the same bits for any number of threads and after a stop, and freezing leaves the rest as it
/// was.
/// </summary>
public sealed class ConvolutionTrainingTests
{
    private const int BatchSize = 40;

    /// <summary>The last mini-batch is short.</summary>
    private static readonly Dataset s_images = Samples.Classes(BatchSize + BatchSize + 27, 144, 5);

    private static readonly Dataset s_sequences = Samples.Values(BatchSize + 13, 180, 3);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        Check<ConvolvedNet>(s_images);
        Check<ConvolvedSequenceNet>(s_sequences);

        void Check<T>(Dataset data)
            where T : INeuralNetwork<T>
        {
            foreach (float clipNorm in new[] { 0f, 0.3f })
            {
                T net = NetworkValues.Trained<T>(data, Options(threads, clipNorm)), expected = NetworkValues.Trained<T>(data, Options(1, clipNorm));
                net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
                net.State().ShouldHaveTheBitsOf(expected.State());
            }
        }
    }

    /// <summary>Or the test above would compare one thread with itself.</summary>
    [Fact]
    public void Work_IsDividedAmongAllThreads() => WorkerCount.For(Info<ConvolvedNet>(), BatchSize, 5).ShouldBe(5);

    [Fact]
    public void TrainingStoppedAfterAnEpoch_EndsInTheSameBits()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("training.ckpt");
        ConvolvedNet undisturbed = NetworkValues.Trained<ConvolvedNet>(s_images, Options(3, 0.3f));
        for (int last = 1; last < 3; last++)
        {
            Should.Throw<InvalidOperationException>(
                () => NetworkValues.Trained<ConvolvedNet>(s_images, Options(2, 0.3f, null, new Checkpoint(path), StopAfter(last))));
            ConvolvedNet resumed = NetworkValues.Trained<ConvolvedNet>(s_images, Options(4, 0.3f, path));
            resumed.Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
            resumed.State().ShouldHaveTheBitsOf(undisturbed.State());
        }
    }

    /// <summary>Of one step: every subset of the layers is frozen, and each of the others moves as if none were.</summary>
    [Fact]
    public void FrozenLayers_KeepTheirBitsAndTheOthersTrainAsBefore()
    {
        string[] layers = [.. Info<ConvolvedNet>().Tensors.Select(LayerOf).Distinct(StringComparer.Ordinal)];
        layers.Length.ShouldBe(6);
        float[] start = new ConvolvedNet(1).Parameters(), moved = Stepped([]);
        for (int subset = 1; subset < (1 << layers.Length) - 1; subset++)
        {
            string[] frozen = [.. layers.Where((_, index) => (subset & (1 << index)) != 0)];
            float[] values = Stepped(frozen);
            int next = 0;
            foreach (TensorInfo tensor in Info<ConvolvedNet>().Tensors)
            {
                Range own = next..(next += tensor.Length);
                bool isFrozen = frozen.Contains(LayerOf(tensor), StringComparer.Ordinal);
                values[own].ShouldHaveTheBitsOf((isFrozen ? start : moved)[own]);
            }
        }

        static string LayerOf(TensorInfo tensor) => tensor.Name.Split('.')[0];

        static float[] Stepped(string[] freeze) => NetworkValues.Trained<ConvolvedNet>(s_images.Rows([.. Enumerable.Range(0, BatchSize)]), new FitOptions
        {
            Epochs = 1, BatchSize = BatchSize, Threads = 2, Optimizer = new Sgd(0.1f), Freeze = freeze,
        }).Parameters();
    }

    [Fact]
    public void SavedNetwork_IsLoadedToTheBit()
    {
        using var folder = new TemporaryFolder();
        ConvolvedNet net = NetworkValues.Trained<ConvolvedNet>(s_images, Options(2, 0));
        net.Save(folder.File("net.safetensors"));
        ConvolvedNet loaded = ConvolvedNet.Load(folder.File("net.safetensors"));
        loaded.Parameters().ShouldHaveTheBitsOf(net.Parameters());
        loaded.State().ShouldHaveTheBitsOf(net.State());
        loaded.Outputs(s_images).ShouldHaveTheBitsOf(net.Outputs(s_images));
    }

    /// <summary>Images with a margin of zeros, as those of digits have.</summary>
    [Fact]
    public void LeNet_PassesTheGradientCheckWithAndWithoutAMargin()
    {
        Dataset whole = Samples.Classes(2, 784, 10);
        float[] features = whole.Features.ToArray();
        for (int index = 0; index < features.Length; index++)
        {
            (int row, int column) = (index % 784 / 28, index % 28);
            features[index] = row is < 4 or >= 24 || column is < 4 or >= 24 ? 0 : Math.Abs(features[index]);
        }

        Check(whole);
        Check(new Dataset(features, 784, whole.Targets.ToArray(), 10));

        static void Check(Dataset data)
        {
            GradientCheck check = new LeNet(seed: 1).CheckGradients(data, samples: 2, seed: 1);
            check.MaxRelativeError.ShouldBeLessThan(1.1e-5, $"{check}");
            check.Unchecked().ShouldBeEmpty();
            check.Tensors.Length.ShouldBe(10);
        }
    }

    /// <summary>The checkpoint of an epoch is written after all callbacks, so this ends the epoch after.</summary>
    private static ActionCallback StopAfter(int last) => new((_, epoch) =>
    {
        if (epoch.Epoch > last)
        {
            throw new InvalidOperationException("stopped on purpose");
        }
    });

    private static NetworkInfo Info<T>()
        where T : INeuralNetwork<T> => T.Info;

    private static FitOptions Options(int threads, float clipNorm, string? resumeFrom = null, params Callback[] callbacks) => new()
    {
        Epochs = 3, BatchSize = BatchSize, Seed = 3, Threads = threads, Optimizer = new Adam(0.01f), L2 = 1e-4f, ClipNorm = clipNorm, ResumeFrom = resumeFrom,
        Callbacks = callbacks,
    };
}
