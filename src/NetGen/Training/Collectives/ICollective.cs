namespace NetGen;

/// <summary>Processes that train one network together, each on its part of every mini-batch: what one of them needs to talk to the others.</summary>
/// <remarks>
/// <para>
/// A collective moves values and computes nothing: sums are made by the training itself, in an order that depends on nothing but the number of parts. So every
/// engine gives the same bits, and every process ends with the same.
/// </para>
/// <para>
/// All processes (ranks) make the same calls in the same order, each on the thread that called <c>Fit</c>. A call returns when this rank has what it needs.
/// Where a rank will not come any more, the others must get an exception or be ended, not wait for ever.
/// </para>
/// </remarks>
public interface ICollective
{
    /// <summary>Which of the processes this is, from 0. The first writes checkpoints, logs and progress.</summary>
    int Rank { get; }

    /// <summary>How many processes there are.</summary>
    int Size { get; }

    /// <summary>
    /// Every rank gives each of the others a part: part j of what rank i sends becomes part i of what rank j receives. A rank's own part need not be moved.
    /// </summary>
    /// <param name="send">As many parts as there are ranks, all of one length, one after the other.</param>
    /// <param name="receive">As long; receives the parts of the others, in the order of the ranks.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void Exchange(ReadOnlySpan<float> send, Span<float> receive);

    /// <summary>Every rank gives all others the same part.</summary>
    /// <param name="parts">As many parts as there are ranks, all of one length; this rank's own is there, the others are received.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void AllGather(Span<byte> parts);

    /// <summary>The first rank gives all others the same bytes.</summary>
    /// <param name="values">Sent by rank 0, received by the others.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void Broadcast(Span<byte> values);

    /// <summary>This rank cannot go on, so all end: the others find no one to wait for. May end the process.</summary>
    /// <param name="reason">Why, for people.</param>
    void Abort(string reason);
}
