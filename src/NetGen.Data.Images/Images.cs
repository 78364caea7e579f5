using System.Collections.Immutable;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Reads PNG and JPEG files: many as a data set, or one for a prediction.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Values are in [0, 1], row-major: height × width × channels, as for <c>[NeuralNetwork(28, 28, 1)]</c>.</item>
/// <item>Downsizing averages over areas. Upsizing is bilinear. The two sides of an image are independent.</item>
/// <item>An image with an Exif orientation is rotated or mirrored upright.</item>
/// <item>The format of a file is recognised by its first bytes, not by its name.</item>
/// </list>
/// </remarks>
public static class Images
{
    /// <summary>Loads a folder that has a subfolder for each class. The names of the subfolders, in ordinal order, are the classes.</summary>
    /// <param name="folder">
    /// The folder. The subfolder of a class is searched to any depth for names that end in .png, .jpg, .jpeg, .jpe or .jfif. Other files are skipped, with a
    /// line in <see cref="ImageSet.Notes"/>. Hidden files, and names that begin with a dot, are skipped without a note.
    /// </param>
    /// <param name="options">Size, channels and fit of the images.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <returns>A row for each image, in the ordinal order of classes and paths.</returns>
    /// <exception cref="ArgumentException">The options are invalid, or the images are too many for one array.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="NetGenFormatException">
    /// There are fewer than two classes, a class has no images, or a file is damaged (and is not to be left out) or larger than
    /// <see cref="ImageOptions.MaxPixels"/>. The message names the folder or the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public static ImageSet Load(string folder, ImageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        return new ImageLoader(ClassFolders.Find(folder, options), options).Load(cancellationToken);
    }

    /// <summary>Loads the files of a list.</summary>
    /// <param name="files">Each file and the name of its class, in the order of the rows. Every file is read as an image, whatever its name.</param>
    /// <param name="options">Size, channels and fit of the images.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <returns>A row for each image.</returns>
    /// <exception cref="ArgumentException">The options are invalid, a path or class is empty, or the images are too many for one array.</exception>
    /// <exception cref="NetGenFormatException">There are fewer than two classes, or a file is damaged (and is not to be left out) or too large.</exception>
    /// <exception cref="IOException">A file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public static ImageSet Load(IEnumerable<(string Path, string Class)> files, ImageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        const string source = "list of images";
        (string Path, string Class)[] listed = [.. files];
        int empty = Array.FindIndex(listed, static file => string.IsNullOrEmpty(file.Path) || string.IsNullOrEmpty(file.Class));
        if (empty >= 0)
        {
            (string path, string name) = listed[empty];
            throw new ArgumentException($"Expected a path and a class, but found ('{path}', '{name}') in row {empty}.", nameof(files));
        }

        ImmutableArray<string> classes = ClassList.Of(listed.Select(static file => file.Class), options, source);
        ImmutableArray<int> labels = [.. listed.Select(file => classes.IndexOf(file.Class, StringComparer.Ordinal))];
        if (labels.IsEmpty)
        {
            throw new NetGenFormatException($"{source}: expected at least one image, but found none.");
        }

        ImmutableArray<string> notes = [.. ClassList.NotesOnEmpty(classes, labels, source)];
        return new ImageLoader(new FoundImages(source, [.. listed.Select(static file => file.Path)], labels, classes, notes), options).Load(cancellationToken);
    }

    /// <summary>Reads a file for a prediction.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options of the training.</param>
    /// <returns><see cref="ImageOptions.Length"/> values.</returns>
    /// <exception cref="NetGenFormatException">The file is not a PNG or JPEG, is damaged, or is too large. The message names the file.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static float[] Read(string path, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        float[] values = new float[options.Length];
        Read(path, options, values);
        return values;
    }

    /// <summary>Reads a file for a prediction.</summary>
    /// <remarks>Only the decoder allocates, mainly for the decoded pixels. Buffers for the file and for resizing are reused.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The file is not a PNG or JPEG, is damaged, or is too large. The message names the file.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static void Read(string path, ImageOptions options, Span<float> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(options, values);
        try
        {
            using RentedBytes file = RentedBytes.OfFile(path);
            Decode(file, options, values);
        }
        catch (NetGenFormatException exception)
        {
            throw Damage.In(path, exception);
        }
    }

    /// <summary>Reads a stream for a prediction, from its current position to its end.</summary>
    /// <param name="stream">The content of a PNG or JPEG file. The stream need not be able to seek. It stays open.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The content is not a PNG or JPEG, is damaged, or is too large.</exception>
    public static void Read(Stream stream, ImageOptions options, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(options, values);
        try
        {
            using RentedBytes file = RentedBytes.OfStream(stream);
            Decode(file, options, values);
        }
        catch (NetGenFormatException exception)
        {
            throw Damage.In("image", exception);
        }
    }

    /// <summary>Reads the bytes of a file for a prediction.</summary>
    /// <param name="file">The content of a PNG or JPEG file.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The content is not a PNG or JPEG, is damaged, or is too large.</exception>
    public static void Read(ReadOnlySpan<byte> file, ImageOptions options, Span<float> values)
    {
        Check(options, values);
        try
        {
            using RentedBytes rented = RentedBytes.Of(file);
            Decode(rented, options, values);
        }
        catch (NetGenFormatException exception)
        {
            throw Damage.In("image", exception);
        }
    }

    private static void Check(ImageOptions options, Span<float> values)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpanLength.Check(values.Length, options.Length, nameof(values));
    }

    private static void Decode(RentedBytes file, ImageOptions options, Span<float> values) =>
        Resampler.Write(ImageDecoder.Decode(file.Array, file.Length, options), options, values);
}
