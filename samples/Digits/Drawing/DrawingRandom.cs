namespace Digits.Drawing;

/// <summary>The chance in one picture: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), whole-number arithmetic and so the same on every machine.</summary>
/// <remarks>Each picture has a sequence of its own, so pictures can be drawn in any order and on any number of threads.</remarks>
internal sealed class DrawingRandom(int seed, int picture)
{
    private ulong _state = Mix(Mix((uint)seed) + (uint)picture);

    /// <summary>Uniform in [0, 1).</summary>
    public float Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 40) * (1f / (1 << 24));
    }

    /// <summary>Uniform between two bounds.</summary>
    public float Between(float low, float high) => low + ((high - low) * Uniform());

    /// <summary>About normal, with mean 0 and the given deviation: a sum of four uniform numbers.</summary>
    /// <remarks>It needs no logarithm and never strays beyond 3.5 deviations.</remarks>
    public float Normal(float deviation) => (Uniform() + Uniform() + Uniform() + Uniform() - 2) * 1.7320508f * deviation;

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Uniform() * bound);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
