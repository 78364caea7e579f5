using NetGen.Native;
using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances;

/// <summary>A case is a training of a thousand steps. After the first epoch no thread allocates a byte in a step, and the process does not grow.</summary>
internal sealed class TrainingMemoryCheck : Check
{
    private const int BatchSize = 8, StepsPerEpoch = 100, Epochs = 10;

    /// <summary>
    /// A thread of an earlier training that ends late is charged what is left of its allocation buffer. That does not happen so many times in a row.
    /// </summary>
    private const int Attempts = 4;

    private static readonly (string Name, Func<FitOptions, History> Fit)[] s_networks =
    [
        (nameof(Registers), Fit<Registers>()),
        (nameof(OneMethod), Fit<OneMethod>()),
        (nameof(Scaled), Fit<Scaled>()),
        (nameof(ZerosSkipped), Fit<ZerosSkipped>()),
        (nameof(Convolved), Fit<Convolved>()),
        (nameof(Residual), Fit<Residual>()),
    ];

    private static readonly Func<Optimizer>[] s_optimizers =
    [
        static () => new Adam(), static () => new Sgd(0.01f, 0.9f), static () => new RmsProp(0.001f), static () => new AdamW(),
        static () => new Momentum(0.01f),
    ];

    private readonly FlatMemory _memory = new(4096);

    private long _steps;

    public override string Name => "memory/train";

    public override long Small => 2 * s_networks.Length;

    public override long Large => 1002;

    public override bool RunsSideBySide => false;

    public override string? Lacks => ProcessMemory.Lacks;

    public override IReadOnlyList<(string Name, string Value)> Variables => FlatMemory.Variables;

    public override void Begin(string folder)
    {
        for (int number = 0; number < s_networks.Length; number++)
        {
            foreach (Func<Optimizer> optimizer in s_optimizers)
            {
                Train(number, epochs: 2, number % 3 + 1, optimizer(), clipNorm: number % 2);
            }
        }

        _memory.Check(collects: true);
    }

    public override void Try(Case one)
    {
        int index = (int)(one.Number % s_networks.Length), threads = one.Chance.Between(1, 3), clipNorm = one.Chance.Below(2);
        Optimizer optimizer = one.Chance.Of(s_optimizers)();
        Meter meter = Train(index, Epochs, threads, optimizer, clipNorm);
        for (int attempt = 1; attempt < Attempts && !meter.IsFree; attempt++)
        {
            meter = Train(index, Epochs, threads, optimizer, clipNorm);
        }

        BrokenPromiseException.Unless(meter.IsFree && meter.Epochs == Epochs - 1,
            () => $"{s_networks[index].Name} with {optimizer} on {threads} threads: expected no byte in the steps of {Epochs - 1} epochs, but found "
                + $"{meter.OfThread} on the thread that trains and {meter.OfAll} on all threads in {meter.Epochs}.");
        _steps += Epochs * StepsPerEpoch;
        _memory.Check(collects: true);
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture, $"{_steps:N0} steps, {_memory}");

    private static Meter Train(int index, int epochs, int threads, Optimizer optimizer, float clipNorm)
    {
        var meter = new Meter();
        _ = s_networks[index].Fit(new FitOptions
        {
            Epochs = epochs, BatchSize = BatchSize, Threads = threads, Optimizer = optimizer, ClipNorm = clipNorm, L2 = 1e-4f, Callbacks = [meter],
        });
        return meter;
    }

    private static Func<FitOptions, History> Fit<T>()
        where T : class, INeuralNetwork<T>
    {
        Dataset data = Samples.Classes(BatchSize * StepsPerEpoch, T.InputSize, T.OutputSize);
        return options => T.Create(1).Fit(data, options);
    }

    /// <summary>What all threads allocate from an epoch's second step to its last.</summary>
    private sealed class Meter : Callback
    {
        private long _ofThread, _ofAll;

        public long OfThread { get; private set; }

        public long OfAll { get; private set; }

        public int Epochs { get; private set; }

        /// <summary>Whether steps allocate nothing.</summary>
        public bool IsFree => OfThread == 0 && OfAll <= PredictionMemoryCheck.OfTheRuntime;

        public override void OnBatchEnd(TrainingContext training)
        {
            if (training.Epoch == 1)
            {
                return;
            }

            if (training.StepInEpoch == 2)
            {
                GC.WaitForPendingFinalizers(); // What an earlier collection left to the finalizer's thread is no part of a step.
                (_ofAll, _ofThread) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetAllocatedBytesForCurrentThread());
            }
            else if (training.StepInEpoch == training.StepsPerEpoch)
            {
                OfThread += GC.GetAllocatedBytesForCurrentThread() - _ofThread;
                OfAll += GC.GetTotalAllocatedBytes(precise: true) - _ofAll;
                Epochs++;
            }
        }
    }
}
