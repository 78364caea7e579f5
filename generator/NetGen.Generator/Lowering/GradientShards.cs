using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>
/// The number of parts into which a mini-batch is cut for the gradients of filters. It depends on sizes alone, so any number of workers gives the same bits.
/// </summary>
internal static class GradientShards
{
    /// <summary>The number of parts while they take little memory. As many workers can share them.</summary>
    private const int Most = 16;

    /// <summary>The number of parts for large networks. It is one where even these could not be indexed.</summary>
    private const int Fewest = 4;

    /// <summary>The most values that all parts of all layers may take together: 32 MB.</summary>
    private const long MostValues = 1 << 23;

    /// <summary>0 for a network without convolutions.</summary>
    public static int For(Mathematics mathematics, DenseLayers layers)
    {
        long values = mathematics.Forward.OfType<Convolve>().Sum(convolve => (long)layers.PanelsOf(convolve.W).Length);
        int parts = Most;
        while (parts > Fewest && parts * values > MostValues)
        {
            parts /= 2;
        }

        return values == 0 ? 0 : parts * values > int.MaxValue / 4 ? 1 : parts;
    }
}
