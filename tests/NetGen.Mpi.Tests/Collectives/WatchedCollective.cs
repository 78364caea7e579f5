namespace NetGen.Mpi.Tests.Collectives;

/// <summary>Tells when a rank ends the others.</summary>
/// <param name="inner">Moves the values.</param>
/// <param name="aborted">Gets the reason.</param>
internal sealed class WatchedCollective(ICollective inner, Action<string> aborted) : ICollective
{
    public int Rank => inner.Rank;

    public int Size => inner.Size;

    public void Exchange(ReadOnlySpan<float> send, Span<float> receive) => inner.Exchange(send, receive);

    public void AllGather(Span<byte> parts) => inner.AllGather(parts);

    public void Broadcast(Span<byte> values) => inner.Broadcast(values);

    public void Abort(string reason)
    {
        aborted(reason);
        inner.Abort(reason);
    }
}
