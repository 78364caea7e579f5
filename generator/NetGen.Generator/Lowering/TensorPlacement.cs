using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Lowering;

/// <summary>Places the trained tensors in one block, layer after layer. Each layer's panels start at a cache line.</summary>
internal static class TensorPlacement
{
    /// <summary>Floats in a cache line.</summary>
    public const int CacheLine = 16;

    public static (IReadOnlyList<PlacedTensor> Tensors, int Length) Of(Mathematics mathematics)
    {
        var placed = new List<PlacedTensor>();
        int next = 0;
        foreach (NamedTensor tensor in mathematics.Tensors)
        {
            switch (tensor.Spec.Role)
            {
                // Every panel has a row for biases. If a layer has no biases the row stays zero, which costs less than kernels of its own.
                case TensorRole.Weight:
                    PanelLayout panels = tensor.Spec.Shape.Dimensions.Count > 2
                        ? PanelWidths.Filters(tensor.Value.Rows, tensor.Value.Columns, tensor.Spec.FiltersTogether)
                        : PanelWidths.Weights(tensor.Value.Rows, tensor.Value.Columns);
                    placed.Add(new PlacedTensor(tensor, next + panels.Width, next, panels));
                    next = PanelWidths.Padded(next + panels.Length, CacheLine);
                    break;

                // The biases of a layer are the first row of each panel of its weights.
                case TensorRole.Bias:
                    PlacedTensor weights = placed.LastOrDefault(other => other.Tensor.Layer == tensor.Layer && other.Spec.Role == TensorRole.Weight)
                        ?? throw new InvalidOperationException($"{tensor.FileName} is a bias without weights before it; a vector that is added is a Shift.");
                    placed.Add(weights with { Tensor = tensor, Offset = weights.Block });
                    break;

                default:
                    PanelLayout vector = PanelWidths.Vector(tensor.Value.Length);
                    placed.Add(new PlacedTensor(tensor, next, next, vector));
                    next = PanelWidths.Padded(next + vector.Length, CacheLine);
                    break;
            }
        }

        return (placed, next);
    }
}
