namespace NetGen;

/// <summary>The state of a callback as bytes, and back.</summary>
internal static class CallbackState
{
    /// <summary>The bytes that a writer was given.</summary>
    public static byte[] Write(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads all bytes.</summary>
    /// <param name="callback">Whose state it should be, for the message.</param>
    /// <param name="state">The bytes.</param>
    /// <param name="read">Reads what was written; called once.</param>
    /// <exception cref="NetGenFormatException">There are fewer or more.</exception>
    public static TState Read<TState>(string callback, ReadOnlySpan<byte> state, Func<BinaryReader, TState> read)
    {
        try
        {
            using var bytes = new MemoryStream(state.ToArray());
            using var reader = new BinaryReader(bytes);
            TState result = read(reader);
            return bytes.Position == bytes.Length
                ? result
                : throw new NetGenFormatException($"Expected the state of {callback}, but {bytes.Length - bytes.Position} of its {state.Length} bytes are too many.");
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new NetGenFormatException($"Expected the state of {callback}, but its {state.Length} bytes hold something else, or end too early.", exception);
        }
    }

    /// <summary>Values with their number before them.</summary>
    public static void Write(this BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>What <see cref="Write(BinaryWriter, float[])"/> wrote.</summary>
    /// <exception cref="FormatException">The number is more than is left.</exception>
    public static float[] ReadFloats(this BinaryReader reader)
    {
        int length = reader.ReadInt32();
        long left = (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(float);
        if (length < 0 || length > left)
        {
            throw new FormatException($"Expected at most {left} values, but found a length of {length}.");
        }

        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }
}
