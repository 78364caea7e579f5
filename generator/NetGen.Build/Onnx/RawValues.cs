using NetGen.Build.Files;

namespace NetGen.Build.Onnx;

/// <summary>Values stored as bytes, in the model file or next to it. The reader has checked that the bytes exist.</summary>
/// <param name="name">The tensor, for errors.</param>
/// <param name="type">The type of the elements.</param>
/// <param name="count">Number of values.</param>
/// <param name="source">The file.</param>
/// <param name="start">The position of the first value in it.</param>
internal sealed class RawValues(string name, ElementType type, int count, ByteSource source, long start) : ITensorContent
{
    private const int ChunkBytes = 64 * 1024;

    private delegate void Chunk(byte[] bytes, int first, int count);

    public float[] Floats()
    {
        float[] values = new float[count];
        int size = ElementTypes.SizeOf(type);
        ForEachChunk((bytes, first, length) =>
        {
            if (type == ElementType.Float)
            {
                LittleEndian.CopySingles(bytes, values, first, length);
                return;
            }

            for (int i = 0; i < length; i++)
            {
                values[first + i] = (float)ElementTypes.ToNumber(type, bytes, i * size);
            }
        });
        return values;
    }

    public long[] Integers()
    {
        long[] values = new long[count];
        int size = ElementTypes.SizeOf(type);
        ForEachChunk((bytes, first, length) =>
        {
            for (int i = 0; i < length; i++)
            {
                values[first + i] = ElementTypes.IsWhole(type)
                    ? ElementTypes.ToInteger(type, bytes, i * size)
                    : Whole.Of(ElementTypes.ToNumber(type, bytes, i * size), name);
            }
        });
        return values;
    }

    public string[] Texts() => throw new ModelFormatException($"Expected texts in tensor '{name}', but found {type}.");

    private void ForEachChunk(Chunk take)
    {
        int size = ElementTypes.SizeOf(type);
        int most = Math.Min(count, ChunkBytes / size);
        byte[] bytes = new byte[most * size];
        for (int first = 0; first < count; first += most)
        {
            int length = Math.Min(most, count - first);
            source.Read(start + ((long)first * size), bytes, length * size);
            take(bytes, first, length);
        }
    }
}
