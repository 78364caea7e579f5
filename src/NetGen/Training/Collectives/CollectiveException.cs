namespace NetGen;

/// <summary>A training of several processes cannot go on, because another process failed, or because they do not agree on what is to be trained.</summary>
public sealed class CollectiveException : Exception
{
    /// <summary>Says nothing.</summary>
    public CollectiveException()
    {
    }

    /// <summary>Says what is wrong.</summary>
    /// <param name="message">The rank, and what is wrong with it.</param>
    public CollectiveException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and where it came from.</summary>
    /// <param name="message">The rank, and what is wrong with it.</param>
    /// <param name="innerException">What an engine threw.</param>
    public CollectiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
