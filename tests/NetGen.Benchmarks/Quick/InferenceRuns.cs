using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>Inference, one sample at a time and in batches.</summary>
internal sealed class InferenceRuns(Settings settings, PeerSet peers, IReport report)
{
    private const string SingleTask = "infer_b1", BatchTask = "infer_b256";

    private static readonly Contest Single = new(Rounds: 15, Milliseconds: 3);
    private static readonly Contest Batch = new(Rounds: 11, Milliseconds: 12), BatchOfImages = new(Rounds: 7, Milliseconds: 12);

    /// <summary>Whether any inference of a network on some data is wanted.</summary>
    public bool Wants(Subject subject, BenchmarkData data) =>
        settings.Wants(SingleTask, subject.Shape, data.Name) || settings.Wants(BatchTask, subject.Shape, data.Name);

    /// <summary>Measures a network on some data, with the weights that it has.</summary>
    public void Measure(Subject subject, BenchmarkData data, bool inBatches)
    {
        string task = inBatches ? BatchTask : SingleTask;
        if (!settings.Wants(task, subject.Shape, data.Name))
        {
            return;
        }

        float[] inputs = data.Inputs(Rotation.Rows), outputs = new float[Rotation.Rows * subject.OutputSize];
        subject.PredictBatches(inputs, outputs, calls: 1);
        List<Inference> entrants = [inBatches ? OwnBatch(subject, inputs) : OwnSingle(subject, inputs)];
        entrants.AddRange(peers.All.SelectMany(peer => inBatches ? peer.Batch(subject, inputs) : peer.Single(subject, inputs)));
        foreach (Inference entrant in entrants)
        {
            Agreement.Require(entrant.Contender.Peer, $"{task} {subject.Shape}", outputs, entrant.Outputs);
        }

        WarmUp.UntilOptimised(entrants[0].Contender);
        Result[] results = (!inBatches ? Single : subject.IsImage ? BatchOfImages : Batch).Run([.. entrants.Select(static entrant => entrant.Contender)]);

        // Of a peer's ways only the fastest counts.
        foreach (var ways in results.Zip(entrants).GroupBy(static way => way.First.Peer, StringComparer.Ordinal))
        {
            (Result best, Inference entrant) = ways.MinBy(static way => way.First.Least);
            report.Add(new Measurement
            {
                Peer = best.Peer,
                Task = task,
                Shape = subject.Shape,
                Data = data.Name,
                Threads = 1,
                MedianNs = best.Median,
                MinNs = best.Least,
                Ratio = best == results[0] ? null : results[0].Over(best),
                RatioOf = best == results[0] ? null : "time",
                Note = entrant.Way,
            });
        }
    }

    private static Inference OwnSingle(Subject subject, float[] inputs)
    {
        float[] output = new float[subject.OutputSize], outputs = new float[Rotation.Rows * subject.OutputSize];
        for (int row = 0; row < Rotation.Rows; row++)
        {
            subject.PredictEach(inputs[(row * subject.InputSize)..], output, calls: 1);
            output.CopyTo(outputs, row * subject.OutputSize);
        }

        return new Inference(Contender.InProcess(Contender.NetGen, calls => subject.PredictEach(inputs, output, calls)), outputs);
    }

    private static Inference OwnBatch(Subject subject, float[] inputs)
    {
        float[] outputs = new float[Rotation.Rows * subject.OutputSize];
        subject.PredictBatches(inputs, outputs, calls: 1);
        return new Inference(Contender.InProcess(Contender.NetGen, calls => subject.PredictBatches(inputs, outputs, calls), Rotation.Rows), outputs);
    }
}
