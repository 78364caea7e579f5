using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>How panels are read: a choice by size alone, by what an ordinary processor's caches hold.</summary>
internal static class PanelReadings
{
    /// <summary>
    /// Inputs up to which a panel is read as a whole: with 64 units 256 KB, a quarter of an ordinary second-level cache, through which the rows of a batch pass
    /// besides.
    /// </summary>
    private const int MostInputs = 1024;

    /// <summary>
    /// Inputs of a longer panel that are multiplied with all rows before the next ones are: while rows pass, they stay in the cache. About this many: a
    /// multiple of the widest panel, so that a block of Wᵀ begins where a panel of W does.
    /// </summary>
    private const int WantedBlock = 896;

    /// <summary>
    /// Fewest weights of a layer that come from memory in every step, whatever the caches hold. Smaller layers come from caches fast enough, and prefetching
    /// slows them.
    /// </summary>
    private const int FewestPrefetched = 1 << 20;

    /// <summary>
    /// Fewest weights of a layer that fill an ordinary second-level cache: a megabyte. Smaller layers stay there as a whole, whatever the order.
    /// </summary>
    private const int FewestAlternating = 1 << 18;

    /// <summary>
    /// Inputs from which on a panel of 64 units is more than an ordinary nearest cache: 32 KB. Every tile has to fetch its part again then, and where that is
    /// one line of every four, processors foresee too little of it.
    /// </summary>
    private const int FewestAhead = 128;

    /// <summary>Rows that a tile takes some 70 cycles for: the second-level cache answers in 14, and has other things to do.</summary>
    private const int RowsAhead = 12;

    /// <summary>The trained weights of a layer, or what stands in for them.</summary>
    public static PanelReading Weights(PanelLayout panels) =>
        new(Block(panels.Inputs), panels.Length >= FewestPrefetched, panels.Length >= FewestAlternating) { Ahead = Ahead(Block(panels.Inputs)) };

    /// <summary>How many rows of weights a kernel asks for ahead, where its tile is narrower than the panel.</summary>
    /// <param name="block">Inputs that are read at a time.</param>
    public static int Ahead(int block) => block >= FewestAhead ? RowsAhead : 0;

    /// <summary>How many inputs of a panel are read at a time: all, or a block of the same number each, but for the last.</summary>
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
