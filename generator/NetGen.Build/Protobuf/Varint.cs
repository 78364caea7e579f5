using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>Whole numbers of one to ten bytes, seven bits in each, the lowest first.</summary>
internal static class Varint
{
    public const int Longest = 10;

    /// <summary>Reads a number.</summary>
    /// <param name="source">The file.</param>
    /// <param name="position">Where the number begins; where it ends.</param>
    /// <param name="end">It may not go beyond.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether there is a number that ends in time.</returns>
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
