namespace NetGen.Generator.Model;

/// <summary>How kernels go over the panels of a layer's weights.</summary>
/// <param name="Block">Inputs of a panel that are read at a time: all of them, or so many that a block stays in the cache while the rows of a batch pass. A sum
/// goes on where the block before has left it, so blocks change no bit.</param>
/// <param name="Prefetches">Whether a batch prefetches the next panel while it computes with one.</param>
/// <param name="Alternates">Whether predictions of one sample read the panels alternately upward and downward, so that each finds in the cache what the one
/// before has read last. Panels share no sum, so their order changes no bit.</param>
internal sealed record PanelReading(int Block, bool Prefetches, bool Alternates)
{
    /// <summary>Rows of weights that a kernel asks for ahead where its tile is narrower than the panel; 0 for none.</summary>
    public int Ahead { get; init; }
}
