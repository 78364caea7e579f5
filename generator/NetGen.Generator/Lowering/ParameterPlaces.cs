using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The places of tensors and statistics, which are the same in training and inference.</summary>
internal static class ParameterPlaces
{
    public static void Add(RowPlacement places, IReadOnlyList<PlacedTensor> tensors, IReadOnlyList<NamedStatistic> statistics)
    {
        foreach (PlacedTensor tensor in tensors)
        {
            // A layer's weights and biases are one block; it starts where the biases do.
            int start = tensor.Spec.Role == ParameterRole.Weight ? tensor.Offset - tensor.Panels.Width : tensor.Offset;
            places.Place(tensor.Value, new Packed(PackedBlock.Parameters, start, tensor.Panels));
            places.Place(LayerBuffers.GradientOf(tensor.Value), new Packed(PackedBlock.Gradient, start, tensor.Panels));
        }

        int offset = 0;
        foreach (NamedStatistic statistic in statistics)
        {
            places.Place(statistic.Value, new Statistic(offset));
            offset += statistic.Spec.Length;
        }
    }
}
