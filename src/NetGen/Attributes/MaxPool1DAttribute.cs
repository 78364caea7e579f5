namespace NetGen;

/// <summary>The largest value of a window, channel by channel, over a sequence (length × channels): y[j,c] = max x[j·stride + v, c].</summary>
/// <remarks>Of several largest values, the first in row-major order receives the gradient, as in PyTorch.</remarks>
/// <param name="size">Length of the window; positive.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : Attribute
{
    private int? _stride;

    /// <summary>Length of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Places from one position of the window to the next. Default: the size of the window.</summary>
    public int Stride
    {
        get => _stride ?? Size;
        set => _stride = value;
    }

    /// <summary>Whether the window may extend past the border. Places outside are never the largest.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of places added on every side, like PyTorch's <c>padding</c>; at most half of the window. Set this or <see cref="Padding"/>, not both.
    /// </summary>
    public int Pad { get; set; }
}
