using System.Buffers.Binary;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Rows;

/// <summary>
/// IDX files in gzip. The array lies, or the gzip around it: its flags, its checksum, its length, further members, bytes after it. Bombs hold up to 8 MiB of
/// zeros in 8 KB and promise less, as much, a little more, or 2³¹ elements.
/// </summary>
/// <remarks>
/// A reader may take memory for what the file really holds, because it is not known before. What the header promises gives it no right to any.
/// </remarks>
internal sealed class PackedIdxCheck : FileCheck
{
    private const double BombProbability = 0.002;

    private static readonly int[] s_bombSizes = [1 << 16, 1 << 20, 1 << 23];

    private readonly List<(byte[] File, int Held)> _bombs = [];

    public override string Name => "files/idx-gz";

    public override void Begin(string folder)
    {
        foreach (int held in s_bombSizes)
        {
            foreach (long promised in (long[])[0, 2, held - 1, held, held + 1, 1 << 30, int.MaxValue - 56, int.MaxValue])
            {
                _bombs.Add((IdxBytes.Packed(IdxBytes.Of([0, 0, 8, 1], [(uint)promised], new byte[held])), held));
            }
        }

        string path = Write("sound", IdxBytes.Packed(IdxBytes.Of([0, 0, 8, 2], [2, 3], [1, 2, 3, 4, 5, 6])));
        Measure(() => IdxFile.Read(path));
    }

    protected override Mutant Draw(Chance chance)
    {
        (byte[] file, int held) = chance.Happens(BombProbability) ? chance.Of(_bombs) : (WithoutBomb(chance), 0);
        string path = Write("mutant", file);

        // The buffer doubles while it is filled, so that all buffers together are twice as long as the last one.
        return new Mutant(file, () => IdxFile.Read(path), Needs: 4L * held);
    }

    private static byte[] WithoutBomb(Chance chance)
    {
        byte[] content = IdxBytes.Of(chance, 2, 3), file = IdxBytes.Packed(content.Length > 0 ? content : [0]);
        switch (chance.Below(10))
        {
            case 0:
                return ByteMutant.Of(file, chance);
            case 1:
                // The flags of a gzip header say what follows it: a text, a checksum, further fields, a name, a comment.
                file[3] = (byte)chance.Next();
                return [.. file[..10], .. chance.Bytes(chance.Below(12)), .. file[10..]];
            case 2:
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(^sizeof(uint)), chance.Of((uint[])[0, 1, 0x7FFF_FFFF, 0xFFFF_FFFF]));
                return file;
            case 3:
                file[^(1 + chance.Below(8))] ^= (byte)(1 << chance.Below(8));
                return file;
            case 4:
                return [.. file, .. IdxBytes.Packed(chance.Bytes(chance.Below(3)))];
            case 5:
                return [.. file, .. chance.Bytes(chance.Between(1, 30))];
            case 6:
                return IdxBytes.Packed(file);
            default:
                return file;
        }
    }
}
