namespace NetGen.Reliability.Campaign;

/// <summary>Random draws of one case. The same seed, name and number give the same draws on every machine and in every version of .NET.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.</remarks>
internal sealed class Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    public Chance(ulong seed, string name, long number)
    {
        _state = Mix(seed + Golden);
        foreach (char letter in name)
        {
            _state = Mix(_state ^ letter);
        }

        _state = Mix(_state ^ (ulong)number);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>A number from 0 up to, but not including, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>A number of the range, both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Unit() < probability;

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)(Next() >> 56);
        }

        return bytes;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
