namespace NetGen;

/// <summary>The mean of a window, channel by channel, over a sequence (length × channels): y[j,c] = mean of x[j·stride + v, c].</summary>
/// <remarks>Places outside do not count in the mean, as in Keras and with PyTorch's <c>count_include_pad=False</c>.</remarks>
/// <param name="size">Length of the window; positive.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int size) : Attribute
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

    /// <summary>Whether the window may extend past the border. Places outside do not count in the mean.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of places added on every side, like PyTorch's <c>padding</c>; at most half of the window. Set this or <see cref="Padding"/>, not both.
    /// </summary>
    public int Pad { get; set; }
}
