using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>One channel of an image inside a margin of background, so that the four neighbours of any source can be read without a check.</summary>
internal sealed class PaddedPlane
{
    /// <summary>Pixels on each side. Sources are limited to one pixel outside the image, and the neighbour of the last is one pixel farther.</summary>
    public const int Margin = 2;

    /// <summary>Values after a row. A row is read in whole registers, up to this many values from any of its pixels.</summary>
    private const int Spare = 32;

    private readonly AlignedBuffer _pixels;

    public PaddedPlane(ImageShape shape, float fill)
    {
        Shape = shape;
        Fill = fill;
        Stride = shape.Width + (2 * Margin);
        _pixels = new AlignedBuffer((Stride * (shape.Height + (2 * Margin))) + Spare);
        _pixels.Span.Fill(fill);
    }

    /// <summary>The size of the image.</summary>
    public ImageShape Shape { get; }

    /// <summary>The value of the background.</summary>
    public float Fill { get; }

    /// <summary>Values from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>First row that is not all background; the height if there is none.</summary>
    public int FirstRow { get; private set; }

    /// <summary>Last row that is not all background; −1 if there is none.</summary>
    public int LastRow { get; private set; }

    /// <summary>A pixel of the image or of its margin.</summary>
    public ref float PixelAt(int x, int y) => ref _pixels.Span[((y + Margin) * Stride) + x + Margin];

    /// <summary>Loads a channel of an image.</summary>
    public void Load(ReadOnlySpan<float> image, int channel)
    {
        SpanLength.Check(image.Length, Shape.Length, nameof(image));
        FirstRow = Shape.Height;
        LastRow = -1;
        if (Shape.Channels > 1)
        {
            LoadChannel(image, channel);
            return;
        }

        switch (VectorWidth.LanesFor(Shape.Width))
        {
            case 16:
                Load<FloatVector512>(image);
                break;
            case 8:
                Load<FloatVector256>(image);
                break;
            default:
                Load<FloatVector128>(image);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Load<V>(ReadOnlySpan<float> image)
        where V : struct, IFloatVector<V>
    {
        int width = Shape.Width;
        ref float source = ref MemoryMarshal.GetReference(image);
        ref float target = ref PixelAt(0, 0);
        V background = V.Create(Fill);
        for (int y = 0; y < Shape.Height; y++)
        {
            bool isBackground = true;
            for (int next = 0; next < width; next += V.Count)
            {
                int first = Math.Max(Math.Min(next, width - V.Count), 0);
                V values = RowVector.Load<V>(ref source, first, width, Fill);
                RowVector.Store(values, ref target, first, width);
                isBackground &= V.AllEqual(values, background);
            }

            Note(y, isBackground);
            source = ref Unsafe.Add(ref source, width);
            target = ref Unsafe.Add(ref target, Stride);
        }
    }

    private void LoadChannel(ReadOnlySpan<float> image, int channel)
    {
        for (int y = 0; y < Shape.Height; y++)
        {
            Span<float> row = MemoryMarshal.CreateSpan(ref PixelAt(0, y), Shape.Width);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = image[(((y * row.Length) + x) * Shape.Channels) + channel];
            }

            Note(y, !row.ContainsAnyExcept(Fill));
        }
    }

    private void Note(int y, bool isBackground)
    {
        if (!isBackground)
        {
            FirstRow = Math.Min(FirstRow, y);
            LastRow = y;
        }
    }
}
