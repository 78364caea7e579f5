using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Copies parameters between the order of <see cref="INeuralNetwork{TSelf}.CopyParametersTo"/> and the packed block; see <see cref="TensorInfo"/>.
/// </summary>
internal static class ParameterPacking
{
    /// <summary>All bits of a float except its sign.</summary>
    private const uint NotNegative = 0x7FFF_FFFF;

    /// <summary>The bits of infinity. The bits of a NaN are larger, and those of a finite number smaller.</summary>
    private const uint Infinity = 0x7F80_0000;

    /// <summary>Copies the packed block to [out, in] row-major, tensor after tensor.</summary>
    public static void Unpack(ImmutableArray<TensorInfo> tensors, ReadOnlySpan<float> packed, Span<float> values)
    {
        int next = 0;
        foreach (TensorInfo tensor in tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    values[next++] = packed[tensor.IndexOf(row, column)];
                }
            }
        }
    }

    /// <summary>Sets the lanes past the last unit of every tensor to zero.</summary>
    public static void ClearPadding(ImmutableArray<TensorInfo> tensors, Span<float> packed)
    {
        foreach (TensorInfo tensor in tensors)
        {
            int lanes = (tensor.PanelCount * tensor.PanelWidth) - tensor.Rows;
            for (int column = 0; lanes > 0 && column < tensor.Columns; column++)
            {
                packed.Slice(tensor.IndexOf(tensor.Rows, column), lanes).Clear();
            }
        }
    }

    /// <summary>Copies [out, in] row-major, tensor after tensor, to the packed block. Padding is not touched.</summary>
    public static void Pack(ImmutableArray<TensorInfo> tensors, ReadOnlySpan<float> values, Span<float> packed)
    {
        foreach (TensorInfo tensor in tensors)
        {
            Pack(tensor, values[..tensor.Length], packed);
            values = values[tensor.Length..];
        }
    }

    /// <summary>Copies one tensor, [out, in] row-major, to its place in the packed block.</summary>
    /// <returns>Whether all values are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Pack(TensorInfo tensor, ReadOnlySpan<float> values, Span<float> packed)
    {
        int width = tensor.PanelWidth, pixels = tensor.Columns / tensor.Channels, next = 0;
        uint largest = 0;
        for (int row = 0; row < tensor.Rows; row++)
        {
            int start = tensor.IndexOf(row, 0);
            for (int channel = 0; channel < tensor.Channels; channel++)
            {
                for (int pixel = 0; pixel < pixels; pixel++)
                {
                    float value = values[next++];
                    packed[start + (((pixel * tensor.Channels) + channel) * width)] = value;
                    largest = Math.Max(largest, BitConverter.SingleToUInt32Bits(value) & NotNegative);
                }
            }
        }

        return largest < Infinity;
    }
}
