namespace NetGen;

/// <summary>The order of bytes in files of values, which are read and written as they are in memory.</summary>
internal static class ByteOrder
{
    /// <summary>Refuses a processor on which every value would be read with its bytes reversed.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor is big-endian.</exception>
    public static void RequireLittleEndian(string path)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException($"{path}: values of this file are little-endian, but this processor is big-endian.");
        }
    }
}
