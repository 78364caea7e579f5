using StbImageSharp;

namespace NetGen.Reliability.Files.Pictures;

/// <summary>
/// Reads mutants of pictures through the package for images, from bytes and from a stream. What is taken has values from 0 to 1. The decoder has given back all
/// of its own memory at the end.
/// </summary>
internal abstract class PictureCheck : FileCheck
{
    /// <summary>What the package states for decoding. The pixels are those that the file can really hold, not those that it claims.</summary>
    protected const int BytesPerPixel = 16;

    private static readonly ImageOptions s_colours = new(4, 4, 3), s_grey = new(3, 5) { Fit = ImageFit.Letterbox };

    private readonly ThreadLocal<float[]> _values = new(static () => new float[s_colours.Length]);

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(StbImage.NativeAllocations == 0,
            static () => $"Expected a decoder that gives back its memory, but found {StbImage.NativeAllocations} blocks that it still has.");
        return base.Finish(tried);
    }

    protected Action ReaderOf(byte[] file, bool isGrey, bool isStream) => () =>
    {
        ImageOptions options = isGrey ? s_grey : s_colours;
        Span<float> values = _values.Value.AsSpan(0, options.Length);
        if (isStream)
        {
            Images.Read(new MemoryStream(file), options, values);
        }
        else
        {
            Images.Read(file, options, values);
        }

        BrokenPromiseException.Unless(!values.ContainsAnyExceptInRange(0f, 1f), static () => "Expected values from 0 to 1, but found others.");
    };
}
