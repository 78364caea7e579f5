namespace NetGen.Tests.Folding;

/// <summary>Derived weights follow what they are derived from, whichever way that changes.</summary>
public sealed class FoldedWeightsTests
{
    /// <summary>3 → scaled → Dense(2), in one panel of eight: a row of biases, then three of weights.</summary>
    private static readonly NetworkInfo s_info = new()
    {
        Name = "Scaled",
        InputSize = 3,
        OutputSize = 2,
        Loss = Loss.MeanSquaredError,
        OutputActivation = Activation.Linear,
        Layers = [],
        Tensors =
        [
            new TensorInfo
            {
                Name = "0.weight", Role = TensorRole.Weight, Rows = 2, Columns = 3, Offset = 8, PanelWidth = 8, PanelStride = 32, Init = Init.He, InitScale = 1
            },
            new TensorInfo { Name = "0.bias", Role = TensorRole.Bias, Rows = 2, Columns = 1, Offset = 0, PanelWidth = 8, PanelStride = 32, InitScale = 0.5 },
        ],
        PackedLength = 32,
        Scaling = InputScaling.Standardize,
        Statistics = [new StatisticInfo
        {
            Name = "input.mean", Length = 3
        }, new StatisticInfo { Name = "input.scale", Length = 3, Start = 1, Bound = StatisticBound.Positive }],
        Foldings = [new DenseFolding { Source = 0, Shape = new PanelShape(2, 3, 8, HasBias: true), Target = 0, Before = new ScaledInput(0, 3, 3) }],
        WorkspacePerRow = 0,
        WorkspaceFixed = 0,
    };

