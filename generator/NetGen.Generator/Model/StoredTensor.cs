namespace NetGen.Generator.Model;

/// <summary>A tensor as a file holds it.</summary>
/// <param name="Name">Its name. In our networks it counts modules, as PyTorch's <c>Sequential</c> does.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record StoredTensor(string Name, Shape Shape)
{
    /// <summary>The tensors in a file of a network: first those that are trained, then those that are measured.</summary>
    public static IEnumerable<StoredTensor> Of(NetworkModel model)
    {
        var measured = new List<StoredTensor>();
        int module = 0;
        foreach (Layer layer in model.Layers)
        {
            foreach (TensorSpec tensor in layer.Tensors)
            {
                yield return new StoredTensor(tensor.NameIn(module), tensor.Shape);
            }

            measured.AddRange(layer.Statistics.Select(statistic => new StoredTensor(statistic.NameIn(layer, module), new Shape(statistic.Length))));
            module += layer.Modules;
        }

        foreach (StoredTensor tensor in measured)
        {
            yield return tensor;
        }
    }
}
