using System.Collections.Immutable;

namespace NetGen;

/// <summary>The parameters that a training changes: all except the frozen ones.</summary>
internal sealed class TrainedParameters
{
    /// <summary>Finds the parameters for the names.</summary>
    /// <param name="info">The class.</param>
    /// <param name="freeze">See <see cref="FitOptions.Freeze"/>.</param>
    /// <exception cref="ArgumentException">A name matches no tensor, or no parameters are left to train.</exception>
    public TrainedParameters(NetworkInfo info, IReadOnlyList<string> freeze)
    {
        Dictionary<string, int[]> known = NamesOf(info);
        var frozen = new SortedSet<int>();
        foreach (string name in freeze)
        {
            if (name is null || !known.TryGetValue(name, out int[]? tensors))
            {
                throw new ArgumentException(
                    $"Expected names of layers or tensors of {info.Name}, but found {(name is null ? "null" : $"'{name}'")}. Its names are "
                        + $"{string.Join(", ", known.Keys)}.", nameof(FitOptions.Freeze));
            }

            frozen.UnionWith(tensors);
        }

        if (frozen.Count > 0 && frozen.Count == info.Tensors.Length)
        {
            throw new ArgumentException($"Expected at least one tensor of {info.Name} to train, but all of its tensors are frozen.", nameof(FitOptions.Freeze));
        }

        FrozenNames = string.Join(' ', frozen.Select(index => info.Tensors[index].Name));
        Panels =
        [
            .. Enumerable.Range(0, info.Tensors.Length).Where(index => !frozen.Contains(index)).SelectMany(index => TensorPanel.Of(info.Tensors[index], index))
        ];
        WeightPanels = [.. Panels.Where(panel => info.Tensors[panel.Tensor].Role == TensorRole.Weight)];
        IsEverything = frozen.Count == 0;
        Segments = IsEverything ? info.Segments : ParameterSegment.Of(info.Tensors.Where((_, index) => !frozen.Contains(index)));
    }

    /// <summary>Whether nothing is frozen.</summary>
    public bool IsEverything { get; }

    /// <summary>Their segments of the packed block, in order.</summary>
    public ImmutableArray<ParameterSegment> Segments { get; }

    /// <summary>The same segments as panels, tensor after tensor.</summary>
    public ImmutableArray<TensorPanel> Panels { get; }

    /// <summary>The panels of weight matrices.</summary>
    public ImmutableArray<TensorPanel> WeightPanels { get; }

    /// <summary>The names of the frozen tensors. A checkpoint compares them.</summary>
    public string FrozenNames { get; }

    /// <summary>Whether any parameter in a range of the packed block is trained.</summary>
    /// <param name="offset">The start of the range.</param>
    /// <param name="length">The length of the range.</param>
    public bool Overlaps(int offset, int length)
    {
        // The first segment that ends after the start.
        int low = 0, high = Segments.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Segments[middle].Offset + Segments[middle].Length > offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low < Segments.Length && Segments[low].Offset < offset + length;
    }

    /// <summary>
    /// The tensors for each name: first names of layers, then names of tensors, then the numbers before the dot. Tensors are ordered by layer, so the running
    /// count of values shows which layer a tensor belongs to.
    /// </summary>
    private static Dictionary<string, int[]> NamesOf(NetworkInfo info)
    {
        var names = new Dictionary<string, int[]>(StringComparer.Ordinal);
        int next = 0;
        foreach (LayerInfo layer in info.Layers)
        {
            int first = next;
            for (int left = layer.ParameterCount; left > 0; next++)
            {
                left -= info.Tensors[next].Length;
            }

            if (next > first)
            {
                names[layer.Name] = [.. Enumerable.Range(first, next - first)];
            }
        }

        for (int index = 0; index < info.Tensors.Length; index++)
        {
            names[info.Tensors[index].Name] = [index];
        }

        foreach (IGrouping<string, int> module in Enumerable.Range(0, info.Tensors.Length)
            .GroupBy(index => info.Tensors[index].Name.Split('.')[0], StringComparer.Ordinal))
        {
            names.TryAdd(module.Key, [.. module]);
        }

        return names;
    }
}
