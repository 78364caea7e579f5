using System.Globalization;

namespace NetGen;

/// <summary>How cells are written: what means a missing one, and how numbers look.</summary>
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

    /// <summary>The number in a cell; false if there is none that a <see cref="float"/> can hold.</summary>
    public bool TryNumber(ReadOnlySpan<char> cell, out float number) => float.TryParse(cell, NumberStyles.Float, Numbers, out number) && float.IsFinite(number);

    /// <summary>The number in a cell, for an order of cells.</summary>
    public double NumberOrNaN(ReadOnlySpan<char> cell) => double.TryParse(cell, NumberStyles.Float, Numbers, out double number) ? number : double.NaN;

    /// <summary>The whole number in a cell, exactly.</summary>
    public bool TryWhole(ReadOnlySpan<char> cell, out Int128 number) =>
        Int128.TryParse(cell, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Numbers, out number);

    /// <summary>What to say about a cell that holds no number.</summary>
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
