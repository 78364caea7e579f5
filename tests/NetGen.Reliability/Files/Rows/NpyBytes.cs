using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Rows;

/// <summary>Mutants of array files of numpy: version, length and text of the header, number of values.</summary>
internal static class NpyBytes
{
    private static readonly string[] s_types = ["<f4", "<f8", ">f4", "<i4", "|b1", "<f2", "f4", "O", "<U9999999", "", "\u0093\0"];

    private static readonly string[] s_sizes =
        ["0", "1", "2", "3", "4", "12", "-1", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "1e3", "03", "", "x"];

    public static byte[] Sound(int rows, int columns, Chance? chance = null) =>
        Of(1, Text("<f4", "False", $"{rows}, {columns}"), Values(rows * columns, chance), null);

    public static byte[] Mutant(int rows, int columns, Chance chance)
    {
        byte[] sound = Sound(rows, columns, chance);
        int kind = chance.Below(8);
        if (kind < 2)
        {
            return kind == 0 ? sound : ByteMutant.Of(sound, chance);
        }

        string type = chance.Happens(0.3) ? chance.Of(s_types) : chance.Happens(0.8) ? "<f4" : "<f8";
        string order = chance.Happens(0.1) ? chance.Of((string[])["True", "true", "0", "False, True"]) : "False";
        string shape = chance.Happens(0.5)
            ? string.Join(", ", Enumerable.Range(0, chance.Below(4)).Select(_ => chance.Of(s_sizes)))
            : string.Create(CultureInfo.InvariantCulture, $"{rows}, {columns}");
        int values = (rows * columns) + (chance.Happens(0.2) ? chance.Of((int[])[-1, 1, rows]) : 0);
        string text = Text(type, order, shape);
        if (chance.Happens(0.2))
        {
            text = chance.Below(4) switch
            {
                0 => text.Replace("'shape'", "'shap'", StringComparison.Ordinal),
                1 => text + text,
                2 => text.Replace(":", ":" + new string(' ', chance.Happens(0.02) ? 60_000 : 40), StringComparison.Ordinal),
                _ => text.Insert(chance.Below(text.Length), new string((char)chance.Below(256), chance.Happens(0.02) ? 60_000 : 3)),
            };
        }

        byte[] content = [.. Values(values, chance), .. type == "<f8" ? Values(values, chance) : []];
        return Of(chance.Happens(0.8) ? 1 : chance.Below(5), text, content, chance.Happens(0.1) ? chance : null);
    }

    private static string Text(string type, string order, string shape) => $"{{'descr': '{type}', 'fortran_order': {order}, 'shape': ({shape}), }}\n";

    private static byte[] Values(int count, Chance? chance)
    {
        byte[] values = new byte[sizeof(float) * Math.Max(0, count)];
        for (int i = 0; i + sizeof(float) <= values.Length; i += sizeof(float))
        {
            BinaryPrimitives.WriteSingleLittleEndian(values.AsSpan(i), (i / sizeof(float) % 2 == 0) ? (float)(chance?.Unit() ?? 1) : 0);
        }

        return values;
    }

    private static byte[] Of(int version, string text, byte[] values, Chance? lie)
    {
        byte[] header = Encoding.Latin1.GetBytes(text), length = new byte[version > 1 ? sizeof(uint) : sizeof(ushort)];
        uint claimed = lie is null ? (uint)header.Length : lie.Of((uint[])[0, 1, (uint)header.Length + 1, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0xFFFF_FFFF]);
        if (version > 1)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length, claimed);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)claimed);
        }

        return [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', (byte)version, 0, .. length, .. header, .. values];
    }
}
