using System.Text;
using Digits.Drawing;
using NetGen;

namespace Digits.Output;

/// <summary>Pictures as text. A character is about twice as high as wide, so it stands for two pixels, one above the other.</summary>
public static class PictureText
{
    private const string Shades = " .:-=+*#%@";
    private const int PicturesInRow = 3;

    /// <summary>Pixels left out at either side, where there is hardly any ink, so that a row fits into 80 columns.</summary>
    private const int Margin = 2;

    /// <summary>The first pictures of a data set, three in a row.</summary>
    /// <param name="pictures">Where they come from.</param>
    /// <param name="count">How many pictures; fewer if there are not so many.</param>
    public static string Of(Dataset pictures, int count)
    {
        var text = new StringBuilder();
        foreach (int[] row in Enumerable.Range(0, Math.Min(count, pictures.Count)).Chunk(PicturesInRow))
        {
            for (int y = 0; y < DigitPainter.Side; y += 2)
            {
                IEnumerable<string> pieces = row.Select(picture => Line(pictures.FeaturesOf(picture), y));
                text.AppendLine(string.Join("  ", pieces).TrimEnd());
            }
        }

        return text.ToString();
    }

    private static string Line(ReadOnlySpan<float> picture, int y)
    {
        var line = new StringBuilder();
        for (int x = Margin; x < DigitPainter.Side - Margin; x++)
        {
            float ink = (picture[(y * DigitPainter.Side) + x] + picture[((y + 1) * DigitPainter.Side) + x]) / 2;
            line.Append(Shades[Math.Min((int)(ink * Shades.Length), Shades.Length - 1)]);
        }

        return line.ToString();
    }
}
