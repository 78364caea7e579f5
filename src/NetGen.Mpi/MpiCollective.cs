using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The processes that <c>mpirun</c> or a scheduler has started. Open MPI connects them.</summary>
/// <remarks>
/// <para>Open MPI is a library of the operating system. On Debian, the package <c>openmpi-bin</c> contains it and <c>mpirun</c>. If a program is started
/// without <c>mpirun</c>, there is one process, and it trains as without a collective.</para>
/// <para>The whole job ends with a message, so that no rank waits for another, in these cases:</para>
/// <list type="bullet">
/// <item><c>Fit</c> fails on a rank;</item>
/// <item>a rank ends with an unhandled exception;</item>
/// <item>a rank ends with an exit code other than 0, or with any exit code during a training.</item>
/// </list>
/// <para>The exit code of the job is that of the rank that ended it, or 1 if that is 0. One process alone ends as any .NET program does.</para>
/// </remarks>
public sealed class MpiCollective : ICollective
{
    private static readonly Lock s_gate = new();
    private static MpiCollective? s_world;

    private readonly MpiSession _session;
    private readonly int[] _counts;
    private readonly int[] _starts;

    private MpiCollective(MpiSession session)
    {
        _session = session;
        _counts = new int[session.Size];
        _starts = new int[session.Size];
    }

    /// <inheritdoc/>
    public int Rank => _session.Rank;

    /// <inheritdoc/>
    public int Size => _session.Size;

    /// <summary>All processes of the job. The first call starts MPI, which ends when the process exits.</summary>
    /// <exception cref="CollectiveException">Open MPI is not installed, or cannot be started. The message says what to do.</exception>
    public static MpiCollective World()
    {
        lock (s_gate)
        {
            return s_world ??= new MpiCollective(MpiSession.Start());
        }
    }

    /// <inheritdoc/>
    public unsafe void Exchange(ReadOnlySpan<float> send, Span<float> receive)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(receive.Length, send.Length);
        int part = PartOf(send.Length);
        for (int rank = 0; rank < Size; rank++)
        {
            // The part of a rank for itself is not sent.
            (_counts[rank], _starts[rank]) = (rank == Rank ? 0 : part, rank * part);
        }

        fixed (float* from = send, to = receive)
        fixed (int* counts = _counts, starts = _starts)
        {
            _session.Check(OpenMpi.AllToAllV(from, counts, starts, _session.Float, to, counts, starts, _session.Float, _session.World), "MPI_Alltoallv");
        }
    }

    /// <inheritdoc/>
    public unsafe void AllGather(Span<byte> parts)
    {
        int part = PartOf(parts.Length);
        fixed (byte* all = parts)
        {
            _session.Check(OpenMpi.AllGather(OpenMpi.InPlace, 0, _session.Byte, all, part, _session.Byte, _session.World), "MPI_Allgather");
        }
    }

    /// <inheritdoc/>
    public unsafe void Broadcast(Span<byte> values)
    {
        fixed (byte* all = values)
        {
            _session.Check(OpenMpi.Broadcast(all, values.Length, _session.Byte, 0, _session.World), "MPI_Bcast");
        }
    }

    /// <summary>Ends the job: writes the reason to the standard error stream, then ends this process and all others.</summary>
    /// <param name="reason">The reason, as a text for the user.</param>
    public void Abort(string reason) => _session.Abort(reason);

    /// <inheritdoc/>
    public void MarkTraining(bool isRunning) => _session.IsTraining = isRunning;

    private int PartOf(int length) =>
        length % Size == 0
            ? length / Size
            : throw new ArgumentException($"Expected parts of one length for {Size} ranks, but found {length} values.", nameof(length));
}
