namespace NetGen;

/// <summary>Something that people should know of the training.</summary>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What might be done; null where there is nothing to advise.</param>
internal sealed record Finding(string Text, string? Advice = null);

/// <summary>What was found in words: warnings of the training, and of the monitor that looked at the network last.</summary>
internal static class FindingsSection
{
    public static ReportSection? Of(ReportSubject subject)
    {
        Finding[] findings = [.. FindingsIn(subject.History)];
        return findings.Length == 0 ? null : new ReportSection("findings", "Worth knowing", $"""<ul class="findings">{string.Concat(findings.Select(Item))}</ul>""");
    }

    /// <summary>The one place that decides which findings a report shows.</summary>
    private static IEnumerable<Finding> FindingsIn(History history)
    {
        foreach (string warning in history.Warnings)
        {
            yield return new Finding(warning);
        }

        EpochRecord? looked = history.Epochs.LastOrDefault(static epoch => epoch.Health is not null);
        foreach (string warning in looked?.Health!.Warnings ?? [])
        {
            yield return new Finding($"Epoch {Figures.Count(looked!.Epoch)}. {warning}");
        }
    }

    private static string Item(Finding finding) => $"<li>{Markup.Escape(finding.Text)}{(finding.Advice is { } advice ? $"<p>{Markup.Escape(advice)}</p>" : "")}</li>";
}
