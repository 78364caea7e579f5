namespace NetGen.Imaging.Tests;

/// <summary>What resizing means, pixel by pixel in double: every source pixel is looked at for every result.</summary>
internal static class PlainResize
{
    public static float[] Stretch(byte[] pixels, int height, int width, int channels, int toHeight, int toWidth) =>
        Window(pixels, height, width, channels, (0, height, toHeight), (0, width, toWidth));

    /// <summary>A window of the source, each side as origin, length and the number of pixels that it becomes.</summary>
    public static float[] Window(
        byte[] pixels, int height, int width, int channels, (int From, double Length, int Count) rows, (int From, double Length, int Count) columns)
    {
        float[] values = new float[rows.Count * columns.Count * channels];
        for (int i = 0; i < values.Length; i++)
        {
            int row = i / channels / columns.Count, column = i / channels % columns.Count, channel = i % channels;
            double sum = 0;
            for (int y = 0; y < height; y++)
            {
                double share = Share(rows, height, row, y);
                for (int x = 0; share > 0 && x < width; x++)
                {
                    sum += share * Share(columns, width, column, x) * pixels[(((y * width) + x) * channels) + channel];
                }
            }

            values[i] = (float)(sum / 255);
        }

        return values;
    }

    private static double Share((int From, double Length, int Count) side, int length, int index, int source)
    {
        double scale = side.Length / side.Count;
        if (scale < 1)
        {
            double middle = Math.Clamp(side.From + ((index + 0.5) * scale), 0.5, length - 0.5);
            return Math.Max(0, 1 - Math.Abs(middle - (source + 0.5)));
        }

        // How much of the area there is up to its end, less how much there is up to its beginning.
        double begin = side.From + (index * scale), end = side.From + ((index + 1) * scale);
        return (Math.Clamp(end - source, 0, 1) - Math.Clamp(begin - source, 0, 1)) / scale;
    }
}
