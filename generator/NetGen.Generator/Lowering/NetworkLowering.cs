using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Model -> kernel plan.</summary>
internal static class NetworkLowering
{
    public static KernelPlan Lower(NetworkModel model)
    {
        Mathematics mathematics = Propagation.Of(model);
        Mathematics inMemory = ChannelOrderElision.Of(mathematics);
        (IReadOnlyList<PlacedTensor> tensors, int packedLength) = TensorPlacement.Of(inMemory);
        KernelSelection kernels = KernelChoice.For(model);
        TrainingPlan training = TrainingLowering.Lower(inMemory, tensors, packedLength, kernels);
        return new KernelPlan
        {
            Model = model,
            Mathematics = mathematics,
            Layers = LayerRows(model),
            Tensors = tensors,
            Scaling = model.Nodes[0].Layer.Scaling,
            OutputActivation = model.Nodes[model.Nodes.Count - 1].Layer.Activation ?? "Linear",
            PackedLength = packedLength,
            Kernels = kernels,
            Training = training,
            Inference = InferenceLowering.Lower(model, inMemory, tensors, training, kernels),
        };
    }

    private static List<LayerRow> LayerRows(NetworkModel model)
    {
        var rows = new List<LayerRow>();
        foreach (Node node in model.Nodes)
        {
            int count = 1 + rows.Count(row => string.Equals(row.Layer.Kind, node.Layer.Kind, StringComparison.Ordinal));
            rows.Add(new LayerRow(
                node.Layer,
                node.Layer.Kind + count.ToString(CultureInfo.InvariantCulture),
                node.Inputs.Select(input => input == Node.Input ? LayerRow.Input : rows[input].Name).ToEquatableArray(),
                node.Inputs[0] == rows.Count - 1));
        }

        return rows;
    }
}
