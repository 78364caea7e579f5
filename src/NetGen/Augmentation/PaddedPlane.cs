using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>One channel of an image within a margin of background, so that the four neighbours of any position can be read without a question.</summary>
internal sealed class PaddedPlane
{
    /// <summary>Pixels on each side: positions are limited to one pixel outside the image, and the neighbour of the last is one farther.</summary>
    public const int Margin = 2;

    private readonly ImageShape _shape;
    private readonly float _fill;
    private readonly AlignedBuffer _pixels;

    public PaddedPlane(ImageShape shape, float fill)
    {
        _shape = shape;
        _fill = fill;
        Stride = shape.Width + (2 * Margin);
        _pixels = new AlignedBuffer(Stride * (shape.Height + (2 * Margin)));
        _pixels.Span.Fill(fill);
    }

    /// <summary>Values from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>First row that is not all background; the height when there is none.</summary>
    public int FirstRow { get; private set; }

    /// <summary>Last such row; −1 when there is none.</summary>
    public int LastRow { get; private set; }

    /// <summary>The first pixel of the image.</summary>
    public ref float Origin => ref _pixels.Span[(Margin * Stride) + Margin];

    /// <summary>Takes a channel of an image.</summary>
    public void Load(ReadOnlySpan<float> image, int channel)
    {
        for (int y = 0; y < _shape.Height; y++)
        {
            Span<float> row = Row(y);
            if (_shape.Channels == 1)
            {
                image.Slice(y * row.Length, row.Length).CopyTo(row);
                continue;
            }

            for (int x = 0; x < row.Length; x++)
            {
                row[x] = image[(((y * row.Length) + x) * _shape.Channels) + channel];
            }
        }

        FirstRow = 0;
        while (FirstRow < _shape.Height && IsBackground(FirstRow))
        {
            FirstRow++;
        }

        LastRow = FirstRow < _shape.Height ? _shape.Height - 1 : -1;
        while (LastRow > FirstRow && IsBackground(LastRow))
        {
            LastRow--;
        }
    }

    private Span<float> Row(int y) => MemoryMarshal.CreateSpan(ref _pixels.Span[((y + Margin) * Stride) + Margin], _shape.Width);

    private bool IsBackground(int y) => !Row(y).ContainsAnyExcept(_fill);
}
