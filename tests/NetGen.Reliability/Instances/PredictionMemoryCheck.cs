using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances;

/// <summary>A case is a million predictions in every form: no thread of the process allocates a byte, and its memory does not grow.</summary>
internal sealed class PredictionMemoryCheck : Check
{
    private const int Predictions = 1_000_000;

    /// <summary>Before the first measurement: by then every method is compiled.</summary>
    private const int WarmUpRounds = 4, WarmUpPredictions = 3000;

    /// <summary>Bytes that .NET's own threads may take in a case.</summary>
    public const long OfTheRuntime = 256;

    /// <summary>The first three are small: they have most of the cases.</summary>
    private static readonly string[] s_small = ["Registers", "OneMethod", "Scaled"];

    private readonly FlatMemory _memory = new(1024);

    private readonly List<(SharedNetwork Network, float[] Expected, Room Room)> _networks = [];

    private long _predictions;

    public override string Name => "memory/predict";

    public override long Small => 12;

    public override long Large => 1110;

    public override bool RunsSideBySide => false;

    public override string? Lacks => ProcessMemory.Lacks;

    public override IReadOnlyList<(string Name, string Value)> Variables => FlatMemory.Variables;

    public override void Try(Case one)
    {
        if (_networks.Count == 0)
        {
            WarmUp(); // Here, because a thread's first prediction makes what the thread keeps.
        }

        // Every tenth case is of a network that is not small, with fewer predictions.
        bool isSmall = one.Number % 10 < 9;
        int large = s_small.Length + (int)(one.Number / 10 % (_networks.Count - s_small.Length));
        (SharedNetwork Network, float[], Room) subject = _networks[isSmall ? (int)(one.Number % s_small.Length) : large];
        long before = GC.GetTotalAllocatedBytes(precise: true), ofThread = GC.GetAllocatedBytesForCurrentThread();
        _predictions += Predict(subject, isSmall ? Predictions : Predictions / 20, one.Chance);
        ofThread = GC.GetAllocatedBytesForCurrentThread() - ofThread;
        long ofAll = GC.GetTotalAllocatedBytes(precise: true) - before;
        BrokenPromiseException.Unless(ofThread == 0 && ofAll <= OfTheRuntime,
            () => $"{subject.Network}: expected no byte, but found {ofThread} on the thread that predicts and {ofAll} on all threads.");
        _memory.Check(collects: false);
    }

    public override string Finish(long tried) => string.Create(CultureInfo.InvariantCulture, $"{_predictions:N0} predictions, {_memory}");

    private void WarmUp()
    {
        foreach (string kind in s_small.Concat(SharedNetwork.Kinds.Except(s_small, StringComparer.Ordinal)))
        {
            var network = SharedNetwork.Create(kind);
            _networks.Add((network, network.Answers(), network.NewRoom()));
        }

        for (int round = 0; round < WarmUpRounds; round++)
        {
            foreach ((SharedNetwork, float[], Room) subject in _networks)
            {
                Predict(subject, WarmUpPredictions, new Chance(1, Name, round));
            }
        }

        ProcessMemory.SettledKilobytes();
        foreach ((SharedNetwork, float[], Room) subject in _networks)
        {
            Predict(subject, WarmUpPredictions, new Chance(1, Name, WarmUpRounds)); // The collection has emptied the pools of arrays.
        }

        _memory.Check(collects: false);
    }

    private static long Predict((SharedNetwork Network, float[] Expected, Room Room) subject, int predictions, Chance chance)
    {
        uint draw = (uint)chance.Next();
        long count = 0;
        while (count < predictions)
        {
            draw = (draw * 1664525) + 1013904223;
            count += subject.Network.Try(draw >> 4, subject.Expected, subject.Room);
        }

        return count;
    }
}
