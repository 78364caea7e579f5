using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>Integers of one to ten bytes, with seven bits in each byte, the lowest first.</summary>
internal static class Varint
{
    public const int Longest = 10;

    /// <summary>Reads a number.</summary>
    /// <param name="source">The file.</param>
    /// <param name="position">The position of the number; afterwards the position after it.</param>
    /// <param name="end">The number must end before this position.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether there is a complete number.</returns>
    public static bool TryRead(ByteSource source, ref long position, long end, out ulong value)
    {
        value = 0;
        for (int i = 0; i < Longest && position < end; i++)
        {
            byte next = source[position++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
