using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The place where a training step stores the output of a layer: rows of a buffer in the workspace.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Offset">Values per row of the buffers before this one.</param>
/// <param name="Pitch">Values from one row to the next: the width of the output, padded to whole vectors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerOutput(int Layer, int Offset, int Pitch);
