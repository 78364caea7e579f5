using NetGen.Generator.Model;
using NetGen.Generator.Plans;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Names the layers that may have made a gradient wrong: that of the tensor, and those after it up to the next tensor with a right one.</summary>
internal static class Suspects
{
    /// <param name="model">The network.</param>
    /// <param name="mathematics">Its tensors.</param>
    /// <param name="wrong">The last tensor, in the order of layers, whose gradient is wrong.</param>
    public static string Of(NetworkModel model, NetGen.Generator.Plans.Mathematics mathematics, NamedTensor wrong)
    {
        int end = mathematics.Tensors.Where(tensor => tensor.Layer > wrong.Layer).Select(static tensor => tensor.Layer)
            .DefaultIfEmpty(model.Nodes.Count - 1).Min();
        IEnumerable<string> layers = Enumerable.Range(wrong.Layer, end - wrong.Layer + 1).Select(layer => $"{layer} {NameOf(model.Nodes[layer].Layer)}");
        return $"It is {wrong.FileName}, and no tensor after it is wrong: look at layers {string.Join(", ", layers)}.";
    }

    private static string NameOf(Layer layer) => layer.Settings.Length == 0 ? layer.Kind : $"{layer.Kind}({layer.Settings})";
}
