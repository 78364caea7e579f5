using System.Globalization;

namespace NetGen;

/// <summary>The format of cells: which texts mean a missing cell, and how numbers are written.</summary>
internal sealed class CellFormat
{
    private static readonly NumberFormatInfo s_point = NumberFormatInfo.InvariantInfo;
    private static readonly NumberFormatInfo s_comma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missingTexts;
    private readonly bool _decimalComma;

    public CellFormat(CsvOptions options)
    {
        _missingTexts = new HashSet<string>(options.MissingTexts, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _decimalComma = options.DecimalComma;
    }

    private NumberFormatInfo Numbers => _decimalComma ? s_comma : s_point;

    public bool IsMissing(ReadOnlySpan<char> cell) => _missingTexts.Contains(cell);

    /// <summary>Parses the number in a cell. Returns false if there is none that a <see cref="float"/> can represent.</summary>
    public bool TryNumber(ReadOnlySpan<char> cell, out float number) => float.TryParse(cell, NumberStyles.Float, Numbers, out number) && float.IsFinite(number);

    /// <summary>The number in a cell, for sorting; NaN if there is none.</summary>
    public double NumberOrNaN(ReadOnlySpan<char> cell) => double.TryParse(cell, NumberStyles.Float, Numbers, out double number) ? number : double.NaN;

    /// <summary>Parses the whole number in a cell exactly.</summary>
    public bool TryWhole(ReadOnlySpan<char> cell, out Int128 number) =>
        Int128.TryParse(cell, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Numbers, out number);

    /// <summary>The problem of a cell that does not contain a number.</summary>
    public CellProblem NoNumber(ReadOnlySpan<char> cell)
    {
        if (_decimalComma)
        {
            bool isPoint = cell.Contains('.') && !cell.Contains(',') && float.TryParse(cell, NumberStyles.Float, s_point, out _);
            string pointAdvice = $"; set {nameof(CsvOptions.DecimalComma)} to false if the decimal separator is a point";
            return new CellProblem("a number with a decimal comma", isPoint ? pointAdvice : "", IsNumber: true);
        }

        bool isComma = cell.Contains(',') && !cell.Contains('.') && float.TryParse(cell, NumberStyles.Float, s_comma, out _);
        string commaAdvice = $"; set {nameof(CsvOptions.DecimalComma)} to true if the decimal separator is a comma";
        return new CellProblem("a number", isComma ? commaAdvice : "", IsNumber: true);
    }
}
