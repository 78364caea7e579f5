namespace NetGen.Tests.Augmentation;

/// <summary>What augmentation should do to an image with one channel, in <see langword="double"/> and from the definitions alone.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
internal sealed record PlainWarp(int Height, int Width)
{
    public double ShiftX { get; init; }

    public double ShiftY { get; init; }

    /// <summary>Degrees, counter-clockwise.</summary>
    public double Rotation { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>Degrees.</summary>
    public double Shear { get; init; }

    public float Fill { get; init; }

    /// <summary>The displacement along x and along y at a pixel.</summary>
    public Func<int, int, (double X, double Y)> Displacement { get; init; } = static (_, _) => (0, 0);

    public double[] Of(ReadOnlySpan<float> image)
    {
        double[] result = new double[Height * Width];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                (double u, double v) = SourceOf(x, y);
                (double moveX, double moveY) = Displacement(x, y);
                result[(y * Width) + x] = Between(image, u + moveX, v + moveY);
            }
        }

        return result;
    }

    /// <summary>The random field, as sums over all points of the grid that are less than 3σ away.</summary>
    public static Func<int, int, (double X, double Y)> Field(ElasticDeformation elastic, int height, int width, CounterRandom random)
    {
        double step = 1.5 * elastic.Sigma;
        int columns = PointsOn(width), rows = PointsOn(height);
        return (x, y) =>
        {
            double sumX = 0, sumY = 0, squares = 0;
            for (int j = 0; j < rows; j++)
            {
                for (int k = 0; k < columns; k++)
                {
                    double toX = 1.5 * ((x / step) - (k - 1)), toY = 1.5 * ((y / step) - (j - 1));
                    if (toX is < 3 and >= -3 && toY is < 3 and >= -3)
                    {
                        double weight = Math.Exp(-((toX * toX) + (toY * toY)) / 2);
                        squares += weight * weight;
                        sumX += weight * ((2 * random.Uniform((uint)((2 * j * columns) + k))) - 1);
                        sumY += weight * ((2 * random.Uniform((uint)((((2 * j) + 1) * columns) + k))) - 1);
                    }
                }
            }

            // A number from −1 to 1 has the variance 1/3.
            double scale = elastic.Deviation * Math.Sqrt(3 / squares);
            return (scale * sumX, scale * sumY);
        };

        int PointsOn(int length) => (int)Math.Floor((length - 1) / step) + 4;
    }

    /// <summary>Solves new = middle + shift + R·K·s·(old − middle) for old.</summary>
    private (double U, double V) SourceOf(double x, double y)
    {
        double angle = Rotation * Math.PI / 180, slant = Math.Tan(Shear * Math.PI / 180);
        double a = Scale * Math.Cos(angle), b = Scale * ((Math.Cos(angle) * slant) + Math.Sin(angle));
        double c = -Scale * Math.Sin(angle), d = Scale * ((-Math.Sin(angle) * slant) + Math.Cos(angle));
        double middleX = (Width - 1) / 2.0, middleY = (Height - 1) / 2.0;
        double p = x - middleX - ShiftX, q = y - middleY - ShiftY, determinant = (a * d) - (b * c);
        return (middleX + (((d * p) - (b * q)) / determinant), middleY + (((a * q) - (c * p)) / determinant));
    }

    private double Between(ReadOnlySpan<float> image, double u, double v)
    {
        int left = (int)Math.Floor(u), top = (int)Math.Floor(v);
        double right = u - left, down = v - top;
        return ((1 - down) * (((1 - right) * At(image, left, top)) + (right * At(image, left + 1, top))))
            + (down * (((1 - right) * At(image, left, top + 1)) + (right * At(image, left + 1, top + 1))));
    }

    private double At(ReadOnlySpan<float> image, int x, int y) => x >= 0 && y >= 0 && x < Width && y < Height ? image[(y * Width) + x] : Fill;
}
