using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Model -> kernel plan.</summary>
internal static class NetworkLowering
{
    public static KernelPlan Lower(NetworkModel model)
    {
        Mathematics mathematics = Propagation.Of(model);
        (IReadOnlyList<PlacedTensor> tensors, int packedLength) = TensorPlacement.Of(mathematics);
        TrainingPlan training = TrainingLowering.Lower(model, mathematics, tensors);
        return new KernelPlan(
            model,
            mathematics,
            LayerRows(model),
            tensors,
            mathematics.Forward.OfType<Scale>().Any() ? ScalingOf(model) : ScalingKind.None,
            packedLength,
            training,
            InferenceLowering.Lower(model, mathematics, tensors, training));
    }

    private static ScalingKind ScalingOf(NetworkModel model) =>
        string.Equals(model.Nodes[0].Layer.Kind, "Standardize", StringComparison.Ordinal) ? ScalingKind.Standardize : ScalingKind.MinMax;

    private static List<LayerRow> LayerRows(NetworkModel model)
    {
        var rows = new List<LayerRow>();
        foreach (Layer layer in model.Layers)
        {
            int count = 1 + rows.Count(row => string.Equals(row.Kind, layer.Kind, StringComparison.Ordinal));
            int parameters = layer.Parameters.Sum(static parameter => parameter.Rows * parameter.Columns);
            rows.Add(new LayerRow(layer.Kind + count.ToString(CultureInfo.InvariantCulture), layer.Kind, layer.Output, parameters, layer.MultiplyAdds));
        }

        return rows;
    }
}
