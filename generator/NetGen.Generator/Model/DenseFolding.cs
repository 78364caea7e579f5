namespace NetGen.Generator.Model;

/// <summary>A dense layer that at inference reads weights which do its neighbour's work too. The runtime computes them whenever parameters or statistics have changed.</summary>
/// <param name="W">The layer's own weights.</param>
/// <param name="B">Its own biases, which lie in the panels of the weights.</param>
/// <param name="FoldedW">What inference reads instead of the weights, in the same layout.</param>
/// <param name="FoldedB">What it reads instead of the biases.</param>
/// <param name="Before">What is done to its input.</param>
internal sealed record DenseFolding(Buffer W, Buffer B, Buffer FoldedW, Buffer FoldedB, Scale Before);
