namespace NetGen;

/// <summary>Where the pixels of the new image come from, in pixels of the old one: (xx·x + xy·y + x₀, yx·x + yy·y + y₀).</summary>
/// <remarks>It is the inverse of what is done to the image, because every new pixel needs a value, while not every old one needs a place.</remarks>
internal readonly record struct AffineMap(float XX, float XY, float X0, float YX, float YY, float Y0)
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Scaled, sheared, rotated about the middle, then shifted. x points to the right and y down.</summary>
    /// <param name="shape">The image.</param>
    /// <param name="shiftX">Pixels to the right.</param>
    /// <param name="shiftY">Pixels down.</param>
    /// <param name="rotation">Degrees, counter-clockwise.</param>
    /// <param name="scale">How many times as large.</param>
    /// <param name="shear">Degrees by which upright lines lean, their upper ends to the left.</param>
    public static AffineMap Of(ImageShape shape, double shiftX = 0, double shiftY = 0, double rotation = 0, double scale = 1, double shear = 0)
    {
        // New = R·K·s·old about the middle, with R = [cos sin; −sin cos] because y points down and K = [1 tan; 0 1]. So old = 1/s·K⁻¹·Rᵀ·new.
        (double sin, double cos) = Math.SinCos(rotation * RadiansPerDegree);
        double slant = Math.Tan(shear * RadiansPerDegree);
        double xx = (cos - (slant * sin)) / scale, xy = (-sin - (slant * cos)) / scale;
        double yx = sin / scale, yy = cos / scale;
        double middleX = (shape.Width - 1) / 2.0, middleY = (shape.Height - 1) / 2.0;
        double fromX = middleX + shiftX, fromY = middleY + shiftY;
        return new AffineMap(
            (float)xx, (float)xy, (float)(middleX - (xx * fromX) - (xy * fromY)),
            (float)yx, (float)yy, (float)(middleY - (yx * fromX) - (yy * fromY)));
    }

    /// <summary>Draws within the settings. Each has its own number, so that changing one setting leaves the draws of the others.</summary>
    /// <param name="settings">How far each may go.</param>
    /// <param name="shape">The image.</param>
    /// <param name="random">The sequence of the sample.</param>
    public static AffineMap Draw(ImageAugmentation settings, ImageShape shape, CounterRandom random) => Of(
        shape,
        shiftX: Within(settings.Shift, random, 0),
        shiftY: Within(settings.Shift, random, 1),
        rotation: Within(settings.Rotation, random, 2),
        scale: 1 + Within(settings.Scale, random, 3),
        shear: Within(settings.Shear, random, 4));

    private static double Within(float limit, CounterRandom random, uint n) => limit * ((2.0 * random.Uniform(n)) - 1);
}
