namespace NetGen.Reliability.Planting;

/// <summary>A bug that is planted to see whether the tests notice.</summary>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="File">The source file, from the root of the repository.</param>
/// <param name="Right">An expression that occurs once in the file.</param>
/// <param name="Wrong">The expression that takes its place.</param>
/// <param name="Area">The tests that should notice.</param>
internal sealed record PlantedBug(string Name, string File, string Right, string Wrong, TestArea Area);
