using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetGen;

/// <summary>
/// The header of an array file of numpy (NEP 1). The array has one or two dimensions of little-endian floats of four or eight bytes, in C order.
/// </summary>
/// <param name="Rows">The first dimension.</param>
/// <param name="Columns">The second dimension; 1 if there is none.</param>
/// <param name="Kind">The format of the values.</param>
/// <param name="Start">Offset of the first value in bytes.</param>
internal sealed partial record NpyArray(int Rows, int Columns, ValueKind Kind, long Start)
{
    /// <summary>Bytes before the text of a header of version 1. Later versions have two more.</summary>
    private const int Prefix = 10;

    /// <summary>Largest length of the text. No header of one or two dimensions is longer.</summary>
    private const int LongestText = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header of a file and checks that it fits the length of the file.</summary>
    /// <exception cref="NetGenFormatException">The file is not an array file of numpy, or its array is of another kind.</exception>
    public static NpyArray Read(DataFile file)
    {
        byte[] prefix = new byte[Prefix + 2];
        file.Read(prefix.AsSpan(0, (int)Math.Min(prefix.Length, file.Length)), 0);
        if (!prefix.AsSpan().StartsWith(Magic) || prefix[6] is 0 or > 3)
        {
            throw new NetGenFormatException($"{file.Path}: expected a .npy file of version 1 to 3, but found other bytes.");
        }

        bool isShort = prefix[6] == 1;
        long length = isShort ? BinaryPrimitives.ReadUInt16LittleEndian(prefix.AsSpan(8)) : BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8));
        long textStart = isShort ? Prefix : Prefix + 2;
        if (length > LongestText || textStart + length > file.Length)
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected a header of {length} bytes, but found a file of {file.Length}."));
        }

        byte[] bytes = new byte[length];
        file.Read(bytes, textStart);
        return Parse(file, Encoding.Latin1.GetString(bytes), textStart + length);
    }

    private static NpyArray Parse(DataFile file, string text, long start)
    {
        ValueKind kind = Field(file, text, TypeField(), "descr") switch
        {
            "<f4" => ValueKind.Single,
            "<f8" => ValueKind.Double,
            string other => throw new NetGenFormatException(
                $"{file.Path}: expected values of type '<f4' or '<f8', but found '{VisibleText.Of(other)}'; numpy's astype('<f4') converts them."),
        };
        if (!string.Equals(Field(file, text, OrderField(), "fortran_order"), "False", StringComparison.Ordinal))
        {
            throw new NetGenFormatException(
                $"{file.Path}: expected rows one after the other, but found fortran_order; numpy's ascontiguousarray puts them so.");
        }

        string shape = Field(file, text, ShapeField(), "shape");
        string[] sizes = shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        long columns = 1;
        if (sizes.Length is not (1 or 2)
            || !long.TryParse(sizes[0], NumberStyles.None, CultureInfo.InvariantCulture, out long rows)
            || (sizes.Length == 2 && (!long.TryParse(sizes[1], NumberStyles.None, CultureInfo.InvariantCulture, out columns) || columns < 1)))
        {
            throw new NetGenFormatException($"{file.Path}: expected an array of 1 or 2 dimensions, but found the shape ({VisibleText.Of(shape)}).");
        }

        if (rows > int.MaxValue || columns > int.MaxValue)
        {
            throw new NetGenFormatException(
                $"{file.Path}: expected at most 2^31 - 1 rows and as many values in a row, but found the shape ({VisibleText.Of(shape)}).");
        }

        int size = kind == ValueKind.Double ? sizeof(double) : sizeof(float);
        Int128 expected = start + ((Int128)rows * columns * size);
        return expected == file.Length
            ? new NpyArray((int)rows, (int)columns, kind, start)
            : throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected {expected} bytes for the shape ({VisibleText.Of(shape)}), but found {file.Length}."));
    }

    private static string Field(DataFile file, string text, Regex pattern, string name) =>
        pattern.Match(text) is { Success: true } match ? match.Groups["value"].Value : throw new NetGenFormatException(
            $"{file.Path}: expected a header with '{name}', but found none.");

    [GeneratedRegex("'descr'\\s*:\\s*'(?<value>[^']*)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TypeField();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(?<value>True|False)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OrderField();

    [GeneratedRegex("'shape'\\s*:\\s*\\((?<value>[^)]*)\\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShapeField();
}
