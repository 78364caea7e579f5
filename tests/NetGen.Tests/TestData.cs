namespace NetGen.Tests;

/// <summary>Finds data sets that are too large to be kept with the code; tests that need one are skipped where it is absent.</summary>
internal static class TestData
{
    /// <summary>What a skipped test says.</summary>
    public const string Absent =
        "The data sets are not here: set NETGEN_DATA to the folder that holds mnist/ and uci/, or keep it as shared/data beside the checkout.";

    /// <summary>A folder of the collection, such as <c>mnist</c>; null if it is absent.</summary>
    public static string? Folder(string name) =>
        Roots().Select(root => Path.Combine(root, name)).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_DATA") is { Length: > 0 } root)
        {
            yield return root;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "data");
        }
    }
}
