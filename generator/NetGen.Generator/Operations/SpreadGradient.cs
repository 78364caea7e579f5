using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>
/// The gradient of the output, spread as far apart as the window moves, with a margin of zeros. Then the gradient of an image is a convolution of it with the
/// filters turned by 180 degrees: dX[y] = Σ W[u]·dY[(y + before − u) / stride].
/// </summary>
/// <param name="Height">Rows with margin.</param>
/// <param name="Pitch">Values of a row with margin.</param>
/// <param name="Top">Rows of the margin above.</param>
/// <param name="Left">Values of the margin before a row.</param>
internal sealed record SpreadGradient(int Height, int Pitch, int Top, int Left)
{
    public static SpreadGradient Of(ConvolutionGeometry geometry)
    {
        (WindowAxis y, WindowAxis x) = (geometry.Window.Y, geometry.Window.X);
        return new SpreadGradient(
            y.Input + y.Span - 1,
            (x.Input + x.Span - 1) * geometry.Channels,
            y.Span - 1 - y.Before,
            (x.Span - 1 - x.Before) * geometry.Channels);
    }

    public static int LengthOf(ConvolutionGeometry geometry)
    {
        SpreadGradient spread = Of(geometry);
        return spread.Height * spread.Pitch;
    }
}
