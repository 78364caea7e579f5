namespace NetGen;

/// <summary>Maps a pixel (x, y) of the new image to its source in the old image: (xx·x + xy·y + x₀, yx·x + yy·y + y₀).</summary>
/// <remarks>It is the inverse of the movement of the image. Every new pixel needs a source, but not every old pixel needs a target.</remarks>
internal readonly record struct AffineMap(float XX, float XY, float X0, float YX, float YY, float Y0)
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The map of an image that is scaled, sheared, rotated about its centre, and then shifted. x points to the right and y down.</summary>
    /// <param name="shape">The image.</param>
    /// <param name="shiftX">Pixels to the right.</param>
    /// <param name="shiftY">Pixels down.</param>
    /// <param name="rotation">Degrees, counter-clockwise.</param>
    /// <param name="scale">Factor of the size.</param>
    /// <param name="shear">Angle by which vertical lines lean, in degrees. Their upper ends go to the left.</param>
    public static AffineMap Of(ImageShape shape, double shiftX = 0, double shiftY = 0, double rotation = 0, double scale = 1, double shear = 0)
    {
        // About the centre, new = R·K·s·old with R = [cos sin; −sin cos], because y points down, and K = [1 tan; 0 1]. So old = 1/s·K⁻¹·Rᵀ·new.
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

    /// <summary>Draws a map within the settings. Each setting has its own random number, so a change of one does not change the draws of the others.</summary>
    /// <param name="settings">The largest value of each movement.</param>
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
