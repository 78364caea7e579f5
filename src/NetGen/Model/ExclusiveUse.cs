namespace NetGen;

/// <summary>Lets one thread at a time change a network. A second thread gets an exception, so the two cannot corrupt the network.</summary>
/// <param name="name">The network's name, for the message.</param>
/// <param name="afterChange">Called at the end of every claim, before the network is released. The argument says whether the claim is the outermost.</param>
internal sealed class ExclusiveUse(string name, Action<bool> afterChange)
{
    private readonly string _name = name;
    private readonly Action<bool> _afterChange = afterChange;
    private readonly Lock _gate = new();
    private int _owner;
    private int _depth;
    private string _operation = "";
    private long _claims;

    /// <summary>Claims the network for the calling thread. A thread that holds the network may claim it again, as a callback does.</summary>
    /// <param name="operation">The operation it is claimed for, for the message.</param>
    /// <param name="mayNest">Whether the operation is allowed on a thread that already holds the network.</param>
    /// <exception cref="InvalidOperationException">Another thread holds the network, or this thread holds it and the operation may not nest.</exception>
    public Claim Enter(string operation, bool mayNest)
    {
        int self = Environment.CurrentManagedThreadId;

        // This is a lock, not a compare-and-exchange, because owner and operation must change together. Otherwise the message could miss the operation.
        lock (_gate)
        {
            if (_depth > 0 && _owner != self)
            {
                throw new InvalidOperationException(
                    $"{operation} cannot change this {_name}: another thread is in {_operation} on the same instance. Train an instance from one thread, or "
                        + "use one instance per thread.");
            }

            if (_depth > 0 && !mayNest)
            {
                throw new InvalidOperationException(
                    $"{operation} cannot start on this {_name}: this thread is in {_operation} on the same instance, for example in a callback.");
            }

            if (_depth++ == 0)
            {
                (_owner, _operation) = (self, operation);
                _claims++;
            }
        }

        return new Claim(this);
    }

    /// <summary>
    /// Reads the network while no other thread changes it. Any number of threads may read at the same time. The thread that changes the network may read too,
    /// as a callback does.
    /// </summary>
    /// <param name="operation">The operation it is read for, for the message.</param>
    /// <param name="read">Copies the values.</param>
    /// <exception cref="InvalidOperationException">Another thread held the network, or claimed it during the read.</exception>
    public void Read(string operation, Action read)
    {
        long before = ClaimsUnlessHeld(operation);
        read();
        if (ClaimsUnlessHeld(operation) != before)
        {
            throw new InvalidOperationException(
                $"{operation} cannot read this {_name}: another thread was in {_operation} on the same instance at the same time.");
        }
    }

    /// <summary>The number of claims so far. It throws if another thread holds the network.</summary>
    private long ClaimsUnlessHeld(string operation)
    {
        lock (_gate)
        {
            return _depth == 0 || _owner == Environment.CurrentManagedThreadId
                ? _claims
                : throw new InvalidOperationException($"{operation} cannot read this {_name}: another thread is in {_operation} on the same instance. Wait "
                    + "for it, or read in a callback of the training.");
        }
    }

    /// <summary>Releases the network when it is disposed.</summary>
    public readonly struct Claim(ExclusiveUse use) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            // Only the thread that holds the network calls this, and only that thread changes the depth.
            use._afterChange(use._depth == 1);
            lock (use._gate)
            {
                use._depth--;
            }
        }
    }
}
