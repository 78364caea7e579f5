namespace NetGen;

/// <summary>Ranks that are threads of one process, each with its own network. Use it for tests, and to try a program without a cluster.</summary>
internal sealed class InProcessCollective : ICollective
{
    private readonly Hall _hall;

    private InProcessCollective(Hall hall, int rank)
    {
        _hall = hall;
        Rank = rank;
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size => _hall.Desks.Length;

    /// <summary>Creates the ranks of one training.</summary>
    /// <param name="size">Number of ranks.</param>
    public static ICollective[] Create(int size)
    {
        var hall = new Hall(size);
        return [.. Enumerable.Range(0, size).Select(rank => new InProcessCollective(hall, rank))];
    }

    /// <inheritdoc/>
    public void Exchange(ReadOnlySpan<float> send, Span<float> receive)
    {
        int part = send.Length / Size;
        _hall.Desks[Rank] = send.ToArray();
        _hall.Meet();
        for (int rank = 0; rank < Size; rank++)
        {
            if (rank != Rank)
            {
                ((float[])_hall.Desks[rank]!).AsSpan(Rank * part, part).CopyTo(receive[(rank * part)..]);
            }
        }

        _hall.Meet();
    }

    /// <inheritdoc/>
    public void AllGather(Span<byte> parts)
    {
        int part = parts.Length / Size;
        _hall.Desks[Rank] = parts.Slice(Rank * part, part).ToArray();
        _hall.Meet();
        for (int rank = 0; rank < Size; rank++)
        {
            ((byte[])_hall.Desks[rank]!).CopyTo(parts[(rank * part)..]);
        }

        _hall.Meet();
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values)
    {
        if (Rank == 0)
        {
            _hall.Desks[0] = values.ToArray();
        }

        _hall.Meet();
        ((byte[])_hall.Desks[0]!).CopyTo(values);
        _hall.Meet();
    }

    /// <inheritdoc/>
    public void Abort(string reason) => _hall.Abandon($"Rank {Rank} of {Size}: {reason}");

    /// <summary>The place where the ranks meet. Each rank has a desk, where it puts the data that the others read.</summary>
    private sealed class Hall(int size)
    {
        private readonly object _gate = new();
        private int _arrived;
        private int _round;
        private string? _failure;

        public Array?[] Desks { get; } = new Array?[size];

        public void Meet()
        {
            lock (_gate)
            {
                int round = _round;
                if (_failure is null && ++_arrived == size)
                {
                    _arrived = 0;
                    _round++;
                    Monitor.PulseAll(_gate);
                }

                while (_round == round && _failure is null)
                {
                    Monitor.Wait(_gate);
                }

                // A round that was complete before another rank failed is valid. Only ranks that still wait must fail.
                if (_round == round)
                {
                    throw new CollectiveException(_failure!);
                }
            }
        }

        public void Abandon(string reason)
        {
            lock (_gate)
            {
                _failure ??= reason;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
