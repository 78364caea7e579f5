using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>Enumerates integers that are stored one after the other.</summary>
/// <param name="source">The file.</param>
/// <param name="range">Their place in it.</param>
/// <param name="at">The position of their field, for errors.</param>
internal ref struct PackedInts(ByteSource source, ByteRange range, long at)
{
    private long _position = range.Start;

    /// <summary>The current number.</summary>
    public long Current { get; private set; }

    /// <summary>Moves to the next number.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        if (_position == range.End)
        {
            return false;
        }

        if (!Varint.TryRead(source, ref _position, range.End, out ulong value))
        {
            throw new ModelFormatException(
                $"At byte {at}: expected whole numbers of at most {Varint.Longest} bytes, but found none that ends there or before the end.");
        }

        Current = (long)value;
        return true;
    }
}
