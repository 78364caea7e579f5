namespace NetGen;

/// <summary>
/// The communication of one process with the other processes that train the same network. Each process trains on its part of every mini-batch.
/// </summary>
/// <remarks>
/// <para>A collective moves values and computes nothing. The training itself computes the sums. Their order depends only on the number of parts. So every
/// implementation gives the same bits, and every process ends with the same bits.</para>
/// <para>The processes are called ranks.</para>
/// <list type="bullet">
/// <item>All ranks make the same calls in the same order, each on the thread that called <c>Fit</c>.</item>
/// <item>A call returns when this rank has received all its data.</item>
/// <item>If a rank has failed and makes no more calls, the calls of the others must throw an exception, or their processes must be ended. They must not wait
/// forever.</item>
/// </list>
/// </remarks>
public interface ICollective
{
    /// <summary>The number of this process, from 0. Rank 0 writes checkpoints, logs and progress.</summary>
    int Rank { get; }

    /// <summary>The number of processes.</summary>
    int Size { get; }

    /// <summary>
    /// Every rank sends one part to each of the others. Part j that rank i sends becomes part i that rank j receives. The part of a rank for itself need not be
    /// moved.
    /// </summary>
    /// <param name="send">One part per rank, all of the same length, one after the other.</param>
    /// <param name="receive">Receives the parts of the others, in the order of the ranks. It has the length of <paramref name="send"/>.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void Exchange(ReadOnlySpan<float> send, Span<float> receive);

    /// <summary>Every rank sends the same part to all others.</summary>
    /// <param name="parts">One part per rank, all of the same length. The part of this rank is already in its place; the others are received.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void AllGather(Span<byte> parts);

    /// <summary>Rank 0 sends the same bytes to all others.</summary>
    /// <param name="values">Sent by rank 0, received by the others.</param>
    /// <exception cref="CollectiveException">Another rank has failed.</exception>
    void Broadcast(Span<byte> values);

    /// <summary>Ends the training on all ranks, because this rank cannot continue and the others would wait for it. It may end the process.</summary>
    /// <param name="reason">The reason, as a text for the user.</param>
    void Abort(string reason);

    /// <summary>Called when a training begins on this rank and when it ends. If the process ends in between, the other ranks must not wait for it.</summary>
    /// <param name="isRunning">Whether it begins.</param>
    void MarkTraining(bool isRunning)
    {
    }
}
