namespace Lectures.Output;

/// <summary>An image of one channel, to be shown as text: the higher a value, the darker its place.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Pixels">Row by row; what is not positive stays blank, and the largest value is darkest.</param>
/// <param name="Width">Pixels in a row.</param>
internal sealed record Picture(string Title, float[] Pixels, int Width)
{
    private const string Blocks = " ░▒▓█";
    private const string Ascii = " .:+#";

    /// <summary>Rows of pixels.</summary>
    public int Height => Pixels.Length / Width;

    /// <summary>One channel of an image whose pixels hold several.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="image">Height × width × channels.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="channel">Which of them.</param>
    public static Picture OfChannel(string title, ReadOnlySpan<float> image, int width, int channels, int channel)
    {
        float[] pixels = new float[image.Length / channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = image[(i * channels) + channel];
        }

        return new Picture(title, pixels, width);
    }

    /// <summary>A line of text for two rows of pixels, as a character is about twice as high as wide.</summary>
    /// <param name="line">Which line.</param>
    /// <param name="unicode">Whether to use block characters.</param>
    public string Line(int line, bool unicode)
    {
        string shades = unicode ? Blocks : Ascii;
        float largest = Math.Max(Pixels.Max(), float.Epsilon);
        return string.Concat(Enumerable.Range(0, Width).Select(column => shades[(int)MathF.Round(Ink(line, column) / largest * (shades.Length - 1))]));
    }

    /// <summary>The darker of the two pixels of a place: a line of one pixel stays to be seen.</summary>
    private float Ink(int line, int column) => Math.Max(0, Math.Max(At(2 * line, column), At((2 * line) + 1, column)));

    private float At(int row, int column) => row < Height ? Pixels[(row * Width) + column] : 0;
}
