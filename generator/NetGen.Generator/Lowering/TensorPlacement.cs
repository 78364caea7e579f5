using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Places the trained tensors in one block, layer after layer, each block of panels on a cache line.</summary>
internal static class TensorPlacement
{
    /// <summary>Floats in a cache line.</summary>
    public const int CacheLine = 16;

    public static (IReadOnlyList<PlacedTensor> Tensors, int Length) Of(Mathematics mathematics)
    {
        var placed = new List<PlacedTensor>();
        int next = 0;
        foreach ((Buffer value, ParameterSpec spec, string fileName) in mathematics.Tensors)
        {
            switch (spec.Role)
            {
                case ParameterRole.Weight:
                    PanelLayout panels = PanelWidths.Weights(spec.Rows, spec.Columns);
                    placed.Add(new PlacedTensor(value, spec, fileName, next + panels.Width, panels));
                    next = PanelWidths.Padded(next + panels.Length, CacheLine);
                    break;

                // The biases of a layer are the first row of each of its weights' panels.
                case ParameterRole.Bias:
                    PlacedTensor weights = placed[placed.Count - 1];
                    placed.Add(new PlacedTensor(value, spec, fileName, weights.Offset - weights.Panels.Width, weights.Panels));
                    break;

                default:
                    PanelLayout vector = PanelWidths.Vector(spec.Rows);
                    placed.Add(new PlacedTensor(value, spec, fileName, next, vector));
                    next = PanelWidths.Padded(next + vector.Length, CacheLine);
                    break;
            }
        }

        return (placed, next);
    }
}
