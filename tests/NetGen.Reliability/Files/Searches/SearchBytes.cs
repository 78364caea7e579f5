using System.Text;
using NetGen.Reliability.Files.Mutants;

namespace NetGen.Reliability.Files.Searches;

/// <summary>Mutants of the JSON files of a search. The checksum at the end is right in most of them.</summary>
internal static class SearchBytes
{
    private static readonly JsonMutant s_json = new(
        "\"Paused\"", "\"Ended\"", "\"Diverged\"", "\"paused\"", "\"2\"", "\"7\"", "\"-1\"", "\"Paused, Ended\"", "\" Ended \"", "\"netgen.trial.1\"",
        "\"netgen.trial.2\"", "\"netgen.search.1\"", "\"epoch\"", "\"epochs\"", "\"score\"", "\"ticks\"", "\"1,5\"", "\"1e400\"", "\"0x1\"", "\"∞\"", "1e39");

    /// <summary>A mutant of a file with its checksum.</summary>
    public static byte[] Mutant(byte[] sound, JsonPart json, Chance chance)
    {
        if (chance.Happens(0.1))
        {
            return ByteMutant.Of(sound, chance);
        }

        JsonPart lying = s_json.Of(json, chance, chance.Of((int[])[0, 1, 1, 1, 2, 3]));

        // The last property is the checksum, which stands where the reader expects it.
        lying.Properties?.RemoveAll(static property => property.Key == "\"checksum\"");
        byte[] text = lying.ToUtf8();
        byte[] content = text.Length > 1 ? text[..^1] : text;
        byte[] changed = chance.Happens(0.05) ? ByteMutant.Of(content, chance) : content;
        uint checksum = Crc32C.Append(Crc32C.Empty, changed) + (chance.Happens(0.1) ? 1u : 0);
        return [.. changed, .. Encoding.ASCII.GetBytes($",\n  \"checksum\": \"{checksum:x8}\"\n}}\n")];
    }
}
