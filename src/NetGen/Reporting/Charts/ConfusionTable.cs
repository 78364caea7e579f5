using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace NetGen;

/// <summary>A confusion matrix of a few classes as a table with shaded cells, for people and for screen readers.</summary>
internal static class ConfusionTable
{
    /// <summary>Names of this length or more are written vertically.</summary>
    private const int LongName = 4;

    public static string Html(ConfusionMatrix matrix, Func<int, string> nameOf)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        string upright = classes.Any(@class => nameOf(@class).Length >= LongName) ? " upright" : "";
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"""
            <div class="scroll" tabindex="0" role="group" aria-label="Confusion matrix"><table class="confusion{upright}">
            <caption>Confusion matrix: rows are, columns were taken for</caption>
            <thead><tr><td></td>
            """);
        foreach (int @class in classes)
        {
            table.Append(CultureInfo.InvariantCulture, $"""<th scope="col"><span>{Markup.Escape(nameOf(@class))}</span></th>""");
        }

        table.Append("</tr></thead>\n<tbody>");
        foreach (int actual in classes)
        {
            int rows = matrix.SupportOf(actual);
            table.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row">{Markup.Escape(nameOf(actual))}</th>""");
            foreach (int predicted in classes)
            {
                table.Append(Cell(matrix[actual, predicted], rows, actual == predicted));
            }

            table.Append("</tr>\n");
        }

        return table.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>The shade of a mistake is the square root of its share, so that rare mistakes are visible too: they are what readers look for.</summary>
    private static string Cell(int count, int rows, bool isRight)
    {
        if (count == 0)
        {
            return "<td class=\"none\">0</td>";
        }

        double share = (double)count / rows;
        double shade = isRight ? share : 0.2 + (0.8 * Math.Sqrt(share));
        return Invariant($"""<td class="{(isRight ? "right" : "mistaken")}" style="--v:{100 * shade:F0}%">{Figures.Count(count)}</td>""");
    }
}
