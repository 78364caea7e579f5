using System.Buffers.Binary;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Element types of the safetensors format, by the names that the format uses.</summary>
internal enum SafeTensorType
{
    /// <summary>Unsigned bytes.</summary>
    U8,

    /// <summary>Signed 64-bit numbers.</summary>
    I64,

    /// <summary>IEEE half precision.</summary>
    F16,

    /// <summary>The upper half of single precision.</summary>
    BF16,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>IEEE double precision.</summary>
    F64,
}

/// <summary>A tensor to be written: its name, its shape, and its elements in row-major order as little-endian bytes.</summary>
internal sealed class SafeTensor
{
    private SafeTensor(string name, SafeTensorType type, ReadOnlySpan<int> shape, byte[] bytes)
    {
        long length = (long)bytes.Length / SizeOf(type);
        if (ElementsOf(shape, length) != length)
        {
            throw new ArgumentException($"Expected the values of shape [{string.Join(", ", shape.ToArray())}] for {name}, but found {length}.", nameof(shape));
        }

        Name = name;
        Type = type;
        Shape = [.. shape];
        Bytes = bytes;
    }

    /// <summary>Its name, unique in the file.</summary>
    public string Name { get; }

    /// <summary>The type of the elements.</summary>
    public SafeTensorType Type { get; }

    /// <summary>Sizes, the slowest dimension first; empty for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The elements.</summary>
    public byte[] Bytes { get; }

    /// <summary>A tensor of type F32.</summary>
    /// <exception cref="ArgumentException">The number of values does not match the shape. The same holds for the other types.</exception>
    public static SafeTensor Of(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[(long)values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        return new SafeTensor(name, SafeTensorType.F32, shape, bytes);
    }

    /// <summary>A tensor of type F64.</summary>
    public static SafeTensor Of(string name, ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
    {
        byte[] bytes = new byte[(long)values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return new SafeTensor(name, SafeTensorType.F64, shape, bytes);
    }

    /// <summary>A tensor of type I64.</summary>
    public static SafeTensor Of(string name, ReadOnlySpan<int> shape, ReadOnlySpan<long> values)
    {
        byte[] bytes = new byte[(long)values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        }

        return new SafeTensor(name, SafeTensorType.I64, shape, bytes);
    }

    /// <summary>A tensor of type U8.</summary>
    public static SafeTensor Of(string name, ReadOnlySpan<int> shape, ReadOnlySpan<byte> values) =>
        new(name, SafeTensorType.U8, shape, values.ToArray());

    /// <summary>Size of one element in bytes.</summary>
    public static int SizeOf(SafeTensorType type) => type switch
    {
        SafeTensorType.U8 => 1,
        SafeTensorType.F16 or SafeTensorType.BF16 => 2,
        SafeTensorType.F32 => 4,
        _ => 8,
    };

    /// <summary>The number of elements of a shape; −1 if a size is negative or the number exceeds a limit.</summary>
    public static long ElementsOf(ReadOnlySpan<int> shape, long limit)
    {
        if (shape.ContainsAnyInRange(int.MinValue, -1))
        {
            return -1;
        }

        if (shape.Contains(0))
        {
            return 0;
        }

        long elements = 1;
        foreach (int size in shape)
        {
            if (elements > limit / size)
            {
                return -1;
            }

            elements *= size;
        }

        return elements;
    }
}
