using System.Collections.Immutable;

namespace NetGen;

/// <summary>A run of the packed parameter block whose values are treated alike.</summary>
/// <param name="Offset">Index of the first value.</param>
/// <param name="Length">Number of values, including padding.</param>
/// <param name="Decays">Whether L1, L2 and weight decay apply: true for weights; false for biases, slopes, and γ and β of a normalisation.</param>
internal readonly record struct ParameterSegment(int Offset, int Length, bool Decays)
{
    /// <summary>All segments of a network, in the order of the block. Values between segments are for alignment only. They are never read or written.</summary>
    public static ImmutableArray<ParameterSegment> Of(IEnumerable<TensorInfo> tensors) =>
    [
        .. from tensor in tensors
           from panel in Enumerable.Range(0, tensor.PanelCount)
           let offset = tensor.Offset + (panel * tensor.PanelStride)
           orderby offset
           select new ParameterSegment(offset, tensor.Columns * tensor.PanelWidth, tensor.Decays),
    ];
}
