namespace NetGen.Generator.Model;

/// <summary>How kernels go over the panels of a layer's weights.</summary>
/// <param name="Block">Inputs of a panel that are read at a time: all of them, or as many as stay in the cache while the rows of a batch pass. A sum goes on
/// where the block before has left it, so blocks change no bit.</param>
/// <param name="Prefetches">Whether a batch prefetches the next panel while it computes with one.</param>
/// <param name="Alternates">Whether predictions of one sample read the panels alternately upward and downward. Each then finds in the cache what the one before
/// has read last. Panels share no sum, so their order changes no bit.</param>
internal sealed record PanelReading(int Block, bool Prefetches, bool Alternates)
{
    /// <summary>How many rows of weights ahead a kernel prefetches if its tile is narrower than the panel; 0 for none.</summary>
    public int Ahead { get; init; }
}
