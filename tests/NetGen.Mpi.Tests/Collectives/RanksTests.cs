namespace NetGen.Mpi.Tests.Collectives;

/// <summary>A training by several ranks is the training of one process within rounding; with shards it is that to the bit.</summary>
public sealed class RanksTests
{
    /// <summary>The last mini-batch has 2 rows, so that of three ranks one has none.</summary>
    private static readonly Dataset s_data = Samples.Classes(24 + 24 + 24 + 2, 9, 3);

    private static readonly Dataset s_images = Samples.Classes(24 + 24 + 2, 36, 3);

    private static FitOptions Options => new() { Epochs = 3, BatchSize = 24, Seed = 5, Threads = 1, Optimizer = new Sgd(0.05f), Validation = s_data };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Ranks_TrainAsOneProcessWithinRounding(int size)
    {
        Check<PlainNet>(size, s_data, Options);
        Check<DrawingNet>(size, s_data, Options);
        Check<NormalizedNet>(size, s_data, Options);
        Check<ImageNet>(size, s_images, Options with { Validation = s_images });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Shards_GiveTheSameBitsForAnyNumberOfRanks(int size)
    {
        CheckShards<PlainNet>(size, s_data, Options);
        CheckShards<DrawingNet>(size, s_data, Options with { ClipNorm = 0.1f, L2 = 1e-3f, Threads = 2 });
        CheckShards<FilterNet>(size, s_images, Options with { Validation = s_images });
        CheckShards<NormalizedNet>(size, s_data, Options with { NormalizeOver = NormalizedRows.OfPart });
        CheckShards<ImageNet>(size, s_images, Options with { Validation = s_images, NormalizeOver = NormalizedRows.OfPart });
    }

    [Fact]
    public void EveryOptimizer_HasTheSameBitsOnEveryRankAndForAnyNumberWithShards()
    {
        Optimizer[] optimizers =
        [
            new Sgd(0.05f), new Sgd(0.05f, momentum: 0.9f), new Sgd(0.05f, momentum: 0.9f, nesterov: true), new RmsProp(0.002f),
            new Adam(0.01f), new AdamW(0.01f),
        ];
        foreach (Optimizer optimizer in optimizers)
        {
            CheckShards<DrawingNet>(2, s_data, Options with
            {
                Optimizer = optimizer, GradientNoise = 0.01f, ClipValue = 0.5f, MaxNorm = 2, AverageWeights = new WeightAveraging(0.9f)
            });
        }
    }

    [Fact]
    public void ThreadsOfRanks_ChangeNoBit()
    {
        Dataset data = Samples.Classes(300, 784, 10);
        FitOptions options = new() { Epochs = 1, BatchSize = 128, Seed = 2 };
        (DigitsNet one, _) = Group.Train<DigitsNet>(2, data, _ => options with { Threads = 1 });
        (DigitsNet three, _) = Group.Train<DigitsNet>(2, data, rank => options with { Threads = 2 + rank });
        Group.Bits(three).ShouldBe(Group.Bits(one));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void NormalizedByParts_AllRanksEndWithTheSameBits(int size)
    {
        FitOptions options = Options with { NormalizeOver = NormalizedRows.OfPart };
        (NormalizedNet net, _) = Group.Train<NormalizedNet>(size, s_data, _ => options);
        (NormalizedNet again, _) = Group.Train<NormalizedNet>(size, s_data, _ => options);
        (NormalizedNet together, _) = Group.Train<NormalizedNet>(size, s_data, _ => Options);
        Group.Bits(again).ShouldBe(Group.Bits(net));
        string.Equals(Group.Bits(together), Group.Bits(net), StringComparison.Ordinal).ShouldBeFalse();
        Group.Values(net).ShouldAllBe(static value => float.IsFinite(value));
    }

    [Fact]
    public void WeightedRows_CountByTheMiniBatch()
    {
        float[] weights = [.. Enumerable.Range(0, s_data.Count).Select(static row => 0.5f + (row % 3))];
        Check<PlainNet>(3, s_data.WithWeights(weights), Options with { LabelSmoothing = 0.1f });
    }

    private static void Check<T>(int size, Dataset data, FitOptions options)
        where T : INeuralNetwork<T>
    {
        (T alone, History expected) = Group.TrainAlone<T>(data, options);
        (T net, History history) = Group.Train<T>(size, data, _ => options);
        (T again, _) = Group.Train<T>(size, data, _ => options);
        net.ShouldBeNear(alone);
        Group.Bits(again).ShouldBe(Group.Bits(net));
        history.Epochs.Count.ShouldBe(expected.Epochs.Count);
        foreach ((EpochRecord epoch, EpochRecord other) in history.Epochs.Zip(expected.Epochs))
        {
            epoch.Loss.ShouldBe(other.Loss, 1e-4);
            epoch.ValidationLoss!.Value.ShouldBe(other.ValidationLoss!.Value, 1e-4);
            epoch.Accuracy!.Value.ShouldBe(other.Accuracy!.Value, 0.02);
        }
    }

    private static void CheckShards<T>(int size, Dataset data, FitOptions options)
        where T : INeuralNetwork<T>
    {
        (T alone, History expected) = Group.TrainAlone<T>(data, options with { GradientShards = 4 });
        (T net, History history) = Group.Train<T>(size, data, _ => options with { GradientShards = 4 });
        Group.Bits(net).ShouldBe(Group.Bits(alone));
        Group.Epochs(history).ShouldBe(Group.Epochs(expected));
    }
}
