using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>
/// The properties that must be equal for the trials of a folder to belong to a search, one per line. The folder contains them as <c>search.json</c>.
/// </summary>
internal sealed class SearchManifest
{
    private const string Format = "netgen.search.1";

    private readonly List<KeyValuePair<string, string>> _lines;

    /// <summary>The manifest of a search.</summary>
    /// <param name="space">The axes.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">The options of the search.</param>
    /// <param name="training">The training of the first trial, for the properties that all trainings have in common.</param>
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

    /// <summary>A short value that identifies the manifest. Every trial's file contains it.</summary>
    public string Fingerprint { get; }

    /// <summary>Writes the manifest if the folder has none; otherwise compares it with that of the folder.</summary>
    /// <remarks>Several processes may call this at the same time. One of them writes, the others compare.</remarks>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    public void Claim(string path)
    {
        if (File.Exists(path) || !AtomicFile.TryWriteNew(path, ChecksummedJson.Parts(json => _lines.ForEach(line => json.WriteString(line.Key, line.Value)))))
        {
            RequireSame(path);
        }
    }

    /// <summary>Compares the manifest with that of the folder.</summary>
    /// <exception cref="NetGenFormatException">The folder belongs to another search.</exception>
    public void RequireSame(string path)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in ChecksummedJson.Read(path, LinesOf))
        {
            if (!found.TryAdd(key, value))
            {
                throw new NetGenFormatException($"{path}: expected each setting of a search once, but found '{key}' twice.");
            }
        }

        foreach ((string key, string expected) in _lines)
        {
            string value = found.GetValueOrDefault(key, "nothing");
            if (!string.Equals(value, expected, StringComparison.Ordinal))
            {
                throw new NetGenFormatException(
                    $"{path}: expected a search with {key} '{expected}', as in this one, but found '{value}'. Use a separate folder for each search.");
            }
        }

        // A manifest with more than these lines and the checksum has lines that this search does not have.
        if (found.Count > _lines.Count + 1)
        {
            throw new NetGenFormatException(
                $"{path}: expected a search with {_lines.Count} settings, as in this one, but found {found.Count - 1}. Use a separate folder for each search.");
        }
    }

    private static List<KeyValuePair<string, string>> LinesOf(System.Text.Json.JsonElement json) =>
        [.. json.EnumerateObject().Select(static line => KeyValuePair.Create(line.Name, line.Value.GetString() ?? ""))];
}
