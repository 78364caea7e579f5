namespace NetGen;

/// <summary>Settings as a text that is the same on every system: a checkpoint compares it.</summary>
internal static class SettingsText
{
    /// <summary>As in <c>Adam(learningRate 0.001, beta1 0.9)</c>.</summary>
    public static string Of(string name, ReadOnlySpan<(string Name, object Value)> settings)
    {
        string[] parts = new string[settings.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = FormattableString.Invariant($"{settings[i].Name} {settings[i].Value}");
        }

        return $"{name}({string.Join(", ", parts)})";
    }
}
