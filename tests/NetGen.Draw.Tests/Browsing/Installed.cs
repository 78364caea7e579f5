namespace NetGen.Draw.Tests.Browsing;

/// <summary>The browser of the system and the program that drives it.</summary>
internal static class Installed
{
    /// <summary>The browser; null if there is none.</summary>
    public static string? Chromium { get; } = Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>The driver; null if there is none.</summary>
    public static string? Driver { get; } = Find("chromedriver");

    /// <summary>What a skipped test says; null where the page is to be tried: publishing it takes long.</summary>
    public static string? Absent { get; } = LongTests.Skip ?? (Chromium is null || Driver is null
        ? "There is no chromium or no chromedriver on the path: install the packages chromium and chromium-driver to have the page tried in a browser."
        : null);

    private static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
