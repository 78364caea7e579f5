using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Floats in a file: little-endian, and computed when they are written.</summary>
/// <param name="length">Number of values.</param>
/// <param name="values">Returns the values.</param>
internal sealed class OnnxFloats(int length, Func<ReadOnlyMemory<float>> values) : IFileContent
{
    private const int Chunk = 4096;

    /// <inheritdoc/>
    public long Length => (long)length * sizeof(float);

    /// <inheritdoc/>
    public void WriteTo(Stream stream)
    {
        ReadOnlySpan<float> all = values().Span;
        if (BitConverter.IsLittleEndian)
        {
            for (; !all.IsEmpty; all = all[Math.Min(all.Length, 1 << 24)..])
            {
                stream.Write(MemoryMarshal.AsBytes(all[..Math.Min(all.Length, 1 << 24)]));
            }

            return;
        }

        byte[] bytes = new byte[Chunk * sizeof(float)];
        for (; !all.IsEmpty; all = all[Math.Min(all.Length, Chunk)..])
        {
            int count = Math.Min(all.Length, Chunk);
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), all[i]);
            }

            stream.Write(bytes, 0, count * sizeof(float));
        }
    }
}

/// <summary>64-bit integers in a file.</summary>
internal sealed class OnnxInts(long[] values) : IFileContent
{
    /// <inheritdoc/>
    public long Length => (long)values.Length * sizeof(long);

    /// <inheritdoc/>
    public void WriteTo(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
