namespace NetGen;

/// <summary>
/// The findings about the training in words: what its curves show with advice, its warnings, and the warnings of the last reading of a monitor.
/// </summary>
internal static class FindingsSection
{
    public static ReportSection? Of(ReportSubject subject)
    {
        Note[] notes = [.. NotesOn(subject.History)];
        return notes.Length == 0 ? null : new ReportSection(
            "findings", "Worth knowing", $"""<ul class="findings">{string.Concat(notes.Select(Item))}</ul>{Explanation(subject.History)}""");
    }

    private static IEnumerable<Note> NotesOn(History history)
    {
        foreach (Finding finding in history.Diagnose().Findings)
        {
            yield return new Note(finding.Sentence, finding.Advice.Length == 0 ? null : $"Try: {finding.Advice}", IsGood: finding.Kind == FindingKind.Healthy);
        }

        foreach (string warning in history.Warnings)
        {
            yield return new Note(warning);
        }

        EpochRecord? looked = history.Epochs.LastOrDefault(static epoch => epoch.Health is not null);
        foreach (string warning in looked?.Health!.Warnings ?? [])
        {
            yield return new Note($"Epoch {Figures.Count(looked!.Epoch)}. {warning}");
        }
    }

    /// <summary>Explains that findings use medians, because the rest of the page shows the losses of single epochs.</summary>
    private static string Explanation(History history) => history.Diagnose().Findings.IsEmpty || history.Epochs.Count < Diagnosis.FewestEpochs
        ? ""
        : """<p class="note">In these sentences a loss at the end is the median of the last three epochs, so that one unusual epoch does not decide. """
            + "Figures and tables show the losses of single epochs.</p>";

    private static string Item(Note note) =>
        $"<li{(note.IsGood ? " class=\"good\"" : "")}>{Markup.Escape(note.Text)}{(note.Advice is { } advice ? $"<p>{Markup.Escape(advice)}</p>" : "")}</li>";

    private readonly record struct Note(string Text, string? Advice = null, bool IsGood = false);
}
