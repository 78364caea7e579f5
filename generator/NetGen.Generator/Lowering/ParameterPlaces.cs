using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>The places of tensors and statistics, which are the same in training and inference.</summary>
internal static class ParameterPlaces
{
    public static void Add(RowPlacement places, IReadOnlyList<PlacedTensor> tensors, IReadOnlyList<NamedStatistic> statistics)
    {
        foreach (PlacedTensor tensor in tensors)
        {
            places.Place(tensor.Value, new Packed(PackedBlock.Parameters, tensor.Block, tensor.Panels));
            places.Place(tensor.Value.Gradient, new Packed(PackedBlock.Gradient, tensor.Block, tensor.Panels));
        }

        int offset = 0;
        foreach (NamedStatistic statistic in statistics)
        {
            places.Place(statistic.Value, new Statistic(offset));
            offset += statistic.Spec.Length;
        }
    }
}
