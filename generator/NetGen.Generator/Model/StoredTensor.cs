namespace NetGen.Generator.Model;

/// <summary>A tensor as a file holds it.</summary>
/// <param name="Name">Its name: that of a network of ours counts modules, as PyTorch's <c>Sequential</c> does.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record StoredTensor(string Name, Shape Shape)
{
    /// <summary>The tensors that a file of a network holds: first what is trained, then what is measured.</summary>
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
