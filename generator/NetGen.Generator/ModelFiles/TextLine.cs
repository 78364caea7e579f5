using NetGen.Generator.Model;

namespace NetGen.Generator.ModelFiles;

/// <summary>A line of the text: a word, perhaps a second one, and settings.</summary>
/// <param name="Word">The kind of line.</param>
/// <param name="Value">The word after it that has no key; empty for none.</param>
/// <param name="Settings">The settings, each with a key.</param>
internal sealed record TextLine(string Word, string Value, EquatableArray<Setting> Settings)
{
    /// <summary>The value of a setting, as the text has it.</summary>
    /// <exception cref="FormatException">The setting is missing.</exception>
    public string this[string key] => Optional(key) ?? throw new FormatException($"{key}=... in a line that starts with {Word}, but found none");

    public static TextLine Of(string line)
    {
        int start = 0;
        string word = Next();
        string value = "";
        var settings = new List<Setting>();
        while (start < line.Length)
        {
            string part = Next();
            int equals = part.IndexOf('=');
            bool isSetting = equals > 0 && part.Take(equals).All(char.IsLetterOrDigit);
            if (isSetting)
            {
                settings.Add(new Setting(part.Substring(0, equals), part.Substring(equals + 1)));
            }
            else
            {
                value = part;
            }
        }

        return new TextLine(word, value, settings.ToEquatableArray());

        string Next()
        {
            int end = TextValue.EndOf(line, start);
            string part = line.Substring(start, end - start);
            start = end + 1;
            return part;
        }
    }

    public string? Optional(string key) => Settings.FirstOrDefault(setting => setting.Key == key)?.Value;
}
