using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What must be the same for a folder's trials to belong to a search, line by line; the folder keeps it as <c>search.json</c>.</summary>
internal sealed class SearchManifest
{
    private const string Format = "netgen.search.1";

    private readonly List<KeyValuePair<string, string>> _lines;

    /// <summary>The manifest of a search.</summary>
    /// <param name="space">The axes.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">How it searches.</param>
    /// <param name="training">The training of the first trial, which stands for what all have in common.</param>
    public SearchManifest(SearchSpace space, Dataset data, SearchOptions options, string training)
    {
        _lines =
        [
            new("format", Format),
            .. space.Axes.Select(static (axis, index) => KeyValuePair.Create($"axis {index + 1}", $"{axis}, priority {axis.Priority}")),
            new("plan", options.Plan.ToString()!),
            new("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
            new("halving", options.Halving?.ToString() ?? "none"),
            new("metric", $"{options.Metric.Name}, {(options.Metric.HigherIsBetter ? "higher" : "lower")} is better"),
            new("data", data.Description),
            new("trial 1", training),
        ];
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', _lines.Select(static line => $"{line.Key}: {line.Value}")));
        Fingerprint = Crc32C.Append(Crc32C.Empty, text).ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>Stands for the whole in every trial's file.</summary>
    public string Fingerprint { get; }

    /// <summary>Writes the manifest into a folder that has none, and compares it with that of one that has.</summary>
    /// <remarks>Several processes may do so at the same time: one writes, and the others compare.</remarks>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    public void Claim(string path)
    {
        if (File.Exists(path) || !AtomicFile.TryWriteNew(path, ChecksummedJson.Parts(json => _lines.ForEach(line => json.WriteString(line.Key, line.Value)))))
        {
            RequireSame(path);
        }
    }

    /// <summary>Compares the manifest with that of a folder.</summary>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    public void RequireSame(string path)
    {
        Dictionary<string, string> found = ChecksummedJson.Read(path, static json => json.EnumerateObject().ToDictionary(static line => line.Name, static line => line.Value.GetString() ?? "", StringComparer.Ordinal));
        foreach ((string key, string expected) in _lines)
        {
            string value = found.GetValueOrDefault(key, "nothing");
            if (!string.Equals(value, expected, StringComparison.Ordinal))
            {
                throw new NetGenFormatException($"{path}: expected a search with {key} '{expected}', as in this one, but found '{value}'. Use a separate folder for each search.");
            }
        }

        // The lines and the checksum are left over when all of this search's are there.
        if (found.Count > _lines.Count + 1)
        {
            throw new NetGenFormatException($"{path}: expected a search with {_lines.Count} settings, as in this one, but found {found.Count - 1}. Use a separate folder for each search.");
        }
    }
}
