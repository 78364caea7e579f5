namespace NetGen.Generator.Model;

/// <summary>A dense layer that at inference reads weights which do its neighbours' work too. The runtime computes them whenever parameters or statistics have changed.</summary>
/// <param name="W">The layer's own weights.</param>
/// <param name="B">Its own biases, which lie in the panels of the weights.</param>
/// <param name="FoldedW">What inference reads instead of the weights, in the same layout.</param>
/// <param name="FoldedB">What it reads instead of the biases.</param>
/// <param name="Before">What is done to its input; null for nothing.</param>
/// <param name="After">What is done to its output; null for nothing.</param>
internal sealed record DenseFolding(Buffer W, Buffer B, Buffer FoldedW, Buffer FoldedB, Scale? Before, Normalize? After);
