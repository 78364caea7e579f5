using NetGen;

/// <summary>Images of digits that the program draws, so that it needs no files. Put your own data in its place.</summary>
/// <remarks>
/// A data set is two arrays: the features of all samples, one sample after the other, and their labels. Pixels lie row by row, from 0 (paper) to 1 (ink).
/// <c>Mnist.Load(folder)</c> reads the files of MNIST, and the package NetGen.Data.Images reads folders of PNG and JPEG files.
/// </remarks>
public static class DrawnDigits
{
    private const int Size = 16, Rows = 7, Columns = 5;

    private static readonly string[] s_shapes =
    [
        ".###. #...# #..## #.#.# ##..# #...# .###.",
        "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
        ".###. #...# ....# ...#. ..#.. .#... #####",
        "##### ...#. ..#.. ...#. ....# #...# .###.",
        "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
        "##### #.... ####. ....# ....# #...# .###.",
        "..##. .#... #.... ####. #...# #...# .###.",
        "##### ....# ...#. ..#.. .#... .#... .#...",
        ".###. #...# #...# .###. #...# #...# .###.",
        ".###. #...# #...# .#### ....# ...#. .##..",
    ];

    /// <summary>Draws images of random digits.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same images.</param>
    public static Dataset Draw(int count, int seed)
    {
        var random = new Random(seed);
        float[] pixels = new float[count * Size * Size];
        int[] labels = new int[count];
        for (int image = 0; image < count; image++)
        {
            labels[image] = random.Next(10);
            Draw(random, s_shapes[labels[image]], pixels.AsSpan(image * Size * Size, Size * Size));
        }

        return Dataset.FromLabels(pixels, Size * Size, labels, 10);
    }

    /// <summary>Draws one digit, turned, slanted, scaled and moved at random, on noisy paper.</summary>
    private static void Draw(Random random, string shape, Span<float> image)
    {
        double turn = Between(-0.4, 0.4), slant = Between(-0.3, 0.3), scale = Between(1.3, 2.1), ink = Between(0.6, 1);
        double right = Between(-2, 2), down = Between(-1.5, 1.5);
        for (int i = 0; i < image.Length; i++)
        {
            // From the middle of the image to the middle of the shape.
            double x = ((i % Size) - 7.5 - right) / scale, y = ((i / Size) - 7.5 - down) / scale;
            double column = (x * Math.Cos(turn)) + (y * (Math.Sin(turn) + slant)), row = (y * Math.Cos(turn)) - (x * Math.Sin(turn));
            double value = (ink * InkAt(shape, row + ((Rows - 1) / 2.0), column + ((Columns - 1) / 2.0))) + Between(-0.25, 0.25);
            image[i] = (float)Math.Clamp(value, 0, 1);
        }

        double Between(double from, double to) => from + ((to - from) * random.NextDouble());
    }

    /// <summary>The ink at a place between the points of a shape: their mean, weighted by how near they are.</summary>
    private static double InkAt(string shape, double row, double column)
    {
        int top = (int)Math.Floor(row), left = (int)Math.Floor(column);
        double below = row - top, beside = column - left;
        return ((1 - below) * (((1 - beside) * Point(top, left)) + (beside * Point(top, left + 1))))
            + (below * (((1 - beside) * Point(top + 1, left)) + (beside * Point(top + 1, left + 1))));

        double Point(int r, int c) => r is >= 0 and < Rows && c is >= 0 and < Columns && shape[(r * (Columns + 1)) + c] == '#' ? 1 : 0;
    }
}
