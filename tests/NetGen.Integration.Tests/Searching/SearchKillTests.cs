using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace NetGen.Integration.Tests.Searching;

/// <summary>A search on real data that is killed twice ends with exactly the declared trials and the best of an undisturbed one.</summary>
/// <remarks>NETGEN_SEARCH_ROWS and NETGEN_SEARCH_EPOCHS make it larger.</remarks>
public sealed class SearchKillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task SearchKilledTwice_GivesTheResultOfAnUninterruptedSearch()
    {
        Skip.If(TestData.Folder("mnist") is null, TestData.Absent);
        int rows = Setting("NETGEN_SEARCH_ROWS", 600), epochs = Setting("NETGEN_SEARCH_EPOCHS", 9);
        string undisturbed = _folder.File("undisturbed"), killed = _folder.File("killed"), sweep = _folder.File("sweep");
        SearchResult expected = DigitSearch.Run(rows, epochs, parallel: 1, folder: "", undisturbed, TextWriter.Null);
        int inAll = expected.Trials.Sum(static trial => trial.Epochs.Count), trained = 0;
        foreach (int share in new[] { 4, 2 })
        {
            using Process search = Start(rows, epochs, sweep, killed, lastEpoch: inAll / share);
            trained += await EpochsUntil(search, inAll / share);
            search.HasExited.ShouldBeFalse();
            search.Kill();
            await search.WaitForExitAsync();
            output.WriteLine($"Killed after {trained} of {inAll} epochs: {Directory.GetFiles(sweep, "trial-*.json").Length} trials have a file.");
        }

        File.Exists(killed).ShouldBeFalse();
        using Process last = Start(rows, epochs, sweep, killed, lastEpoch: int.MaxValue);
        trained += await EpochsUntil(last, int.MaxValue);
        await last.WaitForExitAsync();
        last.ExitCode.ShouldBe(0);

        (await File.ReadAllLinesAsync(killed)).ShouldBe(await File.ReadAllLinesAsync(undisturbed));
        expected.Trials.Select(static trial => trial.Trial.ToString())
            .ShouldBe(DigitSearch.Space(null!, epochs).Trials(new RandomSearch(DigitSearch.Trials), seed: 1).Select(static trial => trial.ToString()));
        expected.Trials.Length.ShouldBe(DigitSearch.Trials);
        output.WriteLine(await File.ReadAllTextAsync(killed + ".txt"));

        // A kill costs what was in training at that moment, an epoch of each trial or two, and nothing that was finished.
        trained.ShouldBeInRange(inAll, inAll + (2 * 2 * 2));
        Directory.GetFiles(sweep)
            .Select(static file => Path.GetFileName(file))
            .Where(static name => !name.EndsWith(".safetensors", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["search.json", "search.lock", .. Enumerable.Range(1, DigitSearch.Trials).Select(static number => $"trial-{number:0000}.json")]);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;

    /// <summary>Reads along until so many epochs have been trained, or to the end.</summary>
    private static async Task<int> EpochsUntil(Process search, int epochs)
    {
        int trained = 0;
        while (trained < epochs && await search.StandardOutput.ReadLineAsync() is { } line)
        {
            trained += line == DigitSearch.EpochTrained ? 1 : 0;
        }

        return trained;
    }

    private static Process Start(int rows, int epochs, string folder, string result, int lastEpoch) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        [typeof(SearchKillTests).Assembly.Location, "search", Text(rows), Text(epochs), folder, result, Text(lastEpoch)])
        { RedirectStandardOutput = true, UseShellExecute = false })!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
