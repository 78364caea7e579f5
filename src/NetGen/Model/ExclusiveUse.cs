namespace NetGen;

/// <summary>Lets one thread at a time change a network, and tells the second instead of letting both corrupt it.</summary>
/// <param name="name">The network's name, for the message.</param>
internal sealed class ExclusiveUse(string name)
{
    private int _owner;
    private int _depth;
    private string _operation = "";

    /// <summary>Claims the network for the calling thread; a thread that holds it may claim it again, as a callback does.</summary>
    /// <param name="operation">What it is claimed for.</param>
    /// <exception cref="InvalidOperationException">Another thread holds it.</exception>
    public Claim Enter(string operation)
    {
        int self = Environment.CurrentManagedThreadId;
        int owner = Interlocked.CompareExchange(ref _owner, self, 0);
        if (owner != 0 && owner != self)
        {
            throw new InvalidOperationException(
                $"{operation} cannot change this {name}: another thread is in {_operation} on the same instance. Train one instance from one thread, or use one instance for each.");
        }

        if (_depth++ == 0)
        {
            _operation = operation;
        }

        return new Claim(this);
    }

    /// <summary>Gives the network back when disposed.</summary>
    public readonly struct Claim(ExclusiveUse use) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            if (--use._depth == 0)
            {
                Volatile.Write(ref use._owner, 0);
            }
        }
    }
}
