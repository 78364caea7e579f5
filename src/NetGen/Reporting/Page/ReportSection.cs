namespace NetGen;

/// <summary>A part of a report.</summary>
/// <param name="Id">The target of links.</param>
/// <param name="Title">Its heading, plain text.</param>
/// <param name="Body">Its content as HTML.</param>
internal sealed record ReportSection(string Id, string Title, string Body)
{
    public string Html() => $"""
        <section id="{Id}"><h2>{Markup.Escape(Title)}</h2>
        {Body}
        </section>
        """;
}
