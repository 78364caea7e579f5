namespace NetGen;

/// <summary>A file that was left out because it is damaged.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">The path of the file, what was expected, and what was found.</param>
public sealed record LeftOutImage(string Path, string Reason);
