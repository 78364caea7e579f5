namespace NetGen;

/// <summary>The frame of a report: one file that loads nothing and runs no script. Its Content-Security-Policy makes browsers enforce this.</summary>
internal static class ReportPage
{
    /// <summary>The whole page.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="sections">The sections in order.</param>
    public static string Html(string title, IReadOnlyList<ReportSection> sections)
    {
        string links = string.Join(' ', sections.Select(static section => $"""<a href="#{section.Id}">{Markup.Escape(section.Title)}</a>"""));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Markup.Escape(title)}</title>
            <link rel="icon" href="data:,">
            <style>
            {ReportStyle.Css}
            {Palette.Css()}
            </style>
            </head>
            <body>
            <header><h1>{Markup.Escape(title)}</h1><nav aria-label="Sections">{links}</nav></header>
            <main>
            {string.Join('\n', sections.Select(static section => section.Html()))}
            </main>
            <footer>Written by NetGen. This page is one file and loads nothing.</footer>
            </body>
            </html>

            """;
    }
}
