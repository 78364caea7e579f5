using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;

namespace NetGen.Generator.Parsing;

/// <summary>Compares the tensors of a file with those of a class, as the runtime does when it loads one.</summary>
internal static class WeightFit
{
    private const string BatchCountSuffix = ".num_batches_tracked";

    /// <summary>Tensors that a message names, at most.</summary>
    private const int Named = 6;

    /// <summary>Prefixes that PyTorch's wrappers put before every name; the runtime passes over them too.</summary>
    private static readonly string[] Prefixes = ["module.", "_orig_mod.", "model."];

    /// <summary>What does not fit, in words that show both sides; null if all does.</summary>
    public static string? Difference(NetworkModel model, ModelFile file)
    {
        StoredTensor[] expected = [.. StoredTensor.Of(model)];
        var known = new HashSet<string>(expected.Select(static tensor => tensor.Name), StringComparer.Ordinal);
        Dictionary<string, Shape> found = file.Tensors
            .Where(tensor => !IsBatchCount(tensor.Name, known))
            .GroupBy(tensor => Known(tensor.Name, known), StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Shape, StringComparer.Ordinal);
        string[] differences =
        [
            .. expected.Where(tensor => found.TryGetValue(tensor.Name, out Shape? shape) && shape != tensor.Shape)
                .Select(tensor => $"{tensor.Name} is {Text(found[tensor.Name])}, but {Text(tensor.Shape)} was expected"),
            .. expected.Where(tensor => !found.ContainsKey(tensor.Name)).Select(static tensor => $"{tensor.Name} {Text(tensor.Shape)} is missing"),
            .. found.Where(tensor => !known.Contains(tensor.Key)).Select(static tensor => $"{tensor.Key} {Text(tensor.Value)} is not expected"),
        ];
        return differences.Length == 0 ? LayerDifference(model, file)
            : string.Join("; ", differences.Take(Named)) + (differences.Length > Named ? $"; and {differences.Length - Named} more" : "");
    }

    /// <summary>Tensors of the same shapes may belong to a network that computes something else with them: a file of ours says what.</summary>
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
            : $"the file is of {string.Join(", ", found)}, but {string.Join(", ", expected)} was expected; they differ from layer {same + 1} on";
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

    /// <summary>The number of batches that PyTorch's BatchNorm has counted: nothing depends on it.</summary>
    private static bool IsBatchCount(string name, HashSet<string> known) =>
        name.EndsWith(BatchCountSuffix, StringComparison.Ordinal) && known.Contains(Known(name.Replace(BatchCountSuffix, ".running_mean"), known));
}
