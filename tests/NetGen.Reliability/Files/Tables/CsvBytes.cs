using System.Text;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Tables;

/// <summary>Mutants of delimited text: cells, quotes, separators, line ends, columns, and encodings.</summary>
internal static class CsvBytes
{
    private const double BytesAloneProbability = 0.15, HugeProbability = 0.0005;

    private static readonly string[] s_cells =
    [
        "", " ", "?", "NA", "NaN", "nan", "Infinity", "-Infinity", "1e999", "-1e39", "1e-50", "0x10", "1,5", "1.5", "1.000,5", "1 000", "+1", "-0", "00012",
        "340282346638528859811704183484516925440", "16777217", "9223372036854775808", "1_000", "½", "١٢", "\0", "\u00A0", "\u200B1", "\uFEFF", "\uFFFF", "é",
        "red", "blue", "green", "yes", "no", "\"", "\"\"", "\"a\"b", "a\"b", "\"red", "\"a,b\"", "\"a\nb\"", "#", "#red", "=1+1", "\ud83d\ude00", "2024-01-31",
    ];

    private static readonly Encoding[] s_encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    private static readonly byte[][] s_marks = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]];

    /// <summary>A table of two numbers, a colour and an answer.</summary>
    public static byte[] Sound(char separator = ',') => Encoding.UTF8.GetBytes(string.Join('\n', Rows().Select(row => string.Join(separator, row))));

    public static byte[] Mutant(char separator, Chance chance)
    {
        if (chance.Happens(BytesAloneProbability))
        {
            return ByteMutant.Of(Sound(separator), chance);
        }

        List<List<string>> rows = Rows();
        rows[1 + chance.Below(4)][chance.Below(2)] = chance.Below(1000).ToString(CultureInfo.InvariantCulture);
        for (int lies = chance.Of((int[])[0, 0, 1, 1, 2, 3]); lies > 0; lies--)
        {
            Lie(rows, chance);
        }

        string end = chance.Happens(0.9) ? "\n" : chance.Of((string[])["\r\n", "\r", "\n\n", "\n\r", "\u2028", ",\n", "\"\n"]);
        string text = string.Join(end, rows.Select(row => string.Join(separator, row))) + (chance.Happens(0.5) ? end : "");
        byte[] file = (chance.Happens(0.95) ? Encoding.UTF8 : chance.Of(s_encodings)).GetBytes(text);
        byte[] marked = chance.Happens(0.95) ? file : [.. chance.Of(s_marks), .. file];
        return chance.Happens(0.9) ? marked : ByteMutant.Of(marked, chance);
    }

    private static List<List<string>> Rows() =>
    [
        ["width", "height", "colour", "answer"],
        ["1.5", "2", "red", "yes"], ["-3", "40", "blue", "no"], ["0.25", "6e2", "red", "no"], ["7", "8", "green", "yes"],
    ];

    private static void Lie(List<List<string>> rows, Chance chance)
    {
        List<string> row = chance.Of(rows);
        int at = chance.Below(Math.Max(1, row.Count));
        if (row.Count == 0)
        {
            row.Add(chance.Of(s_cells));
            return;
        }

        switch (chance.Below(9))
        {
            case 0 or 1 or 2:
                row[at] = chance.Of(s_cells);
                break;
            case 3:
                row.RemoveAt(at);
                break;
            case 4:
                row.Insert(at, chance.Of(s_cells));
                break;
            case 5:
                rows.Insert(chance.Below(rows.Count + 1), [.. row]);
                break;
            case 6:
                rows.RemoveAt(chance.Below(rows.Count));
                rows.Add(row);
                break;
            case 7:
                row[at] = chance.Of(rows[0].Count > 0 ? rows[0] : row);
                break;
            default:
                Lengthen(rows, row, at, chance);
                break;
        }
    }

    /// <summary>A long cell, a line of many cells, or many lines.</summary>
    private static void Lengthen(List<List<string>> rows, List<string> row, int at, Chance chance)
    {
        bool isHuge = chance.Happens(HugeProbability * 10);
        switch (chance.Below(4))
        {
            case 0:
                row[at] = string.Concat(Enumerable.Repeat(chance.Of(s_cells), isHuge ? 20_000 : 30));
                break;
            case 1:
                row.AddRange(Enumerable.Repeat(chance.Of(s_cells), isHuge ? 5_000 : 20));
                break;
            case 2:
                // Every line has another class and another category.
                rows.AddRange(Enumerable.Range(0, isHuge ? 300 : 10).Select(static i => new List<string> { $"{i}", "1", $"c{i}", $"t{i}" }));
                break;
            default:
                string name = string.Concat(Enumerable.Repeat("colour", isHuge ? 500 : 5));
                rows.ForEach(each => each.Insert(Math.Min(2, each.Count), each == rows[0] ? name : "1"));
                break;
        }
    }
}
