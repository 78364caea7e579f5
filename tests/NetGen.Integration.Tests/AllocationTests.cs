using System.Diagnostics.Metrics;
using NetGen.Integration.Tests.Convolving;
using NetGen.Integration.Tests.Normalizing;

namespace NetGen.Integration.Tests;

[Trait("Category", "Allocation")]
public class AllocationTests
{
    private const int BatchSize = 64;

    private static readonly Dataset s_data = Samples.Classes(BatchSize * 33, 64, 10);

    [Fact]
    public void PredictBatchAndClassify_AllocateNothing()
    {
        Check(new SharedNet(seed: 1));
        Check(new SmallNet(seed: 1));
        Check(new WideNet(seed: 1));
        Check(new LargeNet(seed: 1));
        Check(new NoisyNet(seed: 1));
        Check(new SharedNormalizedNet(seed: 1));
        Check(new PiecewiseNet(seed: 1));
        Check(new PiecewiseNet(seed: 1), isSparse: true);
        Check(new StandardizedNet(seed: 1));
        Check(new WideScaledNet(seed: 1));
        Check(new ConvolvedNet(seed: 1));
        Check(new ConvolvedSequenceNet(seed: 1));
        Check(new LeNet(seed: 1));
        Check(new WideScaledNet(seed: 1), isSparse: true);
        var scaled = new WideScaledNet(seed: 1);
        scaled.SetState([.. Enumerable.Repeat(1000f, 200), .. Enumerable.Repeat(1f, 200)]);
        Check(scaled);

        static void Check<T>(T net, bool isSparse = false)
            where T : INeuralNetwork<T>
        {
            float[] inputs = Samples.Normal(20 * T.InputSize, seed: 1), outputs = new float[20 * T.OutputSize];
            if (isSparse)
            {
                inputs.AsSpan(7).Clear();
            }

            int[] classes = new int[20];
            AllocatedBy(() =>
            {
                for (int call = 0; call < 50; call++)
                {
                    net.Storage.ChangeParameters();
                    net.PredictBatch(inputs, outputs);
                    net.Predict(inputs.AsSpan(0, T.InputSize), outputs.AsSpan(0, T.OutputSize));
                    net.Classify(inputs.AsSpan(0, T.InputSize));
                    Classification.ClassifyBatch(net, inputs, classes);
                }
            }).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void TrainingStep_AllocatesNothingOnAnyThread(int threads)
    {
        Check<SharedNet>(s_data, addsPenalties: false, clipNorm: 1);
        Dataset wide = Samples.Classes(BatchSize * 33, 200, 10),
            weighted = wide.WithWeights([.. Enumerable.Range(1, wide.Count).Select(static row => (float)row)]);
        Check<PiecewiseNoisyNet>(wide, addsPenalties: true, clipNorm: 0);
        Check<PiecewiseNoisyNet>(weighted, addsPenalties: true, clipNorm: 0, maxNorm: 1, smoothing: 0.1f, freeze: "Dense1");
        Check<PiecewiseNoisyNet>(weighted, addsPenalties: true, clipNorm: 1, maxNorm: 1, noise: 0.01f, freeze: "Dense1");
        Check<SharedNormalizedNet>(s_data, addsPenalties: true, clipNorm: 0);
        Check<ConvolvedNet>(Samples.Classes(BatchSize * 33, 144, 5), addsPenalties: true, clipNorm: 0);
        Check<ConvolvedSequenceNet>(Samples.Values(BatchSize * 33, 180, 3), addsPenalties: false, clipNorm: 1);

        void Check<T>(Dataset data, bool addsPenalties, float clipNorm, float maxNorm = 0, float noise = 0, float smoothing = 0, params string[] freeze)
            where T : INeuralNetwork<T>
        {
            var meter = new MeteringOptimizer(addsPenalties);
            T.Create(1).Fit(data, new FitOptions
            {
                Epochs = 1, BatchSize = BatchSize, Threads = threads, Optimizer = meter, ClipNorm = clipNorm, L2 = 1e-4f, MaxNorm = maxNorm,
                GradientNoise = noise, LabelSmoothing = smoothing,
                Freeze = freeze,
            });
            meter.Updates.ShouldBeGreaterThan(threads * 10);
            meter.Allocated.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(0f, false)]
    [InlineData(1f, false)]
    [InlineData(0f, true)]
    public void Epoch_AllocatesTheSameForOneStepAsForMany(float clipNorm, bool average)
    {
        AllocatedByAnEpoch(s_data, clipNorm, average).ShouldBe(AllocatedByAnEpoch(s_data.Rows([.. Enumerable.Range(0, BatchSize)]), clipNorm, average));
    }

    [Fact]
    public void WatchedEpoch_AllocatesTheSameForOneStepAsForMany()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == TrainingMetrics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        long measurements = 0;
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref measurements));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref measurements));
        listener.Start();
        using var folder = new TemporaryFolder();
        var logger = new TensorBoardLogger(folder.File("log")) { EverySteps = 1 };
        AllocatedByAnEpoch(s_data, clipNorm: 1, average: false, logger)
            .ShouldBe(AllocatedByAnEpoch(s_data.Rows([.. Enumerable.Range(0, BatchSize)]), clipNorm: 1, average: false, logger));
        measurements.ShouldBeGreaterThan(8 * 34);
    }

    private static long AllocatedByAnEpoch(Dataset data, float clipNorm, bool average, params Callback[] callbacks)
    {
        // The list of records grows at the 5th and the 9th.
        long[] marks = new long[8];
        new SharedNet(seed: 1).Fit(data, new FitOptions
        {
            Epochs = 8, BatchSize = BatchSize, Threads = 2, ClipNorm = clipNorm, L2 = 1e-4f, AverageWeights = average ? new WeightAveraging() : null,
            Schedule = new LinearWarmup(2, new CosineDecay()),
            Callbacks = [.. callbacks, new StepCallback(
                static _ => { }), new ActionCallback((_, epoch) => marks[epoch.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread())],
        });
        return marks[7] - marks[6];
    }

    /// <summary>On this thread, the first run not counted.</summary>
    private static long AllocatedBy(Action work)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Plain gradient descent that counts what its thread has allocated since the update before, on whatever thread it runs.</summary>
    /// <param name="addsPenalties">Whether it may be given the gradient piece by piece.</param>
    private sealed class MeteringOptimizer(bool addsPenalties) : Optimizer(0.01f)
    {
        [ThreadStatic]
        private static MeteringOptimizer? t_owner;

        [ThreadStatic]
        private static long t_last;

        private long _allocated;
        private int _updates;

        public long Allocated => _allocated;

        public int Updates => _updates;

        public override int StateSlotCount => 0;

        internal override bool AddsPenalties => addsPenalties;

        public override void Update(Span<float> weights, ReadOnlySpan<float> gradient, OptimizerState state, Decay decay, UpdateStep step)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= step.LearningRate * gradient[i];
            }

            // The first steps are compiled.
            if (step.Number <= 5)
            {
                return;
            }

            if (t_owner == this)
            {
                Interlocked.Add(ref _allocated, GC.GetAllocatedBytesForCurrentThread() - t_last);
                Interlocked.Increment(ref _updates);
            }

            (t_owner, t_last) = (this, GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
