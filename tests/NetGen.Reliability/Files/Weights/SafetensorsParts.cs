using System.Buffers.Binary;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Weights;

/// <summary>A safetensors file in parts, and its mutants.</summary>
internal sealed class SafetensorsParts
{
    private const double BytesAloneProbability = 0.15;

    private static readonly JsonMutant s_header = new(
        "\"F32\"", "\"F64\"", "\"F16\"", "\"BF16\"", "\"I64\"", "\"U8\"", "\"I8\"", "\"BOOL\"", "\"F8_E4M3\"", "\"f32\"", "\"4\"", "\"F32, F64\"", "\"dtype\"",
        "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "[0,0]", "[0]", "[0,4]", "[4,0]", "[1,1,1,1]", "[2147483647,2147483647,2147483647,4]",
        "[4294967296,4294967296]", "[-1,-4]", "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}",
        "{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}");

    private static readonly uint[] s_floats =
        [0, 0x8000_0000, 0x7F80_0000, 0xFF80_0000, 0x7FC0_0000, 0x7F80_0001, 1, 0x7F7F_FFFF, 0xFF7F_FFFF, 0xBF80_0000, 0x3F80_0000];

    private readonly byte[] _sound;

    private readonly JsonPart _header;

    private readonly byte[] _data;

    public SafetensorsParts(byte[] sound)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(sound);
        (_sound, _header, _data) = (sound, JsonPart.Of(sound.AsSpan(sizeof(ulong), length)), sound[(sizeof(ulong) + length)..]);
    }

    /// <summary>A mutant: of bytes alone, or of the header by some lies, of the data, and of the length.</summary>
    public byte[] Mutant(Chance chance)
    {
        if (chance.Happens(BytesAloneProbability))
        {
            return ByteMutant.Of(_sound, chance);
        }

        byte[] header = s_header.Of(_header, chance, chance.Of((int[])[0, 0, 1, 1, 2, 3])).ToUtf8();
        if (chance.Happens(0.05))
        {
            header = ByteMutant.Of(header, chance);
        }

        byte[] data = Data(chance), length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, chance.Happens(0.95) ? (ulong)header.Length : LieAbout(header.Length, chance));
        return [.. length, .. header, .. data];
    }

    private static ulong LieAbout(int length, Chance chance) => chance.Below(6) switch
    {
        0 => (ulong)length + 1,
        1 => (ulong)length - 1,
        2 => 100_000_000,
        3 => 1UL << chance.Below(64),
        4 => ulong.MaxValue,
        _ => 0,
    };

    private byte[] Data(Chance chance)
    {
        byte[] data = [.. _data];
        for (int changes = chance.Below(3); changes > 0; changes--)
        {
            // Most changed weights are weights still.
            int at = sizeof(float) * chance.Below(data.Length / sizeof(float));
            uint bits = chance.Happens(0.7) ? BitConverter.SingleToUInt32Bits((float)((8 * chance.Unit()) - 4)) : chance.Of(s_floats);
            BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(at), bits);
        }

        return chance.Below(20) switch
        {
            0 => data[..chance.Below(data.Length)],
            1 => [.. data, .. new byte[chance.Between(1, 9)]],
            _ => data,
        };
    }
}
