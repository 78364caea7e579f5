namespace NetGen.Integration.Tests.Augmenting;

/// <summary>Reads images, and is large enough that a step is shared among threads.</summary>
[NeuralNetwork(12, 12, 1)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class PictureNet;

/// <summary>The same, but does not know that it reads images.</summary>
[NeuralNetwork(144)]
[Dense(64, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
internal sealed partial class FlatPictureNet;

/// <summary>Images behind a z-score.</summary>
[NeuralNetwork(12, 12, 1)]
[Standardize]
[Dense(10, Activation.Softmax)]
internal sealed partial class ScaledPictureNet;

public sealed class AugmentationTests
{
    private const int BatchSize = 64;

    /// <summary>Three batches, the last one short.</summary>
    private static readonly Dataset s_data = Samples.Classes(64 + 64 + 37, 144, 10);

    private static readonly ImageAugmentation s_settings = new(12, 12)
    {
        Shift = 1, Rotation = 10, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(10, 3), Noise = 0.1f,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FirstEpoch_IsThatOfTheChangedImages(int threads)
    {
        WorkerCount.For(InfoOf<PictureNet>(), BatchSize, threads).ShouldBe(threads);
        PictureNet net = NetworkValues.Trained<PictureNet>(s_data, Options(threads, s_settings, epochs: 1));
        PictureNet expected = NetworkValues.Trained<PictureNet>(Changed(epoch: 0), Options(1, null, epochs: 1));
        net.Parameters().ShouldHaveTheBitsOf(expected.Parameters());
    }

    [Fact]
    public void EveryEpoch_ChangesTheImagesAnew()
    {
        // Steps so small that no weight changes: an epoch's loss is that of its images.
        var net = new ScaledPictureNet(seed: 1);
        History history = net.Fit(s_data, new FitOptions { Epochs = 3, BatchSize = BatchSize, Optimizer = new Sgd(1e-30f), Augmentation = s_settings });
        for (int epoch = 0; epoch < 3; epoch++)
        {
            history.Epochs[epoch].Loss.ShouldBe(net.Evaluate(Changed(epoch)).Loss, 1e-5);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyNumberOfThreads_GivesTheSameBits(int threads)
    {
        foreach (float clipNorm in new[] { 0f, 0.3f })
        {
            PictureNet net = NetworkValues.Trained<PictureNet>(s_data, Options(threads, s_settings, epochs: 4, clipNorm));
            net.Parameters().ShouldHaveTheBitsOf(NetworkValues.Trained<PictureNet>(s_data, Options(1, s_settings, epochs: 4, clipNorm)).Parameters());
        }
    }

    [Fact]
    public void ResumedTraining_GivesTheSameBits()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("training.ckpt");
        PictureNet undisturbed = NetworkValues.Trained<PictureNet>(s_data, Options(2, s_settings, epochs: 5));
        NetworkValues.Trained<PictureNet>(s_data, Options(2, s_settings, epochs: 2, callbacks: new Checkpoint(path)));
        NetworkValues.Trained<PictureNet>(s_data, Options(2, s_settings, epochs: 5, resumeFrom: path))
            .Parameters()
            .ShouldHaveTheBitsOf(undisturbed.Parameters());

        // Where the shape is known from makes no difference, any other setting does.
        ImageAugmentation same = new() { Shift = 1, Rotation = 10, Scale = 0.1f, Shear = 5, Elastic = new ElasticDeformation(10, 3), Noise = 0.1f };
        NetworkValues.Trained<PictureNet>(s_data, Options(2, same, epochs: 5, resumeFrom: path)).Parameters().ShouldHaveTheBitsOf(undisturbed.Parameters());
        foreach (ImageAugmentation? other in (ImageAugmentation?[])[null, new ImageAugmentation { Shift = 1 }])
        {
            Should.Throw<NetGenFormatException>(
                () => NetworkValues.Trained<PictureNet>(s_data, Options(2, other, epochs: 5, resumeFrom: path))).Message.ShouldContain("augmentation");
        }
    }

    [Fact]
    public void ScalingAndValidation_KeepTheUnchangedImages()
    {
        ScaledPictureNet net = new(seed: 1), expected = new(seed: 1);
        History history = net.Fit(s_data, new FitOptions { Epochs = 1, Augmentation = s_settings, Validation = s_data });
        expected.Fit(s_data, new FitOptions { Epochs = 1 });
        net.State().ShouldHaveTheBitsOf(expected.State());
        history.Epochs[0].ValidationLoss!.Value.ShouldBe(net.Evaluate(s_data).Loss, 1e-6);
    }

    [Fact]
    public void FlatInput_NeedsTheShapeOfTheImages()
    {
        PictureNet declared = NetworkValues.Trained<PictureNet>(s_data, Options(2, new ImageAugmentation { Shift = 1 }, epochs: 2));
        FlatPictureNet given = NetworkValues.Trained<FlatPictureNet>(s_data, Options(2, new ImageAugmentation(12, 12) { Shift = 1 }, epochs: 2));
        given.Parameters().ShouldHaveTheBitsOf(declared.Parameters());
        Refused<FlatPictureNet>(new ImageAugmentation()).ShouldContain("FlatPictureNet declares 144 inputs without a shape");
        Refused<FlatPictureNet>(new ImageAugmentation(12, 11)).ShouldContain("images of 12x11x1, 132 values, but FlatPictureNet reads 144 values");
        Refused<PictureNet>(new ImageAugmentation(24, 6)).ShouldContain("images of 24x6x1, 144 values, but PictureNet reads images of 12x12x1");

        static string Refused<T>(ImageAugmentation augmentation)
            where T : INeuralNetwork<T>
        {
            ArgumentException exception = Should.Throw<ArgumentException>(() => T.Create(1).Fit(s_data, new FitOptions { Augmentation = augmentation }));
            exception.ParamName.ShouldBe("Augmentation");
            return exception.Message;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Step_AllocatesNothing(int threads) =>
        AllocatedByAnEpoch(s_data, threads).ShouldBe(AllocatedByAnEpoch(s_data.Rows([.. Enumerable.Range(0, BatchSize)]), threads));

    private static long AllocatedByAnEpoch(Dataset data, int threads)
    {
        // The list of records grows at the 5th and the 9th.
        long[] marks = new long[8];
        new PictureNet(seed: 1).Fit(data, Options(
            threads, s_settings, epochs: 8, callbacks: new ActionCallback((_, epoch) => marks[epoch.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread())));
        return marks[7] - marks[6];
    }

    private static Dataset Changed(int epoch)
    {
        float[] images = new float[s_data.Count * 144];
        for (int row = 0; row < s_data.Count; row++)
        {
            s_settings.Apply(s_data.FeaturesOf(row), images.AsSpan(row * 144, 144), seed: 0, epoch, row);
        }

        return new Dataset(images, 144, s_data.Targets.ToArray(), 10);
    }

    private static FitOptions Options(
        int threads, ImageAugmentation? augmentation, int epochs, float clipNorm = 0, string? resumeFrom = null, params Callback[] callbacks) => new()
    {
        Epochs = epochs, BatchSize = BatchSize, Threads = threads, Augmentation = augmentation, ClipNorm = clipNorm, ResumeFrom = resumeFrom,
        Callbacks = callbacks,
    };

    private static NetworkInfo InfoOf<T>()
        where T : INeuralNetwork<T> => T.Info;
}
