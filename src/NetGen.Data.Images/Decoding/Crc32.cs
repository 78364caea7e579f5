namespace NetGen;

/// <summary>The checksum of PNG chunks.</summary>
/// <remarks>W3C, "Portable Network Graphics (PNG) Specification", annex D: polynomial EDB88320, from the lowest bit.</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(static value => Shifted((uint)value))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint[] table = s_table;
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Shifted(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}
