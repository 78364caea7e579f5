namespace NetGen.Reliability.Models.Onnx;

/// <summary>Changes to a file of which nothing is known.</summary>
internal static class ByteDamage
{
    public static byte[] Of(byte[] sound, Chance chance)
    {
        int from = chance.Below(sound.Length + 1), to = chance.Between(from, sound.Length);
        switch (chance.Below(6))
        {
            case 0:
                return sound[..from];
            case 1:
                return [.. sound[..from], .. sound[to..]];
            case 2:
                return [.. sound[..to], .. sound[from..]];
            case 3:
                return [.. sound[..from], .. chance.Bytes(chance.Between(1, 12)), .. sound[from..]];
            default:
                byte[] damaged = [.. sound];
                for (int flips = damaged.Length == 0 ? 0 : chance.Between(1, 4); flips > 0; flips--)
                {
                    damaged[chance.Below(damaged.Length)] ^= (byte)(1 << chance.Below(8));
                }

                return damaged;
        }
    }
}
