namespace NetGen;

/// <summary>Settings as text that is the same on every system. A checkpoint compares it.</summary>
internal static class SettingsText
{
    /// <summary>A text such as <c>Adam(learningRate 0.001, beta1 0.9)</c>.</summary>
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
