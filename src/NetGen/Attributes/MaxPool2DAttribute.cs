namespace NetGen;

/// <summary>
/// The largest value of a window, channel by channel, over an image (height × width × channels): y[i,j,c] = max x[i·stride + u, j·stride + v, c].
/// </summary>
/// <remarks>Of several largest values, the first in row-major order receives the gradient, as in PyTorch.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute : Attribute
{
    private int? _stride;

    /// <summary>A square window.</summary>
    /// <param name="size">Height and width of the window; positive.</param>
    public MaxPool2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>A rectangular window.</summary>
    /// <param name="height">Height of the window; positive.</param>
    /// <param name="width">Width of the window; positive.</param>
    public MaxPool2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>Height of the window.</summary>
    public int Height { get; }

    /// <summary>Width of the window.</summary>
    public int Width { get; }

    /// <summary>
    /// Places from one position of the window to the next. Default: the size of the window. Of a window that is not square it reads as 0, because its default
    /// is two numbers: the height and the width.
    /// </summary>
    public int Stride
    {
        get => _stride ?? (Height == Width ? Height : 0);
        set => _stride = value;
    }

    /// <summary>Whether the window may extend past the border. Places outside are never the largest.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of places added on every side, like PyTorch's <c>padding</c>; at most half of the window. Set this or <see cref="Padding"/>, not both.
    /// </summary>
    public int Pad { get; set; }
}
