namespace NetGen;

/// <summary>Errors about the content of a file. The decoder does not know the file's name, so the name is added to the message later.</summary>
internal static class Damage
{
    /// <summary>An error, in the form that all errors have.</summary>
    public static NetGenFormatException Of(string expected, string found) => new($"expected {expected}, but found {found}.");

    /// <summary>An error with its cause.</summary>
    public static NetGenFormatException Of(string expected, string found, Exception cause) => new($"expected {expected}, but found {found}.", cause);

    /// <summary>Adds the name of the file to an error.</summary>
    public static NetGenFormatException In(string name, NetGenFormatException damage) =>
        damage.InnerException is { } cause
            ? new NetGenFormatException($"{name}: {damage.Message}", cause)
            : new NetGenFormatException($"{name}: {damage.Message}");
}
