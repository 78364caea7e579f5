using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>Bytes on the heap: none for a prediction or a training step; an epoch leaves its record in the history.</summary>
internal sealed class AllocationRuns(Settings settings, IReport report)
{
    private const int Batch = 64, Rows = 640;

    /// <summary>Counts the bytes of everything that is called often.</summary>
    public void Measure(Subject subject)
    {
        if (!settings.Wants("alloc", subject.Shape, "dense"))
        {
            return;
        }

        // Networks of convolutions take as long for a sample as others for a hundred.
        (int calls, int rows, int trainings) = subject.IsImage ? (4, 2 * Batch, 2) : (64, Rows, 5);
        BenchmarkData data = BenchmarkData.Dense(subject.InputSize, subject.OutputSize, Rows);
        float[] inputs = data.Inputs(Rotation.Rows), output = new float[subject.OutputSize], outputs = new float[Rotation.Rows * subject.OutputSize];
        StepPhases phases = subject.PhasesOf(data.Set, Batch);
        Add("alloc_predict", subject, BytesOf(() => subject.PredictEach(inputs, output, calls)) / calls);
        Add("alloc_predict_batch", subject, BytesOf(() => subject.PredictBatches(inputs, outputs, calls)) / calls);
        Add("alloc_training_step", subject, BytesOf(() => phases.Steps(calls)) / calls);
        Add("alloc_epoch", subject, BytesOfEpoch(subject, data.First(rows), trainings));
    }

    /// <summary>Bytes that this thread allocates, the second time: the first may fill caches.</summary>
    private static double BytesOf(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>
    /// What a training of three epochs allocates more than one of a single epoch, on all threads, for each epoch. Of several the least, for now and then the
    /// runtime allocates something meanwhile.
    /// </summary>
    private static double BytesOfEpoch(Subject subject, Dataset data, int trainings)
    {
        long Fit(int epochs)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            _ = subject.Fit(data, new FitOptions { Epochs = epochs, BatchSize = Batch, Threads = 1 });
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        _ = Fit(3);
        long[] one = new long[trainings], three = new long[trainings];
        for (int i = 0; i < trainings; i++)
        {
            (one[i], three[i]) = (Fit(1), Fit(3));
        }

        return (three.Min() - one.Min()) / 2.0;
    }

    private void Add(string task, Subject subject, double bytes) =>
        report.Add(new Measurement { Peer = Contender.NetGen, Task = task, Shape = subject.Shape, Data = "dense", Threads = 1, Bytes = bytes });
}
