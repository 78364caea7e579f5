namespace NetGen;

/// <summary>The pixels of a decoded image, as an upright image, whatever the order in which they are stored.</summary>
internal readonly struct DecodedImage
{
    private readonly byte[] _data;
    private readonly int _first;
    private readonly int _rowStep;
    private readonly int _columnStep;

    /// <summary>Wraps stored pixels.</summary>
    /// <param name="data">The pixels, row after row, without gaps.</param>
    /// <param name="width">Pixels in a stored row.</param>
    /// <param name="height">Stored rows.</param>
    /// <param name="components">Bytes of a pixel: 1 grey; 2 grey and opacity; 3 red, green, blue; 4 red, green, blue and opacity.</param>
    /// <param name="orientation">
    /// The sides of the upright image at which row 0 and column 0 are (Exif 2.32, section 4.6.4). 1 top, left; 2 top, right; 3 bottom, right; 4 bottom, left; 5
    /// left, top; 6 right, top; 7 right, bottom; 8 left, bottom.
    /// </param>
    public DecodedImage(byte[] data, int width, int height, int components, int orientation)
    {
        (_data, Components) = (data, components);
        (Width, Height) = orientation >= 5 ? (height, width) : (width, height);
        int right = width - 1, below = (height - 1) * width;
        (_first, _rowStep, _columnStep) = orientation switch
        {
            2 => (right, width, -1),
            3 => (below + right, -width, -1),
            4 => (below, -width, 1),
            5 => (0, 1, width),
            6 => (below, 1, -width),
            7 => (below + right, -1, -width),
            8 => (right, -1, width),
            _ => (0, width, 1),
        };
    }

    /// <summary>Pixels in a row of the upright image.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels of the upright image.</summary>
    public int Height { get; }

    /// <summary>Bytes of a pixel.</summary>
    public int Components { get; }

    /// <summary>Bytes from a pixel to the next one of its row; negative if rows are stored backwards.</summary>
    public int ColumnBytes => _columnStep * Components;

    /// <summary>Index of a pixel in <see cref="Data"/>.</summary>
    public int IndexOf(int row, int column) => (_first + (row * _rowStep) + (column * _columnStep)) * Components;

    /// <summary>All bytes, in the stored order.</summary>
    public ReadOnlySpan<byte> Data => _data;
}
