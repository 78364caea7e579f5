using NetGen.Benchmarks.Peers.Onnx;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Peers;

/// <summary>The peers that this machine has.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly List<IPeer> _peers = [];

    /// <summary>Starts every peer; those that are not there get a line that says so.</summary>
    public PeerSet(IReport report)
    {
        Start(static () => new PlainC(new CCompiler()), report);
        Start(static () => new OpenBlas(new CCompiler()), report);
        Start(static () => new OneDnn(new CCompiler()), report);
        Start(static () => new OnnxRuntime(), report);
        Start(static () => new PyTorch(), report);
    }

    public IReadOnlyList<IPeer> All => _peers;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IPeer peer in _peers)
        {
            peer.Dispose();
        }
    }

    private void Start(Func<IPeer> start, IReport report)
    {
        try
        {
            _peers.Add(start());
        }
        catch (PeerMissingException missing)
        {
            report.Add(new Measurement { Peer = missing.Peer, Skipped = missing.Message });
        }
    }
}
