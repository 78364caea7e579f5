namespace NetGen;

/// <summary>From blue for −1 through transparent for 0 to red for 1, in steps that are too small to be seen.</summary>
internal static class DivergingColors
{
    /// <summary>Steps to either side.</summary>
    private const int Steps = 48;

    /// <summary>The share of values that keep within the colours; a few far ones would make all others pale.</summary>
    private const double Quantile = 0.995;

    /// <summary>Four bytes a colour, as an indexed picture lists them.</summary>
    public static byte[] List { get; } = [.. Enumerable.Range(-Steps, (2 * Steps) + 1).SelectMany(static step =>
    {
        Rgb color = step < 0 ? Palette.Negative : Palette.Positive;
        return (byte[])[color.Red, color.Green, color.Blue, (byte)(255 * Math.Abs(step) / Steps)];
    })];

    /// <summary>The colour of a value; what is not a number has none.</summary>
    public static byte IndexOf(float value) => float.IsNaN(value) ? (byte)Steps : (byte)(Steps + Math.Round(Steps * Math.Clamp(value, -1, 1)));

    /// <summary>The size of a value that gets the full colour, for several pictures that are to be compared; positive.</summary>
    public static float LargestOf(PixelGrid[] pictures)
    {
        float[] sizes = [.. pictures.SelectMany(static picture => picture.Values).Where(float.IsFinite).Select(Math.Abs).Order()];
        float largest = sizes.Length == 0 ? 0 : sizes[(int)(Quantile * (sizes.Length - 1))];
        return largest > 0 ? largest : 1;
    }
}