    [Fact]
    public void UnfittedScaling_LeavesTheWeightsAsTheyAre()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        storage.Folded.Values.ToArray().ShouldBe(storage.Parameters.ToArray());
        storage.Folded.Unfolded(0).Any.ShouldBeFalse();
    }

    [Fact]
    public void EveryWayOfChanging_IsFollowed()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        _ = storage.Folded;

        storage.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        Layer(storage).ShouldBe([7, 1, 2, 3, 8, 4, 5, 6]);
        storage.SetState([1, 0, 2, 2, 1, 4]);
        Layer(storage).ShouldBe([5, 0.5f, 2, 0.75f, 3, 2, 5, 1.5f]);
        storage.ChangeParameters()[0] = 17;
        Layer(storage)[0].ShouldBe(15);
        storage.ChangeState()[0] = 3;
        Layer(storage)[0].ShouldBe(14);
        using (storage.Enter("Load"))
        {
            storage.SetState([0, 0, 0, 1, 1, 1]);
            Layer(storage).ShouldBe([17, 1, 2, 3, 8, 4, 5, 6], "within a larger change");
            storage.SetState([0, 0, 0, 1, 1, 2]);
        }

        Layer(storage).ShouldBe([17, 1, 2, 1.5f, 8, 4, 5, 3]);
        storage.ResetState();
        Layer(storage).ShouldBe([17, 1, 2, 3, 8, 4, 5, 6]);
    }

    /// <summary>A thread that folds in the middle of a change takes half of it for the whole; the end of the change undoes that.</summary>
    [Fact]
    public void FoldedInTheMiddleOfAChange_IsFoldedAgainAfterIt()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        using (storage.Enter("Fit"))
        {
            Span<float> biases = storage.ChangeParameters();
            biases[0] = 1;
            Layer(storage)[0].ShouldBe(1);
            biases[0] = 2;
            storage.MarkChanged();
            Layer(storage)[0].ShouldBe(2);
            biases[0] = 3;
        }

        Layer(storage)[0].ShouldBe(3);
    }

    [Fact]
    public void NothingChanged_FoldsNothing()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        Span<float> biases = storage.ChangeParameters();
        float folded = Layer(storage)[0];
        biases[0] = folded + 1;
        Layer(storage)[0].ShouldBe(folded, "nobody has said that this is a change");
    }

    [Fact]
    public void ColumnFarFromZero_IsScaledBeforeTheProduct()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        storage.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        float[] x = [3, 1_000_020, 5, 1, 999_990, 2], scaled = new float[7];
        storage.Folded.Unfolded(0).Standardize(x, scaled).ToArray().ShouldBe(x);
        scaled.ShouldAllBe(static value => value == 0);

        storage.SetState([1, 1e6f, 2, 2, 10, 4]);
        storage.Folded.Unfolded(0).Any.ShouldBeTrue();
        storage.Folded.Unfolded(0).Standardize(x, scaled).ToArray().ShouldBe([3, 2, 5, 1, -1, 2]);
        Layer(storage).ShouldBe([5, 0.5f, 2, 0.75f, 3, 2, 5, 1.5f]);
    }

    /// <summary>Two layers in a row, the first with a scaling before and a normalization behind: each reads its own part of the block.</summary>
    [Fact]
    public void SeveralLayers_FoldWhatIsBeforeAndBehind()
    {
        var shape = new PanelShape(1, 1, 8, HasBias: true);
        var info = new NetworkInfo
        {
            Name = "Normalized",
            InputSize = 1,
            OutputSize = 1,
            Loss = Loss.MeanSquaredError,
            OutputActivation = Activation.Linear,
            Layers = [],
            Tensors = [],
            PackedLength = 48,
            Scaling = InputScaling.Standardize,
            Statistics = [new StatisticInfo
            {
                Name = "input.mean", Length = 1
            }, new StatisticInfo { Name = "input.scale", Length = 1, Start = 1, Bound = StatisticBound.Positive }],
            Foldings =
            [
                new DenseFolding { Source = 0, Shape = shape, Target = 16, Before = new ScaledInput(0, 1, 1), After = new NormalizedUnits(0, 1, 32, 33, 3, 1) },
                new DenseFolding { Source = 16, Shape = shape, Target = 0, Before = new NormalizedUnits(0, 1, 32, 33, 3, 1) },
            ],
            WorkspacePerRow = 0,
            WorkspaceFixed = 0,
        };
        var storage = new NetworkStorage(info, seed: 1);
        storage.SetState([2, 1]);
        Span<float> parameters = storage.ChangeParameters();
        (parameters[0], parameters[8], parameters[16], parameters[24], parameters[32], parameters[33]) = (5, 3, 7, 11, 4, 6);

        // Scaled: x − 2. Normalized: 4 (z − 2) / √(1 + 3) + 6 = 2z + 2. So 2 (3 (x − 2) + 5) + 2 = 6x, and 11 (2a + 2) + 7 = 22a + 29.
        ReadOnlySpan<float> folded = storage.Folded.Values;
        (folded[16], folded[24]).ShouldBe((0, 6));
        (folded[0], folded[8]).ShouldBe((29, 22));
        storage.Folded.Unfolded(1).Any.ShouldBeFalse();
    }

    [Fact]
    public void ThreadsThatFindOldFoldedWeights_ReadTheNewOnes()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        for (int round = 0; round < 200; round++)
        {
            storage.ChangeParameters()[0] = round;
            float[] read = new float[4];
            using var start = new Barrier(read.Length);
            Thread[] threads = [.. Enumerable.Range(0, read.Length).Select(index => new Thread(() =>
            {
                start.SignalAndWait();
                read[index] = storage.Folded.Values[0];
            }))];
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
            read.ShouldAllBe(value => value == round);
        }
    }

    [Fact]
    public void Folding_AllocatesNothing()
    {
        var storage = new NetworkStorage(s_info, seed: 1);
        Fold();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fold();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Fold()
        {
            for (int round = 0; round < 100; round++)
            {
                storage.ChangeParameters()[0] = round;
                _ = storage.Folded.Values;
            }
        }
    }

    /// <summary>Bias and weights of both units.</summary>
    private static float[] Layer(NetworkStorage storage)
    {
        float[] values = storage.Folded.Values.ToArray();
        return [.. from unit in Enumerable.Range(0, 2) from row in Enumerable.Range(0, 4) select values[(row * 8) + unit]];
    }
}
