namespace NetGen;

/// <summary>A file does not hold what it should. The message says what was expected and what was found.</summary>
public sealed class NetGenFormatException : Exception
{
    /// <summary>Reports a problem.</summary>
    /// <param name="message">What was expected and what was found.</param>
    public NetGenFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Reports a problem with its cause.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="innerException">The cause.</param>
    public NetGenFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
