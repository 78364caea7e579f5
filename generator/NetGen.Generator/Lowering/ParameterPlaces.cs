using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>The places of tensors and statistics, which are the same in training and inference.</summary>
internal static class ParameterPlaces
{
    public static void Add(RowPlacement places, IReadOnlyList<PlacedTensor> tensors, int inputSize)
    {
        foreach (PlacedTensor tensor in tensors)
        {
            // A layer's weights and biases are one block; it starts where the biases do.
            int start = tensor.Spec.Role == ParameterRole.Weight ? tensor.Offset - tensor.Panels.Width : tensor.Offset;
            places.Place(tensor.Value, new Packed(PackedBlock.Parameters, start, tensor.Panels));
            places.Place(LayerBuffers.GradientOf(tensor.Value), new Packed(PackedBlock.Gradient, start, tensor.Panels));
        }

        places.Place(new Buffer("mean", BufferRole.Statistic, 1, inputSize), new Statistic(0));
        places.Place(new Buffer("divisor", BufferRole.Statistic, 1, inputSize), new Statistic(inputSize));
    }
}
