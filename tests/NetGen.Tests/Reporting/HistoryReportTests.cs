using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Tests.Reporting;

/// <summary>Reports of histories alone: what is not known is left out, and no value of an epoch breaks the page.</summary>
public sealed partial class HistoryReportTests
{
    [Fact]
    public void NoEpochs_GiveAPageWithoutCurves()
    {
        string page = HistoryReport.Html(new History(), new ReportOptions());

        page.ShouldContain("id=\"summary\"");
        page.ShouldNotContain("id=\"curves\"");
        page.ShouldNotContain("id=\"epochs\"");
    }

    [Fact]
    public void Epochs_AreDrawnAndListed()
    {
        string page = PageOf(Epoch(1, 0.5), Epoch(2, 0.25));

        page.ShouldContain("<h3>Loss</h3>");
        page.ShouldContain("<h3>Learning rate</h3>");
        page.ShouldContain("All epochs");
        page.ShouldNotContain("<h3>Accuracy</h3>");
        page.ShouldNotContain("<h3>Gradient norms</h3>");
        page.ShouldNotContain("validation");
        page.ShouldNotContain("id=\"network\"");
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1e308, -1e308)]
    [InlineData(0, 0)]
    [InlineData(1e-320, 1e300)]
    [InlineData(5, 5)]
    public void AnyLoss_GivesSoundDrawings(double first, double second)
    {
        RequireSoundDrawings(PageOf(Epoch(1, first), Epoch(2, second), Epoch(3, first)));
        RequireSoundDrawings(PageOf(Epoch(1, first)));
    }

    [Fact]
    public void LossesThatAreAllNaN_LeaveTheirChartOut() => PageOf(Epoch(1, double.NaN), Epoch(2, double.NaN)).ShouldNotContain("<h3>Loss</h3>");

    [Fact]
    public void ThousandEpochs_StaySmall()
    {
        EpochRecord[] epochs = [.. Enumerable.Range(1, 1000)
            .Select(static i => Epoch(i, 2.0 / i) with { Accuracy = 1 - (0.5 / i), ValidationLoss = 2.5 / i, ValidationAccuracy = 1 - (0.6 / i) })];

        string page = PageOf(epochs);

        RequireSoundDrawings(page);
        page.Length.ShouldBeLessThan(250_000);
        page.ShouldContain("100 of 1,000 epochs");
    }

    [Fact]
    public void LossOverDecades_GetsALogarithmicAxis() => PageOf(Epoch(1, 1), Epoch(2, 0.001)).ShouldContain("(logarithmic)");

    [Fact]
    public void Values_AreInTheTextOfTheDrawing() =>
        PageOf(Epoch(1, 0.5), Epoch(2, 0.25)).ShouldContain("aria-label=\"Loss by epoch. training: from 0.5 to 0.25, between 0.25 and 0.5.\"");

    [Fact]
    public void BestEpoch_IsThatOfTheLowestValidationLoss()
    {
        string page =
            PageOf(Epoch(1, 0.5) with { ValidationLoss = 0.6 }, Epoch(2, 0.4) with { ValidationLoss = 0.3 }, Epoch(3, 0.1) with { ValidationLoss = 0.9 });

        page.ShouldContain("best epoch, 2");
        page.ShouldContain("validation loss 0.3<");
    }

    [Fact]
    public void GradientNorms_AreThoseOfTheWeights()
    {
        EpochRecord[] epochs = [Epoch(1, 0.5) with { Health = Health(0.5) }, Epoch(2, 0.4), Epoch(3, 0.3) with { Health = Health(0.25) }];

        string page = PageOf(epochs);

        page.ShouldContain("<h3>Gradient norms</h3>");
        page.ShouldContain("0.weight: from 0.5 to 0.25");
        page.ShouldNotContain("0.bias: from");
        page.ShouldContain("id=\"health\"");
    }

    [Fact]
    public void Warnings_AreFindings()
    {
        var history = new History();
        history.Warn("The checkpoint <a> & the one before it");
        history.Add(Epoch(1, 1) with { Health = Health(1) with { Warnings = ["Relu1: 3 of 4 units are dead."] } });

        string page = HistoryReport.Html(history, new ReportOptions());

        page.ShouldContain("id=\"findings\"");
        page.ShouldContain("The checkpoint &lt;a&gt; &amp; the one before it");
        page.ShouldContain("Epoch 1. Relu1: 3 of 4 units are dead.");
    }

    /// <summary>What is well is not marked as what is wrong.</summary>
    [Fact]
    public void HealthyTraining_IsMarkedAsGood()
    {
        var history = new History { BaselineLoss = 1 };
        foreach (EpochRecord epoch in (EpochRecord[])
        [
            Epoch(1, 0.8), Epoch(2, 0.4), Epoch(3, 0.2), Epoch(4, 0.1), Epoch(5, 0.05), Epoch(6, 0.04), Epoch(7, 0.035)
        ])
        {
            history.Add(epoch);
        }

        string page = HistoryReport.Html(history, new ReportOptions());
        page.ShouldContain("<li class=\"good\">The training loss went from 0.8 to ");
        page.ShouldContain("is the median of the last three epochs");
        history.Warn("a warning");
        HistoryReport.Html(history, new ReportOptions()).ShouldContain("<li>a warning");
    }

    [Fact]
    public void DivergedTraining_IsReportedAsDiverged()
    {
        var history = new History { StopReason = StopReason.Diverged };
        history.Add(Epoch(1, 1));

        HistoryReport.Html(history, new ReportOptions()).ShouldContain("The training diverged after 1 epoch with finite losses.");
    }

    [Fact]
    public void Title_IsEscaped()
    {
        string page = HistoryReport.Html(new History(), new ReportOptions { Title = "</title><script>alert('\"')</script>" });

        page.ShouldNotContain("<script");
        page.ShouldContain("<h1>&lt;/title&gt;&lt;script&gt;alert(&#39;&quot;&#39;)&lt;/script&gt;</h1>");
    }

    [Fact]
    public void Page_LoadsAndRunsNothing()
    {
        string page = PageOf(Epoch(1, 0.5), Epoch(2, 0.25));

        page.ShouldContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
        Address()
            .Matches(page)
            .Select(static match => match.Groups[1].Value)
            .ShouldAllBe(static address => address.StartsWith('#') || address.StartsWith("data:", StringComparison.Ordinal));
        page.ShouldNotContain("url(");
        page.ShouldNotContain("@import");
    }

    [Fact]
    public void OtherLanguage_ChangesNothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = PageOf(Epoch(1, 1234.5), Epoch(2, 0.25));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            PageOf(Epoch(1, 1234.5), Epoch(2, 0.25)).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void SameHistory_GivesTheSameBytesInOnePiece()
    {
        using var folder = new TemporaryFolder();
        History history = HistoryOf(Epoch(1, 0.5), Epoch(2, 0.25));

        history.SaveReport(folder.File("a.html"));
        history.SaveReport(folder.File("b.html"));
        history.SaveReport(folder.File("b.html"));

        File.ReadAllBytes(folder.File("b.html")).ShouldBe(File.ReadAllBytes(folder.File("a.html")));
        folder.Names().ShouldBe(["a.html", "b.html"]);
    }

    [Fact]
    public void MissingFolder_IsNamed()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<DirectoryNotFoundException>(() => new History().SaveReport(folder.File("no/report.html"))).Message.ShouldContain(folder.File("no"));
    }

    [Fact]
    public void TestSetWithoutTraining_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Should.Throw<ArgumentException>(
            () => new History().SaveReport(folder.File("report.html"), new ReportOptions { Test = new Dataset([1], 1, [1], 1) })).Message.ShouldContain("Fit");
        folder.Names().ShouldBeEmpty();
    }

    private static EpochRecord Epoch(int number, double loss) =>
        new() { Epoch = number, Loss = loss, LearningRate = 0.001f, Duration = TimeSpan.FromSeconds(0.5) };

    private static TrainingHealth Health(double gradient) => new()
    {
        SampleCount = 8,
        Layers = [new LayerHealth("Relu1", 0.5, 4, 1)],
        Tensors = [new TensorHealth("0.weight", 1, gradient), new TensorHealth("0.bias", 1, gradient)],
        GradientRatio = 1,
    };

    private static History HistoryOf(params ReadOnlySpan<EpochRecord> epochs)
    {
        var history = new History();
        foreach (EpochRecord epoch in epochs)
        {
            history.Add(epoch);
        }

        return history;
    }

    private static string PageOf(params ReadOnlySpan<EpochRecord> epochs) => HistoryReport.Html(HistoryOf(epochs), new ReportOptions());

    /// <summary>Well-formed, named for those who cannot see them, and every coordinate a plain number inside or next to the drawing.</summary>
    private static void RequireSoundDrawings(string page)
    {
        foreach (Match match in Drawing().Matches(page))
        {
            XElement drawing = XElement.Parse(match.Value);
            ((string?)drawing.Attribute("aria-label")).ShouldNotBeNullOrWhiteSpace();
            string[] coordinates =
            [
                .. from attribute in drawing.Descendants().Attributes()
                   where attribute.Name.LocalName is "d" or "x" or "y" or "cx" or "cy" or "width" or "height"
                   select attribute.Value,
            ];
            coordinates.ShouldNotBeEmpty();
            coordinates.ShouldAllBe(static value => Coordinates().IsMatch(value));
        }
    }

    [GeneratedRegex("<svg class=\"plot\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("^(?:[MLHVhvm]?-?[0-9]{1,3}(?:\\.[0-9])?[ ]?)*$")]
    private static partial Regex Coordinates();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
