using System.Collections.Immutable;

namespace NetGen;

/// <summary>Reads PNG and JPEG files: many as a data set, or one for a prediction.</summary>
/// <remarks>
/// Values are in [0, 1] and lie row-major, height × width × channels, as <c>[NeuralNetwork(28, 28, 1)]</c> expects them. Shrinking averages over areas, growing
/// is bilinear, along each side by itself. An image that a camera stored turned (its Exif orientation) is set upright. What a file holds is told by its first
/// bytes, not by its name.
/// </remarks>
public static class Images
{
    /// <summary>Loads a folder that holds a folder for each class; the names of those are the names of the classes, in ordinal order.</summary>
    /// <param name="folder">
    /// The folder. Within a class, folders are searched to any depth for names that end in .png, .jpg, .jpeg, .jpe or .jfif; other files are passed over, with
    /// a line in <see cref="ImageSet.Notes"/>, and hidden ones (also names that begin with a dot) without.
    /// </param>
    /// <param name="options">What the images become.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <returns>A row for each image, in the ordinal order of classes and paths.</returns>
    /// <exception cref="ArgumentException">The options make no sense, or the images are too many for one array.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="NetGenFormatException">
    /// There are fewer than two classes, a class has no images, or a file is damaged (unless it is to be left out) or larger than
    /// <see cref="ImageOptions.MaxPixels"/>. The message names the folder or the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ImageSet Load(string folder, ImageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        return new ImageLoader(ClassFolders.Find(folder, options), options).Load(cancellationToken);
    }

    /// <summary>Loads the files of a list.</summary>
    /// <param name="files">Each file and the name of its class, in the order of the rows. Every file is taken for an image, whatever its name.</param>
    /// <param name="options">What the images become.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <returns>A row for each image.</returns>
    /// <exception cref="ArgumentException">The options make no sense, a path or class is empty, or the images are too many for one array.</exception>
    /// <exception cref="NetGenFormatException">There are fewer than two classes, or a file is damaged (unless it is to be left out) or too large.</exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
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
    /// <param name="options">What it becomes; those of the training.</param>
    /// <returns><see cref="ImageOptions.Length"/> values.</returns>
    /// <exception cref="NetGenFormatException">The file is no PNG or JPEG, damaged, or too large; the message names it.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static float[] Read(string path, ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        float[] values = new float[options.Length];
        Read(path, options, values);
        return values;
    }

    /// <summary>Reads a file for a prediction.</summary>
    /// <remarks>What is allocated is what the decoder needs, above all the decoded pixels; buffers for the file and for resizing are reused.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What it becomes; those of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The file is no PNG or JPEG, damaged, or too large; the message names it.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
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

    /// <summary>Reads a stream for a prediction, from where it stands to its end.</summary>
    /// <param name="stream">The content of a PNG or JPEG file. It need not be seekable, and stays open.</param>
    /// <param name="options">What it becomes; those of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The content is no PNG or JPEG, damaged, or too large.</exception>
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
    /// <param name="options">What it becomes; those of the training.</param>
    /// <param name="values">Receives <see cref="ImageOptions.Length"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="NetGenFormatException">The content is no PNG or JPEG, damaged, or too large.</exception>
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
