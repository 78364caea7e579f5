namespace NetGen;

/// <summary>A confusion matrix of many classes as a picture. A pixel is one cell, or several cells if there are more than 256 classes.</summary>
internal static class ConfusionImage
{
    private const int MostPixels = 256;

    public static string Html(ConfusionMatrix matrix)
    {
        int shrink = (matrix.ClassCount + MostPixels - 1) / MostPixels, side = (matrix.ClassCount + shrink - 1) / shrink;
        double[] largest = new double[side * side];
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            int rows = matrix.SupportOf(actual);
            for (int predicted = 0; predicted < matrix.ClassCount; predicted++)
            {
                int pixel = (actual / shrink * side) + (predicted / shrink);
                largest[pixel] = Math.Max(largest[pixel], rows == 0 ? 0 : Math.Sqrt((double)matrix[actual, predicted] / rows));
            }
        }

        byte[] pixels = [.. largest.SelectMany((share, pixel) => PixelOf(share, isRight: pixel / side == pixel % side))];
        string uri = Png.DataUri(Png.Encode(side, side, PixelFormat.Rgba, pixels));
        string text = $"Confusion matrix of {Figures.Count(matrix.ClassCount)} classes: rows are, columns were taken for; blue is right, red is mistaken";
        return $"""<figure><img class="matrix" alt="{text}" src="{uri}"><figcaption>{text}.</figcaption></figure>""";
    }

    private static byte[] PixelOf(double share, bool isRight)
    {
        Rgb color = isRight ? Palette.Negative : Palette.Positive;
        return [color.Red, color.Green, color.Blue, (byte)(255 * share)];
    }
}
