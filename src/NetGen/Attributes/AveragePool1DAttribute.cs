namespace NetGen;

/// <summary>The mean of a window, channel by channel, over a sequence (length × channels): y[j,c] = mean of x[j·stride + v, c].</summary>
/// <remarks>Places outside are not counted, as in Keras and with PyTorch's <c>count_include_pad=False</c>.</remarks>
/// <param name="size">Length of the window; positive.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AveragePool1DAttribute(int size) : Attribute
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

    /// <summary>Whether the window may reach over the border; what lies outside is not counted.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Places outside on every side, as PyTorch's <c>padding</c> means it; at most half of the window. Give this or <see cref="Padding"/>, not both.
    /// </summary>
    public int Pad { get; set; }
}
