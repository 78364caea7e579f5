using System.Diagnostics;

namespace NetGen.Integration.Tests.Reporting;

/// <summary>A real browser, if the system has one.</summary>
internal static class Chromium
{
    /// <summary>What a skipped test says.</summary>
    public const string Absent = "There is no chromium on the path: install the package chromium to have the report's page looked at by a browser.";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The program; null if there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => (string[])
        [
            Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")
        ])
        .FirstOrDefault(File.Exists);

    /// <summary>Opens a page in a theme, and gives the page as it is after its scripts, and what the browser's console said.</summary>
    public static (string Page, string[] Console) Open(string page, string profile, bool isDark)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Program!)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
                    "--hide-scrollbars",
                    "--enable-logging=stderr", $"--user-data-dir={profile}", "--window-size=1400,1000",
                    $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
                    "--virtual-time-budget=2000", "--dump-dom", new Uri(page).AbsoluteUri,
                },
            },
        };
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The browser did not show {page} within {s_patience}.");
        }

        return (output.Result, [.. errors.Result.Split('\n').Where(static line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }
}
