namespace NetGen;

/// <summary>The largest value of a window, channel by channel, over a sequence (length × channels): y[j,c] = max x[j·stride + v, c].</summary>
/// <remarks>Of equal values the first in row-major order receives the gradient, as in PyTorch.</remarks>
/// <param name="size">Length of the window; positive.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int size) : Attribute
{
    private int? _stride;

    /// <summary>Length of the window.</summary>
    public int Size { get; } = size;

    /// <summary>Places that the window moves at a time; its own size when not given.</summary>
    public int Stride
    {
        get => _stride ?? Size;
        set => _stride = value;
    }

    /// <summary>Whether the window may reach over the border; what lies outside is never the largest.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Places outside on every side, as PyTorch's <c>padding</c> means it; at most half of the window. Give this or <see cref="Padding"/>, not both.
    /// </summary>
    public int Pad { get; set; }
}
