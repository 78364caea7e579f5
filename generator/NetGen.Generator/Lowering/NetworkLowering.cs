using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Model -> kernel plan.</summary>
internal static class NetworkLowering
{
    public static KernelPlan Lower(NetworkModel model)
    {
        Mathematics mathematics = Propagation.Of(model);
        (IReadOnlyList<PlacedTensor> tensors, int packedLength) = TensorPlacement.Of(mathematics);
        KernelSelection kernels = KernelChoice.For(model);
        TrainingPlan training = TrainingLowering.Lower(model, mathematics, tensors, kernels);
        return new KernelPlan(
            model,
            mathematics,
            LayerRows(model),
            tensors,
            model.Nodes[0].Layer.Scaling,
            model.Nodes[model.Nodes.Count - 1].Layer is { IsActivation: true } last ? last.Kind : "Linear",
            packedLength,
            kernels,
            training,
            InferenceLowering.Lower(model, mathematics, tensors, training, kernels));
    }

    private static List<LayerRow> LayerRows(NetworkModel model)
    {
        var rows = new List<LayerRow>();
        foreach (Layer layer in model.Layers)
        {
            int count = 1 + rows.Count(row => string.Equals(row.Kind, layer.Kind, StringComparison.Ordinal));
            int parameters = layer.Parameters.Sum(static parameter => parameter.Rows * parameter.Columns);
            rows.Add(new LayerRow(layer.Kind + count.ToString(CultureInfo.InvariantCulture), layer.Kind, layer.Settings, layer.Output, parameters, layer.MultiplyAdds, layer.IsWeighted));
        }

        return rows;
    }
}
