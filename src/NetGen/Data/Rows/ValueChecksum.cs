using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// CRC-32C of arrays of values that are added in pieces. The result does not depend on the pieces: two values form one word, and a single last value of an
/// array is a word alone.
/// </summary>
internal sealed class ValueChecksum
{
    private uint _left;
    private bool _isLeft;

    /// <summary>The checksum of all arrays so far.</summary>
    public uint Value { get; private set; }

    /// <summary>Adds values to the current array.</summary>
    public void Append(ReadOnlySpan<float> values)
    {
        if (_isLeft && !values.IsEmpty)
        {
            Value = BitOperations.Crc32C(Value, _left | ((ulong)BitConverter.SingleToUInt32Bits(values[0]) << 32));
            _isLeft = false;
            values = values[1..];
        }

        foreach (ulong word in MemoryMarshal.Cast<float, ulong>(values))
        {
            Value = BitOperations.Crc32C(Value, word);
        }

        if (values.Length % 2 != 0)
        {
            (_left, _isLeft) = (BitConverter.SingleToUInt32Bits(values[^1]), true);
        }
    }

    /// <summary>Ends the current array.</summary>
    public void EndArray()
    {
        Value = _isLeft ? BitOperations.Crc32C(Value, _left) : Value;
        _isLeft = false;
    }
}
