using System.Text;

namespace NetGen;

/// <summary>The report of a training as an HTML page: its sections and their order.</summary>
internal static class HistoryReport
{
    /// <summary>Each function returns null if it has nothing to show. The sections do not depend on each other.</summary>
    private static readonly Func<ReportSubject, ReportSection?>[] s_sections =
    [
        SummarySection.Of,
        FindingsSection.Of,
        CurvesSection.Of,
        ClassesSection.Of,
        RegressionSection.Of,
        MistakesSection.Of,
        BoundarySection.Of,
        WeightsSection.Of,
        FiltersSection.Of,
        FeaturesSection.Of,
        HealthSection.Of,
        NetworkSection.Of,
        EpochsSection.Of,
    ];

    /// <summary>Writes the page.</summary>
    public static void Write(string path, History history, ReportOptions options)
    {
        AtomicFile.RequireFolder(path, "The report");
        byte[] page = Encoding.UTF8.GetBytes(Html(history, options));
        AtomicFile.Write(path, [page]);
    }

    /// <summary>The page.</summary>
    public static string Html(History history, ReportOptions options)
    {
        ReportSubject subject = ReportSubject.Of(history, options);
        ReportSection[] sections = [.. s_sections.Select(section => section(subject)).OfType<ReportSection>()];
        return ReportPage.Html(subject.Title, sections);
    }
}
