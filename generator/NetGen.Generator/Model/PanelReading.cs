namespace NetGen.Generator.Model;

/// <summary>How kernels go over the panels of a layer's weights.</summary>
/// <param name="Block">Inputs of a panel that are read at a time: all of them, or so many that a block stays in the cache while the rows of a batch pass. A sum goes on where the block before has left it, so blocks change no bit.</param>
/// <param name="AsksAhead">Whether a batch asks for the next panel while it computes with one.</param>
/// <param name="InTurns">Whether one sample reads the panels up and down in turns, so that a prediction finds in the cache what the one before has read last. Panels share no sum, so their order changes no bit.</param>
internal sealed record PanelReading(int Block, bool AsksAhead, bool InTurns);
