using System.Buffers.Binary;
using System.Text;

namespace NetGen.Integration.Tests.Watching;

/// <summary>One event of a file that TensorBoard reads.</summary>
/// <param name="Step">Where on the axis.</param>
/// <param name="Tag">The curve; null for an event that is no scalar.</param>
/// <param name="Value">The value.</param>
/// <param name="Version">The version of the file; null but for the first event.</param>
/// <param name="Starts">Whether a session starts here.</param>
/// <param name="WallTime">Seconds since 1970.</param>
internal sealed record ReadEvent(long Step, string? Tag, float Value, string? Version, bool Starts, double WallTime);

/// <summary>Reads event files by the definition of their format, with no code of the writer: checksums bit by bit, fields by their numbers.</summary>
internal static class EventReader
{
    /// <summary>All events of a folder's files, in the order of their names.</summary>
    public static ReadEvent[] Folder(string folder) =>
        [.. Directory.GetFiles(folder, "events.out.tfevents.*").Order(StringComparer.Ordinal).SelectMany(static file => Events(File.ReadAllBytes(file)))];

    /// <summary>The points of a curve as TensorBoard shows them: a session that starts drops what is there of its step and later ones.</summary>
    public static (long Step, float Value)[] Curve(string folder, string tag)
    {
        List<ReadEvent> shown = [];
        foreach (ReadEvent one in Folder(folder))
        {
            if (one.Starts)
            {
                shown.RemoveAll(earlier => earlier.Step >= one.Step);
            }

            shown.Add(one);
        }

        return [.. shown.Where(one => one.Tag == tag).Select(static one => (one.Step, one.Value))];
    }

    public static IEnumerable<ReadEvent> Events(byte[] file)
    {
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)).ShouldBe(Masked(file.AsSpan(at, 8)), "the checksum of the length");
            BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)).ShouldBe(Masked(file.AsSpan(at + 12, length)), "the checksum of the data");
            yield return Parse(file.AsSpan(at + 12, length));
            at += 16 + length;
        }
    }

    /// <summary>CRC-32C with the reflected polynomial 0x82F63B78, masked as TensorFlow masks it.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc32C(bytes);
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
    }

    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        return ~crc;
    }

    private static ReadEvent Parse(ReadOnlySpan<byte> data)
    {
        var result = new ReadEvent(0, null, 0, null, Starts: false, 0);
        foreach ((int field, byte[] bytes) in Fields(data))
        {
            result = field switch
            {
                1 => result with { WallTime = BitConverter.ToDouble(bytes) },
                2 => result with { Step = BitConverter.ToInt64(bytes) },
                3 => result with { Version = Encoding.UTF8.GetString(bytes) },
                5 => Fields(Fields(bytes).ShouldHaveSingleItem().Bytes).Aggregate(result, static (one, part) => part.Field switch
                {
                    1 => one with { Tag = Encoding.UTF8.GetString(part.Bytes) },
                    2 => one with { Value = BitConverter.ToSingle(part.Bytes) },
                    _ => throw new ShouldAssertException($"A value has no field {part.Field}."),
                }),
                7 => result with { Starts = BitConverter.ToInt64(Fields(bytes).ShouldHaveSingleItem().Bytes) == 1 },
                _ => throw new ShouldAssertException($"An event has no field {field}."),
            };
        }

        return result;
    }

    /// <summary>The fields of a message of Protocol Buffers; a varint as eight bytes.</summary>
    private static List<(int Field, byte[] Bytes)> Fields(ReadOnlySpan<byte> message)
    {
        List<(int, byte[])> fields = [];
        int at = 0;
        while (at < message.Length)
        {
            ulong key = Varint(message, ref at);
            int length = (key & 7) switch
            {
                0 => 0,
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                _ => throw new ShouldAssertException($"There is no wire type {key & 7}."),
            };
            fields.Add(((int)(key >> 3), (key & 7) == 0 ? BitConverter.GetBytes(Varint(message, ref at)) : message.Slice(at, length).ToArray()));
            at += length;
        }

        return fields;
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }
}
