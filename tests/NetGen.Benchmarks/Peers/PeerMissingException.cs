namespace NetGen.Benchmarks.Peers;

/// <summary>A peer that this machine does not have.</summary>
internal sealed class PeerMissingException(string peer, string reason) : Exception(reason)
{
    public string Peer { get; } = peer;
}
