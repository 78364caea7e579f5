using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests.Sources;

[NeuralNetwork(8, 8, 1)]
[MinMaxScale]
[Dense(12, Activation.Relu)]
[BatchNorm]
[Dense(3, Activation.Softmax)]
internal sealed partial class SmallImageNet;

/// <summary>The same rows give the same bits wherever they lie.</summary>
public sealed class SourceBitsTests
{
    private static readonly Shuffling s_blocks = Shuffling.ByBlocks(blockRows: 4, bufferedBlocks: 3);

    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            foreach (string format in SourceFiles.Formats)
            {
                foreach (string order in new[] { "rows", "blocks", "large blocks", "data" })
                {
                    cases.Add(format, 1, order);
                    cases.Add(format, 2, order);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_HasTheBitsOfArrays(string format, int threads, string order)
    {
        using var folder = new TemporaryFolder();
        IRowSource train = SourceFiles.Open(folder, format, ResumedTraining.Data), validation = SourceFiles.Open(folder, format, ResumedTraining.Validation);
        FitOptions options = new()
        {
            Epochs = 3, BatchSize = 8, Seed = 7, Threads = threads, Validation = ResumedTraining.Validation, Shuffle = order != "data",
            Shuffling = order switch { "blocks" => s_blocks, "large blocks" => Shuffling.ByBlocks(), _ => null }, ClassWeights = [1, 2, 3],
            LabelSmoothing = 0.1f,
        };
        NoisyNet expected = new(seed: 1), net = new(seed: 1);

        History arrays = expected.Fit(ResumedTraining.Data, options with { Callbacks = [new HealthMonitor()] });
        History read = net.Fit(train, options with { Validation = validation, Callbacks = [new HealthMonitor()] });

        SourceFiles.BitsOf(net).ShouldBe(SourceFiles.BitsOf(expected));
        read.Epochs.Select(static epoch => (epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.Health!.GradientRatio))
            .ShouldBe(arrays.Epochs.Select(
                static epoch => (epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.Health!.GradientRatio)));
        (read.BaselineLoss, read.Shuffling).ShouldBe((arrays.BaselineLoss, arrays.Shuffling));
        read.Shuffling?.ToString()
            .ShouldBe(order switch { "blocks" => "blocks of 4 rows, 3 in a buffer", "large blocks" => "blocks of 45 rows, 64 in a buffer", _ => "all rows" });
        train.Fingerprint.ShouldBe(((IRowSource)ResumedTraining.Data).Fingerprint);
        (train as IDisposable)?.Dispose();
        (validation as IDisposable)?.Dispose();
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("npy8")]
    [InlineData("own")]
    public void Evaluate_HasTheBitsOfArrays(string format)
    {
        using var folder = new TemporaryFolder();
        Dataset values = Samples.Values(700, 2, 3), classes = Samples.Classes(700, 3, 3);
        StandardizedNet regression = new(seed: 1);
        regression.Fit(values, new FitOptions { Epochs = 1 });
        SoftmaxNet softmax = new(seed: 1);

        Evaluation expectedErrors = regression.Evaluate(values), errors = regression.Evaluate(SourceFiles.Open(folder, format, values), threads: 2);
        Evaluation expectedScores = softmax.Evaluate(classes), scores = softmax.Evaluate(SourceFiles.Open(folder, format, classes), threads: 2);

        (errors.Loss, errors.Rmse, errors.Mae, errors.R2).ShouldBe((expectedErrors.Loss, expectedErrors.Rmse, expectedErrors.Mae, expectedErrors.R2));
        (scores.Loss, scores.Accuracy, scores.RocAuc, scores.TopKAccuracy(2)).ShouldBe(
            (expectedScores.Loss, expectedScores.Accuracy, expectedScores.RocAuc, expectedScores.TopKAccuracy(2)));
        scores.WorstMistakes(5).ShouldBe(expectedScores.WorstMistakes(5));
        scores.ConfusionMatrix!.ToString().ShouldBe(expectedScores.ConfusionMatrix!.ToString());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void Augmented_HasTheBitsOfArrays(int threads, bool byBlocks)
    {
        using var folder = new TemporaryFolder();
        Dataset data = Samples.Classes(61, 64, 3);
        using var rows = (RowFile)SourceFiles.Open(folder, "rows", data);
        FitOptions options = new()
        {
            Epochs = 2, BatchSize = 12, Threads = threads, Augmentation = new ImageAugmentation { Shift = 1, Rotation = 5 },
            Shuffling = byBlocks ? s_blocks : null,
        };
        SmallImageNet expected = new(seed: 1), net = new(seed: 1);

        expected.Fit(data, options);
        net.Fit(rows, options);

        SourceFiles.BitsOf(net).ShouldBe(SourceFiles.BitsOf(expected));
    }

    [Fact]
    public void IdxFiles_HaveTheBitsOfMnist()
    {
        using var folder = new TemporaryFolder();
        foreach ((string part, int count) in new[] { ("train", 90), ("t10k", 20) })
        {
            byte[] pixels = [.. Enumerable.Range(0, count * 784).Select(static i => (byte)(i * 31 % 256))],
                labels = [.. Enumerable.Range(0, count).Select(static i => (byte)(i % 10))];
            IdxFile.Write(folder.File($"{part}-images-idx3-ubyte"), [count, 28, 28], pixels);
            IdxFile.Write(folder.File($"{part}-labels-idx1-ubyte"), [count], labels);
        }

        Mnist mnist = Mnist.Load(folder.Root);
        using IdxRows train = IdxRows.Open(folder.File("train-images-idx3-ubyte"), folder.File("train-labels-idx1-ubyte"));
        using IdxRows test = IdxRows.Open(folder.File("t10k-images-idx3-ubyte"), folder.File("t10k-labels-idx1-ubyte"));
        FitOptions options = new() { Epochs = 2, BatchSize = 16, Validation = test };
        ReadMe.DigitNet expected = new(seed: 1), net = new(seed: 1);

        History arrays = expected.Fit(mnist.Train, options with { Validation = mnist.Test });
        History read = net.Fit(train, options);

        SourceFiles.BitsOf(net).ShouldBe(SourceFiles.BitsOf(expected));
        read.Epochs[^1].ValidationLoss.ShouldBe(arrays.Epochs[^1].ValidationLoss);
        Dataset.ReadFrom(train).Features.SequenceEqual(mnist.Train.Features).ShouldBeTrue();
        ((IRowSource)train).Fingerprint.ShouldBe(((IRowSource)mnist.Train).Fingerprint);
        train.HasOneHotTargets.ShouldBeTrue();
    }

    [Theory]
    [InlineData("rows", false)]
    [InlineData("npy4", false)]
    [InlineData("rows", true)]
    public void ResumedAtAnyStep_HasTheSameBits(string format, bool byBlocks)
    {
        using var folder = new TemporaryFolder();
        IRowSource data = SourceFiles.Open(folder, format, ResumedTraining.Data);
        FitOptions options = new() { Epochs = 3, BatchSize = 8, Seed = 3, Threads = 2, Shuffling = byBlocks ? s_blocks : null };
        NoisyNet expected = new(seed: 1);
        expected.Fit(data, options);
        for (int stop = 1; stop < 18; stop += 4)
        {
            string path = folder.File($"{stop}.ckpt");
            using var cancellation = new CancellationTokenSource();
            NoisyNet net = new(seed: 1);
            int steps = 0;
            net.Fit(data, options with
            {
                Callbacks = [new Checkpoint(path), new StepCallback(_ => { if (++steps == stop) { cancellation.Cancel(); } })]
            }, cancellation.Token);

            // The rows may move meanwhile: from a file into memory.
            NoisyNet resumed = new(seed: 2);
            IRowSource rest = stop % 8 == 1 ? data : Dataset.ReadFrom(data);
            resumed.Fit(rest, options with { ResumeFrom = path, Callbacks = [new Checkpoint(path), new StepCallback(static _ => { })] });

            SourceFiles.BitsOf(resumed).ShouldBe(SourceFiles.BitsOf(expected), $"stopped after step {stop}");
        }
    }

    [Fact]
    public void Restarts_AndTheRangeTest_TakeAnySource()
    {
        using var folder = new TemporaryFolder();
        using var data = (RowFile)SourceFiles.Open(folder, "rows", ResumedTraining.Data);
        NoisyNet expected = new(seed: 1), net = new(seed: 1);
        FitOptions options = new() { Epochs = 2, Restarts = 2 };

        expected.Fit(ResumedTraining.Data, options);
        net.Fit(data, options);

        SourceFiles.BitsOf(net).ShouldBe(SourceFiles.BitsOf(expected));
        net.FindLearningRate(data, steps: 12).Points.ShouldBe(expected.FindLearningRate(ResumedTraining.Data, steps: 12).Points);
    }

    [Fact]
    public void ASourceOfDearRows_IsShuffledByBlocksUnasked()
    {
        var net = new SoftmaxNet(seed: 1);
        History history = net.Fit(new DearSource(Samples.Classes(100, 3, 3)), new FitOptions { Epochs = 1 });
        history.Shuffling.ShouldBe(Shuffling.For(new FitOptions { Shuffling = Shuffling.ByBlocks() }, Samples.Classes(100, 3, 3)));
        net.Fit(new DearSource(Samples.Classes(100, 3, 3)), new FitOptions { Epochs = 1, Shuffling = Shuffling.OfRows }).Shuffling.ShouldBe(Shuffling.OfRows);
        net.Fit(Samples.Classes(100, 3, 3), new FitOptions { Epochs = 1, Shuffle = false }).Shuffling.ShouldBeNull();
    }

    private sealed class DearSource(Dataset data) : IRowSource
    {
        public int Count => data.Count;

        public int FeatureCount => data.FeatureCount;

        public int TargetCount => data.TargetCount;

        public bool IsRandomAccessCheap => false;

        public void Read(int first, Span<float> features, Span<float> targets) => data.Read(first, features, targets);
    }
}
