namespace NetGen;

/// <summary>
/// A training by several processes cannot continue, because another process failed, or because the processes do not agree on network, data or options.
/// </summary>
public sealed class CollectiveException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public CollectiveException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The rank, and what is wrong with it.</param>
    public CollectiveException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">The rank, and what is wrong with it.</param>
    /// <param name="innerException">The exception of the engine.</param>
    public CollectiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
