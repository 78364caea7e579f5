namespace NetGen;

/// <summary>A file that was left out because it is damaged.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">What was expected and what was found; begins with the file.</param>
public sealed record LeftOutImage(string Path, string Reason);
