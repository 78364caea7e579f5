using System.Buffers.Binary;
using System.Globalization;

namespace NetGen;

/// <summary>Appends events to a file that TensorBoard reads: TensorFlow records, each with a Protocol Buffers message. An event allocates nothing.</summary>
/// <remarks>
/// <para>
/// A record has four parts, all little-endian: the length of its data (8 bytes), the masked checksum of these bytes, the data, and the masked checksum of the
/// data. See TensorFlow's <c>core/lib/io/record_writer.h</c>.
/// </para>
/// <para>
/// The data are an <c>Event</c> (<c>core/util/event.proto</c>): wall time in seconds (field 1), step (field 2), and one of file version (field 3), summary
/// (field 5) and session log (field 7).
/// </para>
/// <para>The file is open only while it is being written, so a training that ends with an exception leaves no open file.</para>
/// </remarks>
internal sealed class EventFile
{
    private const string NamePart = "events.out.tfevents.";

    /// <summary>The most bytes that are buffered.</summary>
    private const int Capacity = 1 << 16;

    /// <summary>The most bytes that a record adds to its data, and that an event adds to its tag.</summary>
    private const int Framing = 16, EventOverhead = 64;

    /// <summary>Wire types. The first byte of a field contains its number and its wire type.</summary>
    private const byte Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly byte[] _buffer = new byte[Capacity];
    private int _length;

    private EventFile(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>
    /// Creates a file in a folder; the folder is created if it does not exist. TensorBoard reads the files of a folder in the order of their names, so the name
    /// sorts after all others.
    /// </summary>
    /// <param name="folder">The folder of one run.</param>
    /// <param name="firstStep">The first step to come. From this step on, TensorBoard drops the events of earlier files in the folder.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static EventFile Create(string folder, long firstStep)
    {
        Directory.CreateDirectory(folder);
        long seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        foreach (string file in Directory.EnumerateFiles(folder, NamePart + "*"))
        {
            string[] parts = System.IO.Path.GetFileName(file)[NamePart.Length..].Split('.');
            seconds = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long earlier) ? Math.Max(seconds, earlier + 1) : seconds;
        }

        var events = new EventFile(System.IO.Path.Combine(folder, FormattableString.Invariant($"{NamePart}{seconds:D10}.netgen")));
        events.WriteVersion();
        events.WriteStart(firstStep);
        events.Flush();
        return events;
    }

    /// <summary>Adds a scalar. It reaches the file at the next <see cref="Flush"/>, or when the buffer is full.</summary>
    /// <param name="step">The position on the axis.</param>
    /// <param name="tag">The name of the curve, in UTF-8; at most 64 bytes.</param>
    /// <param name="value">The value; TensorBoard stores a <see langword="float"/>.</param>
    public void Write(long step, ReadOnlySpan<byte> tag, double value)
    {
        // Value: tag (1), simple_value (2). Summary: its values (1). Lengths stay below 128, one byte each.
        Span<byte> bytes = stackalloc byte[EventOverhead + tag.Length];
        int valueLength = 2 + tag.Length + 1 + sizeof(float), length = Head(bytes, step);
        bytes[length++] = (5 << 3) | Bytes;
        bytes[length++] = (byte)(2 + valueLength);
        bytes[length++] = (1 << 3) | Bytes;
        bytes[length++] = (byte)valueLength;
        bytes[length++] = (1 << 3) | Bytes;
        bytes[length++] = (byte)tag.Length;
        tag.CopyTo(bytes[length..]);
        length += tag.Length;
        bytes[length++] = (2 << 3) | Fixed32;
        BinaryPrimitives.WriteSingleLittleEndian(bytes[length..], (float)value);
        Record(bytes[..(length + sizeof(float))]);
    }

    /// <summary>Writes the buffer to the end of the file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush()
    {
        if (_length > 0)
        {
            File.AppendAllBytes(Path, _buffer.AsSpan(0, _length));
            _length = 0;
        }
    }

    /// <summary>Writes wall time and step, with which every event begins.</summary>
    private static int Head(Span<byte> bytes, long step)
    {
        bytes[0] = (1 << 3) | Fixed64;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[1..], (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds);
        bytes[9] = (2 << 3) | Varint;
        int length = 10;
        for (ulong rest = (ulong)step; ; rest >>= 7)
        {
            bytes[length++] = (byte)(rest < 128 ? rest : rest | 128);
            if (rest < 128)
            {
                return length;
            }
        }
    }

    /// <summary>Writes the first event of a file, which names the version of the format.</summary>
    private void WriteVersion()
    {
        ReadOnlySpan<byte> version = "brain.Event:2"u8;
        Span<byte> bytes = stackalloc byte[EventOverhead];
        int length = Head(bytes, step: 0);
        bytes[length++] = (3 << 3) | Bytes;
        bytes[length++] = (byte)version.Length;
        version.CopyTo(bytes[length..]);
        Record(bytes[..(length + version.Length)]);
    }

    /// <summary>
    /// Writes a session log with the status START (1). It means that the training continues from this step, and later steps of earlier files are void.
    /// </summary>
    private void WriteStart(long step)
    {
        Span<byte> bytes = stackalloc byte[EventOverhead];
        int length = Head(bytes, step);
        ReadOnlySpan<byte> start = [(7 << 3) | Bytes, 2, (1 << 3) | Varint, 1];
        start.CopyTo(bytes[length..]);
        Record(bytes[..(length + start.Length)]);
    }

    private void Record(ReadOnlySpan<byte> data)
    {
        if (_length + Framing + data.Length > Capacity)
        {
            Flush();
        }

        Span<byte> record = _buffer.AsSpan(_length);
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], RecordChecksum.Masked(record[..8]));
        data.CopyTo(record[12..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[(12 + data.Length)..], RecordChecksum.Masked(data));
        _length += Framing + data.Length;
    }
}
