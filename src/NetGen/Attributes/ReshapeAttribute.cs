namespace NetGen;

/// <summary>Turns a vector into an image or a sequence. The vector is read channel by channel, as by PyTorch's <c>Unflatten</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute : Attribute
{
    /// <summary>An image.</summary>
    /// <param name="height">Rows of pixels; positive.</param>
    /// <param name="width">Pixels in a row; positive.</param>
    /// <param name="channels">Values of a pixel; positive.</param>
    public ReshapeAttribute(int height, int width, int channels) => (Height, Width, Channels) = (height, width, channels);

    /// <summary>A sequence.</summary>
    /// <param name="length">Places; positive.</param>
    /// <param name="channels">Values of a place; positive.</param>
    public ReshapeAttribute(int length, int channels) => (Height, Width, Channels) = (0, length, channels);

    /// <summary>Rows of pixels; 0 for a sequence.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row, or the length of a sequence.</summary>
    public int Width { get; }

    /// <summary>Values of a pixel or place.</summary>
    public int Channels { get; }
}
