using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NetGen.Draw.Tests.Browsing;

/// <summary>The page as it is published, handed out by a server, with browsers to look at it: made once for all tests.</summary>
public sealed class PublishedPage : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);

    private readonly TemporaryFolder _folder = new();
    private PageServer? _server;

    /// <summary>Where the page is; published at the first call.</summary>
    internal PageServer Server => _server ??= Publish();

    /// <summary>The browsers to look at it with.</summary>
    internal Browsers Browsers { get; } = new();

    public void Dispose()
    {
        Browsers.Dispose();
        _server?.Dispose();
        _folder.Dispose();
    }

    private PageServer Publish([CallerFilePath] string thisFile = "")
    {
        string sample = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../samples/Draw"));
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList = { "publish", sample, "-c", "Release", "-o", _folder.Root, "-p:CompressionEnabled=false" },
            },
        };
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The page was not published within {s_patience}: {output.Result}");
        }

        process.ExitCode.ShouldBe(0, output.Result + errors.Result);
        return new PageServer(Path.Combine(_folder.Root, "wwwroot"));
    }
}
