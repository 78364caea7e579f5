using System.Buffers.Binary;

namespace NetGen;

/// <summary>
/// Images and labels in two uncompressed IDX files, as of MNIST, which may be larger than memory. Features are pixels from 0 to 1, targets are one-hot. The
/// values have the same bits as those of <see cref="Mnist.Load"/>.
/// </summary>
/// <remarks>The labels are kept in memory, one byte per row.</remarks>
public sealed class IdxRows : IRowSource, IDisposable
{
    private readonly DataFile _imageFile;
    private readonly ValueBlock _images;
    private readonly byte[] _labels;
    private readonly Lazy<string> _fingerprint;

    private IdxRows(DataFile imageFile, DataFile labelFile, int classes)
    {
        _imageFile = imageFile;
        (int[] image, long imageStart) = DimensionsOf(imageFile);
        (int[] label, long labelStart) = DimensionsOf(labelFile);
        if (image.Length < 2 || label.Length != 1 || label[0] != image[0])
        {
            throw new NetGenFormatException(
                $"{labelFile.Path}: expected one label for each image of {imageFile.Path}, but found dimensions {string.Join(" × ", label)} for "
                + $"images of {string.Join(" × ", image)}.");
        }

        long size = 1;
        foreach (int dimension in image.AsSpan(1))
        {
            // The header must fit the length of the file, so the product of the other dimensions stays small, unless there are no rows.
            size = Math.Min(size * dimension, int.MaxValue);
        }

        (Count, FeatureCount, TargetCount) = (image[0], (int)size, classes);
        if (FeatureCount is 0 or int.MaxValue)
        {
            throw new NetGenFormatException($"{imageFile.Path}: expected images of at least one pixel, but found dimensions {string.Join(" × ", image)}.");
        }

        _images = new ValueBlock(imageFile, imageStart, FeatureCount, ValueKind.ScaledByte);
        _labels = new byte[Count];
        labelFile.Read(_labels, labelStart);
        int wrong = _labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        if (wrong >= 0)
        {
            throw new NetGenFormatException($"{labelFile.Path}: expected labels from 0 to {classes - 1}, but found {_labels[wrong]} in row {wrong}.");
        }

        _fingerprint = new Lazy<string>(() => RowScan.Fingerprint(this), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The path of the images.</summary>
    public string Name => _imageFile.Path;

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int TargetCount { get; }

    /// <inheritdoc/>
    public bool HasOneHotTargets => Count > 0;

    /// <inheritdoc/>
    string IRowSource.Fingerprint => _fingerprint.Value;

    /// <summary>Opens two files and checks headers, lengths and labels.</summary>
    /// <param name="imagesPath">A file of unsigned bytes with two or more dimensions. The first dimension is the number of images.</param>
    /// <param name="labelsPath">A file of unsigned bytes with one dimension.</param>
    /// <param name="classes">Number of classes, 2 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is out of range.</exception>
    /// <exception cref="NetGenFormatException">
    /// A file is not an IDX file of this kind, is compressed, does not have the length that its header says, or contains a label that is not a class.
    /// </exception>
    /// <exception cref="IOException">A file does not exist, or cannot be read.</exception>
    public static IdxRows Open(string imagesPath, string labelsPath, int classes = 10)
    {
        if (classes is < 2 or > 256)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "Expected 2 to 256 classes.");
        }

        using var labels = new DataFile(labelsPath);
        var images = new DataFile(imagesPath);
        try
        {
            return new IdxRows(images, labels, classes);
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(int first, Span<float> features, Span<float> targets)
    {
        RowRange.Require(this, first, features, targets);
        if (!features.IsEmpty)
        {
            _images.Read(first, features);
        }

        targets.Clear();
        for (int row = 0; row * TargetCount < targets.Length; row++)
        {
            targets[(row * TargetCount) + _labels[first + row]] = 1;
        }
    }

    /// <inheritdoc/>
    public void RequireUnchanged() => _imageFile.RequireUnchanged();

    /// <summary>Closes the file. No training or evaluation may be reading it.</summary>
    public void Dispose() => _imageFile.Dispose();

    private static (int[] Dimensions, long Start) DimensionsOf(DataFile file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Read(magic[..(int)Math.Min(magic.Length, file.Length)], 0);
        if (magic is not [0, 0, 0x08, > 0])
        {
            string advice = magic is [0x1F, 0x8B, ..] ? "; it is packed, and gunzip unpacks it" : "";
            throw new NetGenFormatException(
                $"{file.Path}: expected an IDX file of unsigned bytes, which starts with 00 00 08, but found {Convert.ToHexString(magic)}{advice}.");
        }

        int count = magic[3];
        long start = sizeof(int) * (1L + count);
        if (file.Length < start)
        {
            throw new NetGenFormatException(FormattableString.Invariant($"{file.Path}: expected {start} bytes of IDX header, but found {file.Length}."));
        }

        byte[] sizes = new byte[sizeof(int) * count];
        file.Read(sizes, sizeof(int));
        int[] dimensions = new int[count];
        Int128 length = 1;
        for (int i = 0; i < count; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(sizes.AsSpan(i * sizeof(int)));
            length = Int128.Min(length * Math.Max(0, dimensions[i]), long.MaxValue);
        }

        return dimensions.All(static size => size >= 0) && start + length == file.Length
            ? (dimensions, start)
            : throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected {start + length} bytes for the dimensions {string.Join(" × ", dimensions)}, but found {file.Length}."));
    }
}
