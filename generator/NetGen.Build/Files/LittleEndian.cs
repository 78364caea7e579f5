using System.Runtime.InteropServices;

namespace NetGen.Build.Files;

/// <summary>Little-endian numbers, as in model files, on a machine of either byte order.</summary>
internal static class LittleEndian
{
    public static float Single(byte[] bytes, int at) => FromBits(UInt32(bytes, at));

    public static double Double(byte[] bytes, int at) => BitConverter.Int64BitsToDouble((long)UInt64(bytes, at));

    public static ushort UInt16(byte[] bytes, int at) => (ushort)(bytes[at] | (bytes[at + 1] << 8));

    public static uint UInt32(byte[] bytes, int at) => UInt16(bytes, at) | ((uint)UInt16(bytes, at + 2) << 16);

    public static ulong UInt64(byte[] bytes, int at) => UInt32(bytes, at) | ((ulong)UInt32(bytes, at + 4) << 32);

    /// <summary>The float with these bits.</summary>
    public static float FromBits(uint bits) => new Bits { Number = bits }.Float;

    /// <summary>Copies 32-bit floats.</summary>
    /// <param name="bytes">Their bytes, from the start.</param>
    /// <param name="target">Receives the floats.</param>
    /// <param name="start">Index of the first float in the target.</param>
    /// <param name="count">Number of floats.</param>
    public static void CopySingles(byte[] bytes, float[] target, int start, int count)
    {
        if (BitConverter.IsLittleEndian)
        {
            Buffer.BlockCopy(bytes, 0, target, start * sizeof(float), count * sizeof(float));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            target[start + i] = Single(bytes, i * sizeof(float));
        }
    }

    /// <summary>Copies 32-bit floats to their bytes.</summary>
    /// <param name="values">The floats.</param>
    /// <param name="start">Index of the first float to copy.</param>
    /// <param name="bytes">Receives the bytes, from the start.</param>
    /// <param name="count">Number of floats.</param>
    public static void CopySingles(float[] values, int start, byte[] bytes, int count)
    {
        Buffer.BlockCopy(values, start * sizeof(float), bytes, 0, count * sizeof(float));
        for (int i = 0; !BitConverter.IsLittleEndian && i < count; i++)
        {
            Array.Reverse(bytes, i * sizeof(float), sizeof(float));
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Bits
    {
        [FieldOffset(0)]
        public uint Number;

        [FieldOffset(0)]
        public float Float;
    }
}
