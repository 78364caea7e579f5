using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Chooses how panels are read, by size alone, for the caches of an ordinary processor.</summary>
internal static class PanelReadings
{
    /// <summary>
    /// Up to this many inputs a panel is read as a whole. With 64 units that is 256 KB, a quarter of an ordinary second-level cache, through which the rows of
    /// a batch pass too.
    /// </summary>
    private const int MostInputs = 1024;

    /// <summary>
    /// A longer panel is read in blocks of about this many inputs. A block stays in the cache while all rows pass. It is a multiple of the widest panel, so
    /// that a block of Wᵀ begins where a panel of W begins.
    /// </summary>
    private const int WantedBlock = 896;

    /// <summary>
    /// From this many weights on, a layer comes from memory in every step, whatever the caches hold. Smaller layers come from caches fast enough, and
    /// prefetching slows them.
    /// </summary>
    private const int FewestPrefetched = 1 << 20;

    /// <summary>
    /// From this many weights on, a layer fills an ordinary second-level cache: a megabyte. Smaller layers stay there as a whole, whatever the order.
    /// </summary>
    private const int FewestAlternating = 1 << 18;

    /// <summary>
    /// From this many inputs on, a panel of 64 units does not fit an ordinary first-level cache of 32 KB. Then every tile fetches its part again. It reads one
    /// cache line of every four, a pattern that the hardware prefetches badly.
    /// </summary>
    private const int FewestAhead = 128;

    /// <summary>
    /// How many rows of weights ahead a tile prefetches. It computes with that many in about 70 cycles. The second-level cache answers in 14 cycles if it has
    /// nothing else to do.
    /// </summary>
    private const int RowsAhead = 12;

    /// <summary>How the weights of a layer are read: the trained ones, or values that stand in for them.</summary>
    public static PanelReading Weights(PanelLayout panels) =>
        new(Block(panels.Inputs), panels.Length >= FewestPrefetched, panels.Length >= FewestAlternating) { Ahead = Ahead(Block(panels.Inputs)) };

    /// <summary>How many rows of weights ahead a kernel prefetches, if its tile is narrower than the panel.</summary>
    /// <param name="block">Inputs that are read at a time.</param>
    public static int Ahead(int block) => block >= FewestAhead ? RowsAhead : 0;

    /// <summary>How many inputs of a panel are read at a time: all, or blocks of the same size, of which the last may be shorter.</summary>
    public static int Block(int inputs)
    {
        if (inputs <= MostInputs)
        {
            return inputs;
        }

        int blocks = (inputs + WantedBlock - 1) / WantedBlock;
        return PanelWidths.Padded((inputs + blocks - 1) / blocks, PanelWidths.Widest);
    }
}
