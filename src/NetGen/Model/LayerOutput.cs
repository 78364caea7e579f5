using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Where a training step leaves the output of a layer: rows of a buffer of the workspace.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Offset">Values a row that the buffers before it take.</param>
/// <param name="Pitch">Values from one row to the next: the width of the output, padded to whole vectors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerOutput(int Layer, int Offset, int Pitch);
