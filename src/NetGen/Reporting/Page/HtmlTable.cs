using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>An HTML table with headers. Cells are plain text, which is escaped here.</summary>
/// <param name="caption">The caption.</param>
/// <param name="headers">One per column. The first column contains the names of the rows.</param>
internal sealed class HtmlTable(string caption, params ReadOnlySpan<string> headers)
{
    private readonly string[] _headers = headers.ToArray();
    private readonly StringBuilder _rows = new();

    /// <summary>Adds a row.</summary>
    /// <param name="cells">As many as there are headers.</param>
    public void Add(params ReadOnlySpan<string> cells)
    {
        _rows.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row">{Markup.Escape(cells[0])}</th>""");
        foreach (string cell in cells[1..])
        {
            _rows.Append("<td>").Append(Markup.Escape(cell)).Append("</td>");
        }

        _rows.Append("</tr>\n");
    }

    /// <summary>The table, in a frame that scrolls if the page is too narrow.</summary>
    public string Html()
    {
        string names = string.Concat(_headers.Select(static header => $"""<th scope="col">{Markup.Escape(header)}</th>"""));
        return $"""
            <div class="scroll" tabindex="0" role="group" aria-label="{Markup.Escape(caption)}"><table><caption>{Markup.Escape(caption)}</caption>
            <thead><tr>{names}</tr></thead>
            <tbody>{_rows}</tbody></table></div>
            """;
    }
}
