using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Consecutive values of a file, row after row.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Offset of the first value in bytes.</param>
/// <param name="columns">Values in a row.</param>
/// <param name="kind">The format of the values.</param>
internal sealed class ValueBlock(DataFile file, long start, int columns, ValueKind kind)
{
    /// <summary>Number of eight-byte values that are converted at a time.</summary>
    private const int Piece = 1024;

    /// <summary>Reads whole rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="values">Receives the values of the rows.</param>
    public void Read(int first, Span<float> values)
    {
        long index = (long)first * columns;
        switch (kind)
        {
            case ValueKind.Single:
                file.Read(MemoryMarshal.AsBytes(values), start + (index * sizeof(float)));
                break;
            case ValueKind.Double:
                ReadDoubles(index, values);
                break;
            default:
                ReadBytes(index, values);
                break;
        }
    }

    private void ReadDoubles(long index, Span<float> values)
    {
        Span<double> piece = stackalloc double[Piece];
        while (!values.IsEmpty)
        {
            Span<double> numbers = piece[..Math.Min(Piece, values.Length)];
            file.Read(MemoryMarshal.AsBytes(numbers), start + (index * sizeof(double)));
            for (int i = 0; i < numbers.Length; i++)
            {
                values[i] = (float)numbers[i];
            }

            index += numbers.Length;
            values = values[numbers.Length..];
        }
    }

    private void ReadBytes(long index, Span<float> values)
    {
        // The bytes are read into the end of the destination. They are converted from the start, so no byte is overwritten before it is converted.
        Span<byte> bytes = MemoryMarshal.AsBytes(values)[(3 * values.Length)..];
        file.Read(bytes, start + index);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i] / 255f;
        }
    }
}
