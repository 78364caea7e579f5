using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NetGen.Tests;

namespace NetGen.Integration.Tests.Reporting;

/// <summary>The report as a browser shows it: on a desk and on a phone, light and dark.</summary>
public sealed class BrowserTests
{
    private const string Policy = "default-src 'none';";

    private static readonly Dictionary<string, Func<string>> s_pages = new(StringComparer.Ordinal)
    {
        ["image"] = static () => HistoryReport.Html(
            ReportSectionsTests.TrainedTiles().History,
            new ReportOptions { Title = "Tiles", ClassNames = ["a teapot of unusual length", "cup", "Untertassenuntersetzer"] }),
        ["plane"] = static () =>
            HistoryReport.Html(new PlaneClassesNet(seed: 1).Fit(Samples.Classes(80, 2, 3), new FitOptions { Epochs = 3 }), new ReportOptions()),
        ["regression"] = static () =>
            HistoryReport.Html(new PlaneNet(seed: 1).Fit(Samples.Values(40, 2, 1), new FitOptions { Epochs = 3 }), new ReportOptions()),
        ["long"] = static () => HistoryReport.Html(
            new SoftmaxNet(seed: 1).Fit(Samples.Classes(30, 3, 3), new FitOptions { Epochs = 700, Validation = Samples.Classes(30, 3, 3, seed: 4) }),
            new ReportOptions { Title = new string('x', 300) }),
    };

    [SkippableTheory]
    [InlineData("image", 1280, false)]
    [InlineData("image", 1280, true)]
    [InlineData("image", 360, false)]
    [InlineData("image", 360, true)]
    [InlineData("plane", 1280, true)]
    [InlineData("plane", 360, false)]
    [InlineData("regression", 1280, false)]
    [InlineData("regression", 360, true)]
    [InlineData("long", 360, false)]
    public void Page_FitsItsWindowReadsWellAndLoadsNothing(string name, int width, bool isDark)
    {
        Skip.If(Chromium.Program is null, Chromium.Absent);
        using var folder = new TemporaryFolder();
        string page = s_pages[name]();
        page.ShouldContain(Policy);
        File.WriteAllText(folder.File("report.html"), page);
        File.WriteAllText(folder.File("measured.html"), page
            .Replace(Policy, $"{Policy} script-src 'unsafe-inline';", StringComparison.Ordinal)
            .Replace(
                "<style>", $"<script>{File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "measure.js"))}</script><style>",
                StringComparison.Ordinal));

        File.WriteAllText(folder.File("frame.html"), FrameOf("measured.html", width));

        (string shown, string[] console) = Chromium.Open(folder.File("frame.html"), folder.File("profile"), isDark);

        console.ShouldBeEmpty();
        JsonElement measured = MeasuredIn(shown);
        measured.GetProperty("troubles").EnumerateArray().Select(static trouble => trouble.GetString()).ShouldBeEmpty();
        measured.GetProperty("width").GetInt32().ShouldBe(width);
        measured.GetProperty("dark").GetBoolean().ShouldBe(isDark);
        measured.GetProperty("texts").GetInt32().ShouldBeGreaterThan(50);
    }

    [SkippableFact]
    public void PageAsItIsWritten_LeavesTheConsoleSilent()
    {
        Skip.If(Chromium.Program is null, Chromium.Absent);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("report.html"), s_pages["image"]());

        (string shown, string[] console) = Chromium.Open(folder.File("report.html"), folder.File("profile"), isDark: false);

        console.ShouldBeEmpty();
        shown.ShouldContain("id=\"weights\"");
    }

    /// <summary>A window is at least 500 pixels wide; a frame in it may be as narrow as a phone. What the page in it says is written down.</summary>
    private static string FrameOf(string page, int width) => $$"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"></head>
        <body><iframe src="{{page}}" style="border: 0; width: {{width}}px; height: 900px"></iframe><pre id="measured"></pre>
        <script>addEventListener('message', event => { document.getElementById('measured').textContent = event.data; });</script></body></html>
        """;

    private static JsonElement MeasuredIn(string page)
    {
        const string Start = "<pre id=\"measured\">";
        page.ShouldContain(Start);
        string text = page[(page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..];
        using JsonDocument document = JsonDocument.Parse(WebUtility.HtmlDecode(text[..text.IndexOf("</pre>", StringComparison.Ordinal)]));
        return document.RootElement.Clone();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
