namespace NetGen;

/// <summary>Errors about the content of a file. What reads it does not know its name, which is put before the message later.</summary>
internal static class Damage
{
    /// <summary>An error in a form that all of them have.</summary>
    public static NetGenFormatException Of(string expected, string found) => new($"expected {expected}, but found {found}.");

    /// <summary>The same with its cause.</summary>
    public static NetGenFormatException Of(string expected, string found, Exception cause) => new($"expected {expected}, but found {found}.", cause);

    /// <summary>Puts the name of the file before an error.</summary>
    public static NetGenFormatException In(string name, NetGenFormatException damage) =>
        damage.InnerException is { } cause
            ? new NetGenFormatException($"{name}: {damage.Message}", cause)
            : new NetGenFormatException($"{name}: {damage.Message}");
}
