using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The elements of a tensor as floats.</summary>
internal static class FloatValues
{
    /// <summary>
    /// The values without a copy if they are floats and the machine is little-endian. Else a copy, rounded to the nearest <see langword="float"/>.
    /// </summary>
    /// <param name="bytes">The elements, little-endian.</param>
    /// <param name="type">F32, F16, BF16 or F64.</param>
    public static ReadOnlySpan<float> Of(ReadOnlySpan<byte> bytes, SafeTensorType type) =>
        type == SafeTensorType.F32 && BitConverter.IsLittleEndian ? MemoryMarshal.Cast<byte, float>(bytes) : Converted(bytes, type);

    private static float[] Converted(ReadOnlySpan<byte> bytes, SafeTensorType type)
    {
        int size = SafeTensor.SizeOf(type);
        float[] values = new float[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                SafeTensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(element),
                SafeTensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
                SafeTensorType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(element) << 16),
            };
        }

        return values;
    }
}
