namespace NetGen;

/// <summary>Assigns the tensors of a file to the tensors of a network.</summary>
/// <remarks>
/// A caller may give a map from the file's names to ours. Prefixes that wrappers of PyTorch add to every name are skipped, also nested ones. The number of
/// batches that PyTorch's BatchNorm counts is skipped too, because no result depends on it.
/// </remarks>
internal sealed class TensorNames
{
    private const string RunningMeanSuffix = ".running_mean";
    private const string BatchCountSuffix = ".num_batches_tracked";

    /// <summary>
    /// Prefixes of <c>DataParallel</c>, of <c>torch.compile</c>, and of modules that keep their network in a field <c>model</c>, as in Lightning.
    /// </summary>
    private static readonly string[] s_prefixes = ["module.", "_orig_mod.", "model."];

    private readonly Dictionary<string, string> _inFile = new(StringComparer.Ordinal);
    private readonly List<string> _surplus = [];
    private readonly NetworkInfo _info;
    private readonly string _path;
    private readonly string _owner;

    private TensorNames(NetworkInfo info, string path, string? owner) =>
        (_info, _path, _owner) = (info, path, owner is null || owner == info.Name ? "" : $" of {owner}");

    /// <summary>Whether the map has skipped a tensor.</summary>
    public bool PassesOver { get; private set; }

    private IEnumerable<string> Expected =>
        _info.Tensors.Select(static tensor => tensor.Name).Concat(_info.Statistics.Select(static statistic => statistic.Name));

    /// <summary>Finds the tensors of a network among those of a file.</summary>
    /// <param name="info">The network.</param>
    /// <param name="file">The file.</param>
    /// <param name="map">Maps a name in the file to ours, or to null to skip the tensor. It is null if the names are the same.</param>
    /// <param name="owner">The name of the network in the file, for the message; null if the file has none.</param>
    /// <exception cref="NetGenFormatException">Two tensors of the file map to the same name.</exception>
    public static TensorNames Of(NetworkInfo info, SafetensorsReader file, Func<string, string?>? map, string? owner)
    {
        var names = new TensorNames(info, file.Path, owner);
        var expected = new HashSet<string>(names.Expected, StringComparer.Ordinal);
        foreach (string inFile in file.Entries.Select(static entry => entry.Name))
        {
            string? mapped = map is null ? inFile : map(inFile);
            if (mapped is null)
            {
                names.PassesOver = true;
            }
            else
            {
                names.Add(inFile, mapped, expected);
            }
        }

        return names;
    }

    /// <summary>The name in the file of one of our tensors.</summary>
    public string InFile(string name) => _inFile[name];

    /// <summary>Throws if the file lacks a tensor or has an additional one.</summary>
    /// <exception cref="NetGenFormatException">The tensors are not those of the network. The message names the missing and the additional tensors.</exception>
    public void RequireAll()
    {
        string[] missing = [.. Expected.Where(name => !_inFile.ContainsKey(name))];
        string[] differences = [.. Difference("missing", missing), .. Difference("not expected", _surplus)];
        if (differences.Length > 0)
        {
            throw new NetGenFormatException($"{_path}: expected the tensors of {_info.Name}, but found those{_owner}: {string.Join("; ", differences)}.");
        }

        static IEnumerable<string> Difference(string what, IReadOnlyCollection<string> names) => names.Count == 0 ? [] : [$"{what} {string.Join(", ", names)}"];
    }

    private static string WithoutPrefixes(string name)
    {
        // A name may consist of thousands of prefixes, so the rest is copied once, at the end.
        int start = 0;
        while (Array.Find(s_prefixes, prefix => name.AsSpan(start).StartsWith(prefix)) is { } prefix)
        {
            start += prefix.Length;
        }

        return name[start..];
    }

    private void Add(string inFile, string mapped, HashSet<string> expected)
    {
        string name = expected.Contains(mapped) ? mapped : WithoutPrefixes(mapped);
        if (!expected.Contains(name))
        {
            // The batch count of one of our BatchNorms is known and not needed. Any other name is unexpected.
            bool isBatchCount = name.EndsWith(BatchCountSuffix, StringComparison.Ordinal)
                && expected.Contains(name[..^BatchCountSuffix.Length] + RunningMeanSuffix);
            if (!isBatchCount)
            {
                _surplus.Add(mapped == inFile ? inFile : $"{mapped} (mapped from {inFile})");
            }
        }
        else if (!_inFile.TryAdd(name, inFile))
        {
            throw new NetGenFormatException($"{_path}: expected one tensor for {name} of {_info.Name}, but found two: {_inFile[name]} and {inFile}.");
        }
    }
}
