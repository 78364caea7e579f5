namespace NetGen.Tests;

/// <summary>
/// Damages files at random: whatever a file holds, a reader succeeds or throws the one exception type, and allocates in proportion to the file.
/// </summary>
internal static class Damage
{
    private const int Allowance = 16 << 20;

    public static void ShouldBeReadOrRefused(byte[] sound, Action<byte[]> read, int seed, int trials)
    {
        CounterRandom random = CounterRandom.For(seed, CounterRandom.Purpose.Split);
        for (int trial = 0; trial < trials; trial++)
        {
            byte[] damaged = Mutate(sound, random, (uint)(trial * 16));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(damaged);
            }
            catch (NetGenFormatException)
            {
                // The one way to refuse.
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Allowance, Convert.ToHexString(damaged));
        }
    }

    private static byte[] Mutate(byte[] sound, CounterRandom random, uint n)
    {
        byte[] damaged = [.. sound];
        switch (random.Below(n, 4))
        {
            case 0:
                return damaged[..random.Below(n + 1, sound.Length)];
            case 1:
                return [.. damaged, .. new byte[1 + random.Below(n + 1, 20)]];
            case 2:
                // Texts stay texts more often when a byte becomes another byte of the same file.
                damaged[random.Below(n + 1, sound.Length)] = sound[random.Below(n + 2, sound.Length)];
                return damaged;
            default:
                for (uint flip = 0; flip <= random.Below(n + 1, 4); flip++)
                {
                    damaged[random.Below(n + 2 + flip, sound.Length)] ^= (byte)(1 << random.Below(n + 8 + flip, 8));
                }

                return damaged;
        }
    }
}
