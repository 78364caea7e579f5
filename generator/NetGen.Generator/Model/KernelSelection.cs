namespace NetGen.Generator.Model;

/// <summary>Which kernels a class gets: the same for all of its layers, so that a batch is cut into the same tiles everywhere.</summary>
/// <param name="Forms">Vector widths, widest first.</param>
/// <param name="TileRows">Heights of tiles, tallest first, down to 1: a kernel takes as many of the tallest as fit, one more where the rest is half of it, else of the next.</param>
/// <param name="Reason">Why, for the reader of the generated code.</param>
internal sealed record KernelSelection(IReadOnlyList<VectorForm> Forms, IReadOnlyList<int> TileRows, string Reason)
{
    /// <summary>Chains that each sum of a network in registers is split into where inputs are many; the layers' other sums, which stand beside it in the code, hide the rest of the latency.</summary>
    public const int RegisterChains = 4;

    /// <summary>The widest panel there is: four vectors of 512 bits.</summary>
    public const int WidestPanel = 64;

    /// <summary>Inputs whose gradients are computed before they are handed on: with a panel of 64 units 24 KB, which fits the nearest cache. A multiple of every tile.</summary>
    public const int PieceInputs = 96;

    /// <summary>Inputs up to which a panel is read as a whole: with 64 units 256 KB, a quarter of an ordinary second-level cache, through which the rows of a batch pass besides.</summary>
    private const int MostInputs = 1024;

    /// <summary>Inputs of a longer panel that are multiplied with all rows before the next ones are: while rows pass, they stay in the cache. About this many: a multiple of the widest panel, so that a block of Wᵀ begins where a panel of W does.</summary>
    private const int WantedBlock = 896;

    /// <summary>Fewest weights of a layer that come from memory in every step, whatever the caches hold.</summary>
    private const int FewestPrefetched = 1 << 20;

    /// <summary>Fewest weights of a layer that fill an ordinary second-level cache: a megabyte.</summary>
    private const int FewestTurned = 1 << 18;

    /// <summary>Rows of the tallest tile.</summary>
    public int Tile => TileRows[0];

    /// <summary>How many inputs of a panel are read at a time: all, or a block of the same number each, but for the last.</summary>
    /// <remarks>A sum goes on where the block before has left it, so blocks change no bit.</remarks>
    public static int InputBlock(int inputs)
    {
        if (inputs <= MostInputs)
        {
            return inputs;
        }

        int blocks = (inputs + WantedBlock - 1) / WantedBlock, even = (inputs + blocks - 1) / blocks;
        return (even + WidestPanel - 1) / WidestPanel * WidestPanel;
    }

    /// <summary>Whether a kernel asks for the next panel while it computes with one. Smaller layers come from caches fast enough, and are slowed by the asking.</summary>
    public static bool Prefetches(PanelLayout weights) => weights.Length >= FewestPrefetched;

    /// <summary>Whether one sample's panels are read up and down in turns, so that a prediction finds in the cache what the one before has read last. Smaller layers stay there as a whole.</summary>
    public static bool Turns(PanelLayout weights) => weights.Length >= FewestTurned;

    /// <summary>The forms that can compute over panels of this width: a vector must not be wider than a panel.</summary>
    public IEnumerable<VectorForm> FormsOver(int panelWidth) => Forms.Where(form => form.Lanes <= panelWidth);
}
