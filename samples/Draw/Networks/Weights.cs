namespace Draw.Networks;

/// <summary>The weights that come with the page, inside its program.</summary>
internal static class Weights
{
    /// <summary>Reads the network that was trained when the page was built.</summary>
    public static DigitNet Load()
    {
        using Stream file = typeof(Weights).Assembly.GetManifestResourceStream("digits.safetensors")!;
        return DigitNet.Load(file);
    }
}
