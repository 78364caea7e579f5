using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>How files become inputs: their size, their channels, and their fit. Use the same options for training and prediction.</summary>
/// <example><code>new ImageOptions(28, 28) { Fit = ImageFit.Letterbox }   // for [NeuralNetwork(28, 28, 1)]</code></example>
public sealed record ImageOptions
{
    private readonly ImageFit _fit;
    private readonly float _padValue;
    private readonly float _background = 1;
    private readonly long _maxPixels = 100_000_000;
    private readonly DamagedImages _damaged;
    private readonly int _threads = Environment.ProcessorCount;

    /// <summary>Options for a size, as in <c>[NeuralNetwork(height, width, channels)]</c>.</summary>
    /// <param name="height">Rows of pixels; at least 1.</param>
    /// <param name="width">Pixels in a row; at least 1.</param>
    /// <param name="channels">Values of a pixel: 1 (grey) or 3 (red, green, blue).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, the image is too large for an array, or the channels are neither 1 nor 3.</exception>
    public ImageOptions(int height, int width, int channels = 1)
    {
        (Height, Width) = (AtLeastOne(height), AtLeastOne(width));
        Channels = channels is 1 or 3
            ? channels
            : throw new ArgumentOutOfRangeException(nameof(channels), $"Expected 1 channel (grey) or 3 (red, green, blue), but found {channels}.");
        if ((long)height * width * channels > Array.MaxLength)
        {
            string message = $"Expected an image of at most {Array.MaxLength} values, but found {height}x{width}x{channels}.";
            throw new ArgumentOutOfRangeException(nameof(height), message);
        }
    }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Values of a pixel: 1 (grey) or 3 (red, green, blue).</summary>
    public int Channels { get; }

    /// <summary>Values of an image: <see cref="Height"/> × <see cref="Width"/> × <see cref="Channels"/>, the input size of the network.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>How an image with another aspect ratio is fitted.</summary>
    public ImageFit Fit
    {
        get => _fit;
        init => _fit = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Fit), value, "Expected a defined value of ImageFit.");
    }

    /// <summary>The value around an image with <see cref="ImageFit.Letterbox"/>: from 0 (black) to 1 (white).</summary>
    public float PadValue
    {
        get => _padValue;
        init => _padValue = Proportion(value);
    }

    /// <summary>The value behind transparent pixels: from 0 (black) to 1 (white, like paper).</summary>
    public float Background
    {
        get => _background;
        init => _background = Proportion(value);
    }

    /// <summary>
    /// The most pixels of a file. A larger image is refused before it is decoded, because a file of a few kilobytes can claim to hold gigabytes.
    /// </summary>
    /// <remarks>Decoding takes up to 16 bytes of memory per pixel in every thread.</remarks>
    public long MaxPixels
    {
        get => _maxPixels;
        init => _maxPixels = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxPixels), $"Expected at least 1, but found {value}.");
    }

    /// <summary>The treatment of files that are not images or are damaged, when a data set is loaded.</summary>
    public DamagedImages Damaged
    {
        get => _damaged;
        init => _damaged = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Damaged), value, "Expected a defined value of DamagedImages.");
    }

    /// <summary>
    /// The classes, in the order of the network's outputs; null for the classes that are found, in ordinal order. For a test set, pass the classes of the
    /// training set (<see cref="ImageSet.Classes"/>). Then a class without test images does not change the order, and an unknown class is an error.
    /// </summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Number of threads that read, decode and resize. It does not change a bit of the data set.</summary>
    public int Threads
    {
        get => _threads;
        init => _threads = AtLeastOne(value, nameof(Threads));
    }

    /// <summary>
    /// Receives the progress of loading a data set, about ten times a second and at the end. There is one call at a time, on a loading thread.
    /// </summary>
    public IProgress<ImageProgress>? Progress { get; init; }

    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(ImageOptions), PrintMembers);

    private static int AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"Expected at least 1, but found {value}.");

    private static float Proportion(float value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, $"Expected a value from 0 to 1, but found {value}.");
}
