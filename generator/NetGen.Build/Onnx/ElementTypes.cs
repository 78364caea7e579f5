using NetGen.Build.Files;

namespace NetGen.Build.Onnx;

/// <summary>The storage of each element type, and its conversion to floats and integers.</summary>
internal static class ElementTypes
{
    /// <summary>Bytes of an element; 0 for texts and for unsupported types.</summary>
    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Float or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Double or ElementType.Int64 or ElementType.UInt64 => 8,
        _ => 0,
    };

    /// <summary>An element as a number, for any numeric type.</summary>
    public static double ToNumber(ElementType type, byte[] bytes, int at) => type switch
    {
        ElementType.Float => LittleEndian.Single(bytes, at),
        ElementType.Double => LittleEndian.Double(bytes, at),
        ElementType.Float16 => HalfToSingle(LittleEndian.UInt16(bytes, at)),
        ElementType.BFloat16 => BrainToSingle(LittleEndian.UInt16(bytes, at)),
        ElementType.UInt64 => LittleEndian.UInt64(bytes, at),
        _ => ToInteger(type, bytes, at),
    };

    /// <summary>An element of an integer type or a truth value.</summary>
    public static long ToInteger(ElementType type, byte[] bytes, int at) => type switch
    {
        ElementType.UInt8 => bytes[at],
        ElementType.Int8 => (sbyte)bytes[at],
        ElementType.Bool => bytes[at] == 0 ? 0 : 1,
        ElementType.UInt16 => LittleEndian.UInt16(bytes, at),
        ElementType.Int16 => (short)LittleEndian.UInt16(bytes, at),
        ElementType.UInt32 => LittleEndian.UInt32(bytes, at),
        ElementType.Int32 => (int)LittleEndian.UInt32(bytes, at),
        _ => (long)LittleEndian.UInt64(bytes, at),
    };

    /// <summary>Whether elements are integers or truth values.</summary>
    public static bool IsWhole(ElementType type) =>
        type is not (ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.BFloat16 or ElementType.String);

    /// <summary>A number from an integer field. A half-precision float is stored there as its bits.</summary>
    public static double FromStored(ElementType type, long stored) => type switch
    {
        ElementType.Float16 => HalfToSingle((ushort)stored),
        ElementType.BFloat16 => BrainToSingle((ushort)stored),
        ElementType.UInt64 => (ulong)stored,
        _ => FromStoredWhole(type, stored),
    };

    /// <summary>An integer or truth value, limited to the range of its type by truncation.</summary>
    public static long FromStoredWhole(ElementType type, long stored) => type switch
    {
        ElementType.UInt8 => (byte)stored,
        ElementType.Int8 => (sbyte)stored,
        ElementType.Bool => stored == 0 ? 0 : 1,
        ElementType.UInt16 => (ushort)stored,
        ElementType.Int16 => (short)stored,
        ElementType.UInt32 => (uint)stored,
        ElementType.Int32 => (int)stored,
        _ => stored,
    };

    /// <summary>IEEE 754 binary16: one sign bit, five exponent bits, ten fraction bits.</summary>
    private static float HalfToSingle(ushort bits)
    {
        uint sign = (uint)(bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        uint fraction = (uint)bits & 0x3FF;
        return exponent switch
        {
            0 => (sign == 0 ? 1f : -1f) * fraction * (1f / (1 << 24)), // Subnormal numbers and both zeros.
            0x1F => LittleEndian.FromBits(sign | 0x7F800000 | (fraction << 13)),
            _ => LittleEndian.FromBits(sign | ((uint)(exponent + 112) << 23) | (fraction << 13)),
        };
    }

    /// <summary>bfloat16, which is the upper half of a 32-bit float.</summary>
    private static float BrainToSingle(ushort bits) => LittleEndian.FromBits((uint)bits << 16);
}
