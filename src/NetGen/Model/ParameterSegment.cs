using System.Collections.Immutable;

namespace NetGen;

/// <summary>A run of the packed parameter block whose values are treated alike.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="Length">How many values, padding included.</param>
/// <param name="Decays">Whether L1, L2 and weight decay touch it: weights yes, biases, slopes and a normalisation's γ and β no.</param>
internal readonly record struct ParameterSegment(int Offset, int Length, bool Decays)
{
    /// <summary>All segments of a network, in the order of the block. What they leave out is alignment, never read and never written.</summary>
    public static ImmutableArray<ParameterSegment> Of(IEnumerable<TensorInfo> tensors) =>
    [
        .. from tensor in tensors
           from panel in Enumerable.Range(0, tensor.PanelCount)
           let offset = tensor.Offset + (panel * tensor.PanelStride)
           orderby offset
           select new ParameterSegment(offset, tensor.Columns * tensor.PanelWidth, tensor.Decays),
    ];
}
