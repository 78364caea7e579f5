namespace NetGen.Reliability.Campaign;

/// <summary>A case showed that a promise does not hold.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Throws unless the condition holds.</summary>
    public static void Unless(bool holds, Func<string> message)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(message());
        }
    }
}
