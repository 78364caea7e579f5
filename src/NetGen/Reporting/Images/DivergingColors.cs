namespace NetGen;

/// <summary>A diverging colour scale: blue for −1, transparent for 0, red for 1. The steps between colours are too small to be seen.</summary>
internal static class DivergingColors
{
    /// <summary>Number of steps on each side of zero.</summary>
    private const int Steps = 48;

    /// <summary>The share of values that the scale covers. If it covered all, a few extreme values would make all others pale.</summary>
    private const double Quantile = 0.995;

    /// <summary>The palette of an indexed picture, four bytes per colour.</summary>
    public static byte[] List { get; } = [.. Enumerable.Range(-Steps, (2 * Steps) + 1).SelectMany(static step =>
    {
        Rgb color = step < 0 ? Palette.Negative : Palette.Positive;
        return (byte[])[color.Red, color.Green, color.Blue, (byte)(255 * Math.Abs(step) / Steps)];
    })];

    /// <summary>The colour of a value. NaN is transparent.</summary>
    public static byte IndexOf(float value) => float.IsNaN(value) ? (byte)Steps : (byte)(Steps + Math.Round(Steps * Math.Clamp(value, -1, 1)));

    /// <summary>The magnitude that gets the full colour, common to several pictures that are compared. It is positive.</summary>
    public static float LargestOf(PixelGrid[] pictures)
    {
        float[] sizes = [.. pictures.SelectMany(static picture => picture.Values).Where(float.IsFinite).Select(Math.Abs).Order()];
        float largest = sizes.Length == 0 ? 0 : sizes[(int)(Quantile * (sizes.Length - 1))];
        return largest > 0 ? largest : 1;
    }
}
