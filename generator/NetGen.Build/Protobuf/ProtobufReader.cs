using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>Reads the fields of one message in the order of the file. A field that the caller does not read is skipped.</summary>
/// <remarks>
/// <see cref="Next"/> checks that the whole field lies inside the message, whatever its type. So later code cannot read past it.
/// The format: https://protobuf.dev/programming-guides/encoding/.
/// </remarks>
/// <param name="source">The file.</param>
/// <param name="range">The place of the message in it.</param>
/// <param name="message">The kind of message, for errors: "the graph".</param>
internal ref struct ProtobufReader(ByteSource source, ByteRange range, string message)
{
    private const int LargestField = (1 << 29) - 1;

    private long _position = range.Start;

    // The position of the current field, for errors.
    private long _at;

    /// <summary>Moves to the next field.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Whether there is one.</returns>
    public bool Next(out ProtobufField field)
    {
        if (_position == range.End)
        {
            field = default;
            return false;
        }

        _at = _position;
        ulong number = 0;
        ulong tag = Varint();
        if (tag >> 3 is 0 or > LargestField)
        {
            throw Error($"expected the number of a field from 1 to {LargestField}", $"{tag >> 3}");
        }

        var wire = (WireType)(tag & 7);
        long start = _position;
        switch (wire)
        {
            case WireType.Varint:
                number = Varint();
                break;
            case WireType.EightBytes:
                Take(8);
                break;
            case WireType.FourBytes:
                Take(4);
                break;
            case WireType.LengthDelimited:
                ulong length = Varint();
                start = _position;
                Take(length);
                break;
            default:
                throw Error($"expected field {tag >> 3} to be a number, bytes or a message", $"wire type {(int)wire}");
        }

        field = new ProtobufField(source, message, (int)(tag >> 3), wire, _at, new ByteRange(start, _position - start), (long)number);
        return true;
    }

    private void Take(ulong count)
    {
        long left = range.End - _position;
        if (count > (ulong)left)
        {
            throw Error($"expected a field to end within the {left} bytes that are left", $"a length of {count}");
        }

        _position += (long)count;
    }

    private ulong Varint() =>
        Protobuf.Varint.TryRead(source, ref _position, range.End, out ulong value)
            ? value
            : throw Error($"expected a number of at most {Protobuf.Varint.Longest} bytes", "none that ends there or before the end");

    private readonly ModelFormatException Error(string expected, string found) => new($"At byte {_at}, in {message}: {expected}, but found {found}.");
}
