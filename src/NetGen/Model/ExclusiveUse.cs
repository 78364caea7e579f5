namespace NetGen;

/// <summary>Lets one thread at a time change a network, and tells the second instead of letting both corrupt it.</summary>
/// <param name="name">The network's name, for the message.</param>
/// <param name="afterChange">Called at the end of every claim, before the network is given back; told whether it is the outermost.</param>
internal sealed class ExclusiveUse(string name, Action<bool> afterChange)
{
    private readonly string _name = name;
    private readonly Action<bool> _afterChange = afterChange;
    private readonly Lock _gate = new();
    private int _owner;
    private int _depth;
    private string _operation = "";
    private long _claims;

    /// <summary>Claims the network for the calling thread; a thread that holds it may claim it again, as a callback does.</summary>
    /// <param name="operation">What it is claimed for.</param>
    /// <param name="mayNest">Whether the thread that holds it may do this too.</param>
    /// <exception cref="InvalidOperationException">Another thread holds it.</exception>
    public Claim Enter(string operation, bool mayNest)
    {
        int self = Environment.CurrentManagedThreadId;

        // A lock rather than a compare-and-exchange: owner and operation must change together, or the message could miss the operation.
        lock (_gate)
        {
            if (_depth > 0 && _owner != self)
            {
                throw new InvalidOperationException(
                    $"{operation} cannot change this {_name}: another thread is in {_operation} on the same instance. Train an instance from one thread, or use one instance per thread.");
            }

            if (_depth > 0 && !mayNest)
            {
                throw new InvalidOperationException($"{operation} cannot start on this {_name}: this thread is in {_operation} on the same instance, for example in a callback.");
            }

            if (_depth++ == 0)
            {
                (_owner, _operation) = (self, operation);
                _claims++;
            }
        }

        return new Claim(this);
    }

    /// <summary>Reads the network while no other thread changes it. Any number of threads may read at once, and the thread that changes it, as a callback does.</summary>
    /// <param name="operation">What it is read for.</param>
    /// <param name="read">Copies what is wanted.</param>
    /// <exception cref="InvalidOperationException">Another thread held it, or came to hold it, while it was read.</exception>
    public void Read(string operation, Action read)
    {
        long before = ClaimsUnlessHeld(operation);
        read();
        if (ClaimsUnlessHeld(operation) != before)
        {
            throw new InvalidOperationException($"{operation} cannot read this {_name}: another thread was in {_operation} on the same instance at the same time.");
        }
    }

    /// <summary>How often the network has been claimed; throws while another thread holds it.</summary>
    private long ClaimsUnlessHeld(string operation)
    {
        lock (_gate)
        {
            return _depth == 0 || _owner == Environment.CurrentManagedThreadId
                ? _claims
                : throw new InvalidOperationException($"{operation} cannot read this {_name}: another thread is in {_operation} on the same instance. Wait for it, or read in a callback of the training.");
        }
    }

    /// <summary>Gives the network back when disposed.</summary>
    public readonly struct Claim(ExclusiveUse use) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            // Only the thread that holds the network gets here, and only it changes the depth.
            use._afterChange(use._depth == 1);
            lock (use._gate)
            {
                use._depth--;
            }
        }
    }
}
