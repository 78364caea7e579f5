using NetGen.Build.Files;

namespace NetGen.Build.Protobuf;

/// <summary>Whole numbers one after another.</summary>
/// <param name="source">The file.</param>
/// <param name="range">Where they lie in it.</param>
/// <param name="at">Where their field lies, for errors.</param>
internal ref struct PackedInts(ByteSource source, ByteRange range, long at)
{
    private long _position = range.Start;

    /// <summary>The current number.</summary>
    public long Current { get; private set; }

    /// <summary>Goes to the next number.</summary>
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
