using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;

namespace NetGen.Generator.Parsing;

/// <summary>Compares the tensors of a file with those of a class, as the runtime does when it loads a file.</summary>
internal static class WeightFit
{
    private const string BatchCountSuffix = ".num_batches_tracked";

    /// <summary>The most tensors that a message names.</summary>
    private const int Named = 6;

    /// <summary>The types of elements that are read.</summary>
    private static readonly string[] Types = ["F32", "F16", "BF16", "F64"];

    /// <summary>Prefixes that PyTorch's wrappers put before every name. The runtime ignores them too.</summary>
    private static readonly string[] Prefixes = ["module.", "_orig_mod.", "model."];

    /// <summary>What does not fit, in words that show both sides; null if everything fits.</summary>
    public static string? Difference(NetworkModel model, ModelFile file)
    {
        StoredTensor[] expected = [.. StoredTensor.Of(model)];
        var known = new HashSet<string>(expected.Select(static tensor => tensor.Name), StringComparer.Ordinal);
        Dictionary<string, FileTensor> found = UnderOurNames(file, known).GroupBy(static tensor => tensor.Name, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        string[] differences =
        [
            .. expected.Where(tensor => found.TryGetValue(tensor.Name, out FileTensor? other) && other.Shape != tensor.Shape)
                .Select(tensor => $"{tensor.Name} has the shape {Text(found[tensor.Name].Shape)}, but {Text(tensor.Shape)} was expected"),
            .. expected.Where(tensor => found.TryGetValue(tensor.Name, out FileTensor? other) && !Types.Contains(other.Type, StringComparer.Ordinal))
                .Select(tensor => $"{tensor.Name} holds {found[tensor.Name].Type}, but {string.Join(", ", Types)} was expected"),
            .. expected.Where(tensor => !found.ContainsKey(tensor.Name)).Select(static tensor => $"{tensor.Name} {Text(tensor.Shape)} is missing"),
            .. found.Where(tensor => !known.Contains(tensor.Key)).Select(static tensor => $"{tensor.Key} {Text(tensor.Value.Shape)} is not expected"),
        ];
        return file.Weights is { Length: > int.MaxValue and var length } ? $"the file has {length} bytes, but at most {int.MaxValue} bytes can be embedded"
            : differences.Length == 0 ? LayerDifference(model, file)
            : string.Join("; ", differences.Take(Named)) + (differences.Length > Named ? $"; and {differences.Length - Named} more" : "");
    }

    /// <summary>
    /// The place of each tensor in a file that fits; empty if the scaling of the file has not been taken from data, which the runtime reports.
    /// </summary>
    public static EquatableArray<TensorPlace> Places(NetworkModel model, ModelFile file)
    {
        var known = new HashSet<string>(StoredTensor.Of(model).Select(static tensor => tensor.Name), StringComparer.Ordinal);
        bool isFitted = !file.Metadata.Any(static entry => entry.Key == "netgen.scaling_fitted" && entry.Value != "true");
        return model.Nodes[0].Layer.Scaling != ScalingKind.None && !isFitted
            ? EquatableArray<TensorPlace>.Empty
            : UnderOurNames(file, known).Select(static tensor => new TensorPlace(tensor.Name, tensor.Type, tensor.Offset)).ToEquatableArray();
    }

    /// <summary>The tensors under our names.</summary>
    private static IEnumerable<FileTensor> UnderOurNames(ModelFile file, HashSet<string> known) =>
        file.Tensors.Where(tensor => !IsBatchCount(tensor.Name, known)).Select(tensor => tensor with { Name = Known(tensor.Name, known) });

    /// <summary>Compares what the networks compute. Another network may have tensors of the same shapes; a file of ours says what it computes.</summary>
    private static string? LayerDifference(NetworkModel model, ModelFile file)
    {
        if (file.Metadata.FirstOrDefault(static entry => entry.Key == LayerLines.Key) is not { } entry)
        {
            return null;
        }

        IReadOnlyList<string> expected = LayerLines.Of(model);
        string[] found = entry.Value.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        int same = expected.Zip(found, LayerLines.AreTheSame).TakeWhile(static isSame => isSame).Count();
        return same == expected.Count && same == found.Length ? null
            : $"the file has the layers {string.Join(", ", found)}, but the class has {string.Join(", ", expected)}; "
                + $"the first difference is at layer {same + 1}";
    }

    private static string Text(Shape shape) => $"[{string.Join(", ", shape.Dimensions)}]";

    private static string Known(string name, HashSet<string> known)
    {
        string bare = name;
        while (!known.Contains(bare) && Prefixes.FirstOrDefault(prefix => bare.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
        {
            bare = bare.Substring(prefix.Length);
        }

        return known.Contains(bare) ? bare : name;
    }

    /// <summary>The number of batches that PyTorch's BatchNorm has counted. Nothing depends on it.</summary>
    private static bool IsBatchCount(string name, HashSet<string> known) =>
        name.EndsWith(BatchCountSuffix, StringComparison.Ordinal) && known.Contains(Known(name.Replace(BatchCountSuffix, ".running_mean"), known));
}
