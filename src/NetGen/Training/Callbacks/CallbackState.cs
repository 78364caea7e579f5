namespace NetGen;

/// <summary>Converts the state of a callback to bytes and back.</summary>
internal static class CallbackState
{
    /// <summary>Runs a function that writes, and returns the bytes it wrote.</summary>
    public static byte[] Write(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a state. All of its bytes must be used.</summary>
    /// <param name="callback">The callback that the state should belong to, for the message.</param>
    /// <param name="state">The bytes.</param>
    /// <param name="read">Reads what was written; called once.</param>
    /// <exception cref="NetGenFormatException">There are fewer or more bytes than the function reads.</exception>
    public static TState Read<TState>(string callback, ReadOnlySpan<byte> state, Func<BinaryReader, TState> read)
    {
        try
        {
            using var bytes = new MemoryStream(state.ToArray());
            using var reader = new BinaryReader(bytes);
            TState result = read(reader);
            return bytes.Position == bytes.Length
                ? result
                : throw new NetGenFormatException(
                    $"Expected the state of {callback}, but {bytes.Length - bytes.Position} of its {state.Length} bytes are too many.");
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new NetGenFormatException(
                $"Expected the state of {callback}, but its {state.Length} bytes hold something else, or end too early.", exception);
        }
    }

    /// <summary>Writes the number of values, then the values.</summary>
    public static void Write(this BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads what <see cref="Write(BinaryWriter, float[])"/> wrote.</summary>
    /// <exception cref="FormatException">The number of values is larger than the rest of the data.</exception>
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
