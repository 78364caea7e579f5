using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A group of channels of a block of pixels in one row.</summary>
/// <param name="FirstPixel">The first pixel.</param>
/// <param name="Pixels">Number of pixels.</param>
/// <param name="Row">The row.</param>
/// <param name="AllChannels">Channels of a pixel.</param>
/// <param name="FirstChannel">The first channel.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="Place">Index of the first sum of the block.</param>
internal readonly record struct ChannelBlock(int FirstPixel, int Pixels, int Row, int AllChannels, int FirstChannel, int Channels, int Place)
{
    /// <summary>Index of its first value in the row.</summary>
    public int FirstValue => (FirstPixel * AllChannels) + FirstChannel;

    /// <summary>Number of values from the first one to the end of the last pixel.</summary>
    public int Length => (Pixels * AllChannels) - FirstChannel;

    /// <summary>Values from one period to the next.</summary>
    public int Stride => ChannelPattern.Period(AllChannels);

    /// <summary>Values of a period that belong to the group.</summary>
    public int Width => Stride == AllChannels ? Channels : Stride;

    /// <summary>The memory of one of its sums: a value for each channel.</summary>
    public Span<float> Sums(Span<float> parts, int index) => parts.Slice(Place + (index * AllChannels) + FirstChannel, Channels);
}

/// <summary>Cuts rows into blocks of pixels, whose sums are kept apart. A block has a sum for each channel.</summary>
internal readonly ref struct ChannelBlocks
{
    private readonly ref float _parts;
    private readonly int _rows;
    private readonly int _pixels;
    private readonly int _channels;
    private readonly int _block;
    private readonly int _perRow;
    private readonly int _sums;

    /// <summary>Cuts rows into blocks.</summary>
    /// <param name="parts">[rows, blocks, sums, channels].</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="channels">Values of a pixel.</param>
    /// <param name="block">Pixels of a block; the last of a row may have fewer.</param>
    /// <param name="sums">Number of sums per channel in a block.</param>
    /// <exception cref="ArgumentException"><paramref name="parts"/> is too short.</exception>
    public ChannelBlocks(ReadOnlySpan<float> parts, int rows, int pixels, int channels, int block, int sums)
    {
        (_rows, _pixels, _channels, _block, _sums) = (rows, pixels, channels, block, sums);
        _perRow = (pixels + block - 1) / block;
        SpanLength.Check(parts.Length, rows * _perRow * sums * channels, nameof(parts));
        _parts = ref MemoryMarshal.GetReference(parts);
    }

    /// <summary>Number of blocks in all rows.</summary>
    public int Count => _rows * _perRow;

    /// <summary>Pixels of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PixelsOf(int block) => Math.Min(_block, _pixels - (block % _perRow * _block));

    /// <summary>Loads the sums of some channels of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleVector Load(int block, int index, int i, int end) =>
        DoubleVector.Load(ref Unsafe.Add(ref _parts, ((block * _sums) + index) * _channels), i, end);

    /// <summary>Enumerates the blocks, and in each block the groups of channels.</summary>
    public Enumerator GetEnumerator() => new(this);

    public ref struct Enumerator(ChannelBlocks blocks)
    {
        private readonly ChannelBlocks _blocks = blocks;
        private int _index;
        private int _channel = -ChannelPattern.Longest;

        public readonly ChannelBlock Current => new(
            _index % _blocks._perRow * _blocks._block,
            _blocks.PixelsOf(_index),
            _index / _blocks._perRow,
            _blocks._channels,
            _channel,
            Math.Min(ChannelPattern.Longest, _blocks._channels - _channel),
            _index * _blocks._sums * _blocks._channels);

        public bool MoveNext()
        {
            _channel += ChannelPattern.Longest;
            if (_channel >= _blocks._channels)
            {
                (_index, _channel) = (_index + 1, 0);
            }

            return _index < _blocks.Count;
        }
    }
}
