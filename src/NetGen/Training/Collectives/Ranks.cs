using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>The processes of a training. They decide everything together, so that all do the same. Without a collective, there is only one.</summary>
/// <param name="collective">Null for one process.</param>
internal sealed class Ranks(ICollective? collective)
{
    private const int MessageBytes = 1000;
    private const int LongestShown = 200;

    /// <summary>A training by one process.</summary>
    public static readonly Ranks Alone = new(null);

    private readonly byte[] _flags = new byte[collective?.Size ?? 1];

    /// <summary>The exception that all ranks throw. No rank waits for another one that throws it.</summary>
    private Exception? _agreed;

    public int Rank { get; } = collective?.Rank ?? 0;

    public int Size { get; } = collective?.Size ?? 1;

    /// <summary>Whether this is rank 0, which writes files and reports.</summary>
    public bool IsFirst => Rank == 0;

    /// <summary>
    /// Runs work on every rank that may fail on some of them. If it fails on one rank, it fails on all: that rank throws its own exception, and the others
    /// throw one that names the failure.
    /// </summary>
    public void Together(Action work)
    {
        Exception? failure = null;
        try
        {
            work();
        }
        catch (Exception exception) when (Size > 1)
        {
            failure = exception;
        }

        if (Size == 1)
        {
            return;
        }

        string[] failures = AllTexts(failure is null ? "" : Describe(failure));
        int failed = Array.FindIndex(failures, static text => text.Length > 0);
        if (failed >= 0)
        {
            _agreed = failure ?? new CollectiveException($"Rank {failed} of {Size}: {failures[failed]}");
            ExceptionDispatchInfo.Throw(_agreed);
        }
    }

    /// <summary>Requires that a text is the same on all ranks.</summary>
    /// <param name="what">The name of the text in the message.</param>
    /// <param name="text">The text of this rank.</param>
    /// <exception cref="CollectiveException">The text of a rank differs. All ranks throw this exception.</exception>
    public void RequireSame(string what, string text)
    {
        if (Size == 1)
        {
            return;
        }

        // A text that is too long to be shown is compared by its checksum.
        string[] texts =
            AllTexts(text.Length <= LongestShown ? text : $"{text[..LongestShown]}… ({Crc32C.Append(Crc32C.Empty, Encoding.UTF8.GetBytes(text)):x8})");
        int other = Array.FindIndex(texts, found => found != texts[0]);
        if (other >= 0)
        {
            throw Agreed(
                new CollectiveException($"Expected the same {what} on all {Size} ranks, but rank 0 has '{texts[0]}' and rank {other} has '{texts[other]}'."));
        }
    }

    /// <summary>The flags that are set on at least one rank.</summary>
    public byte Any(byte own)
    {
        if (Size == 1)
        {
            return own;
        }

        _flags[Rank] = own;
        AllGather<byte>(_flags);
        byte any = 0;
        foreach (byte flags in _flags)
        {
            any |= flags;
        }

        return any;
    }

    /// <summary>The number of rank 0.</summary>
    public long OfFirst(long own)
    {
        Span<long> number = [own];
        Broadcast(MemoryMarshal.AsBytes(number));
        return number[0];
    }

    /// <summary>Sends bytes of rank 0 to all ranks. There is more than one.</summary>
    /// <param name="values">Sent by rank 0, received by the others.</param>
    public void Broadcast(Span<byte> values) => collective!.Broadcast(values);

    /// <summary>Sends the part of every rank to all ranks.</summary>
    /// <param name="parts">One part per rank. The part of this rank is already in its place.</param>
    public void AllGather<T>(Span<T> parts)
        where T : unmanaged
    {
        if (Size > 1)
        {
            collective!.AllGather(MemoryMarshal.AsBytes(parts));
        }
    }

    /// <inheritdoc cref="ICollective.Exchange"/>
    public void Exchange(ReadOnlySpan<float> send, Span<float> receive) => collective!.Exchange(send, receive);

    /// <summary>Marks an exception that every rank throws, so that no rank must be ended.</summary>
    public TException Agreed<TException>(TException exception)
        where TException : Exception
    {
        _agreed = exception;
        return exception;
    }

    /// <summary>Called when this rank ends with an exception. It ends the other ranks, unless they throw the same exception.</summary>
    public void Leave(Exception exception)
    {
        if (Size > 1 && !ReferenceEquals(exception, _agreed))
        {
            collective!.Abort(Describe(exception));
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    private string[] AllTexts(string own)
    {
        int longest = 2 + MessageBytes;
        byte[] all = new byte[Size * longest];
        Span<byte> part = all.AsSpan(Rank * longest, longest);
        Encoding.UTF8.GetEncoder().Convert(own, part[2..], flush: true, out _, out int bytes, out _);
        MemoryMarshal.Write(part, (short)bytes);
        AllGather<byte>(all);
        return [.. Enumerable.Range(0, Size)
            .Select(rank => Encoding.UTF8.GetString(all, (rank * longest) + 2, MemoryMarshal.Read<short>(all.AsSpan(rank * longest))))];
    }
}
