namespace NetGen;

/// <summary>
/// Changes the training images slightly in every epoch. So a network learns what does not matter, such as the position of a digit, its rotation, or an unsteady
/// hand.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>
/// Only training samples are changed, never those of a validation or an evaluation. The loss and accuracy of an epoch are those of the changed images.
/// </item>
/// <item>
/// The change of a sample depends only on the seed, the epoch and the row of the data set. Each setting has random numbers of its own.
/// </item>
/// <item>
/// All movements are combined into one map, and every pixel is interpolated once, bilinearly. Pixels from outside the image have the value <see cref="Fill"/>.
/// </item>
/// <item>Values are those of the data set, before the network scales its input. The statistics of that scaling are taken from the unchanged data.</item>
/// </list>
/// <para>
/// A setting is valid if it never turns a sample into one of another class, or into one that cannot occur. For example, a 6 rotated by 180 degrees is a 9.
/// Mirrored digits are not digits, so there is no mirroring.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// net.Fit(train, new FitOptions
/// {
///     Augmentation = new ImageAugmentation(28, 28) { Shift = 2, Rotation = 10, Scale = 0.1f, Elastic = new ElasticDeformation(alpha: 34, sigma: 4) },
/// });
/// </code>
/// </example>
public sealed class ImageAugmentation
{
    private readonly ImageShape? _shape;
    private readonly float _shift;
    private readonly float _rotation;
    private readonly float _scale;
    private readonly float _shear;
    private readonly float _noise;
    private readonly float _fill;

    /// <summary>Augments images of a network that declares its input as an image: <c>[NeuralNetwork(height, width, channels)]</c>.</summary>
    public ImageAugmentation()
    {
    }

    /// <summary>Augments images that a network reads as a flat vector.</summary>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="channels">Values of a pixel. They are adjacent in memory.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the image has too many pixels.</exception>
    public ImageAugmentation(int height, int width, int channels = 1) => _shape = ImageShape.Of(height, width, channels);

    /// <summary>Largest shift in pixels, horizontally and vertically. Both are uniform and independent, and include fractions of a pixel.</summary>
    /// <remarks>Valid if the position does not matter, up to the empty margin around the object. Pixels that leave the image are lost.</remarks>
    public float Shift
    {
        get => _shift;
        init => _shift = Setting.NotNegative(value, nameof(Shift));
    }

    /// <summary>Largest rotation about the centre in degrees, in both directions. Uniform.</summary>
    /// <remarks>
    /// Valid up to the angle at which classes become equal. For digits this is 10 to 15 degrees: at 45 degrees a 1 looks like a 7, and at 180 degrees a 6 is a
    /// 9. Images from above, or of cells, allow 180 degrees.
    /// </remarks>
    public float Rotation
    {
        get => _rotation;
        init => _rotation = Between(value, 180, nameof(Rotation));
    }

    /// <summary>Largest relative change of size about the centre, below 1. For example, 0.1 makes images 0.9 to 1.1 times as large. Uniform.</summary>
    /// <remarks>Valid if size has no meaning, and as long as the enlarged object stays inside the image.</remarks>
    public float Scale
    {
        get => _scale;
        init => _scale = Setting.Share(value, nameof(Scale));
    }

    /// <summary>Largest shear in degrees. Vertical lines lean by up to this angle, to either side. Uniform.</summary>
    /// <remarks>Valid for handwriting, which slants in this way, up to about 15 degrees. With more, a leaning 1 looks like a 7.</remarks>
    public float Shear
    {
        get => _shear;
        init => _shear = Between(value, 80, nameof(Shear));
    }

    /// <summary>Displaces pixels by a smooth random field; null for none.</summary>
    /// <remarks>Valid if a slightly bent object is still of its class; see <see cref="ElasticDeformation"/>.</remarks>
    public ElasticDeformation? Elastic { get; init; }

    /// <summary>
    /// Standard deviation of Gaussian noise that is added to each value, in units of the data. The sums are not limited to the range of the data.
    /// </summary>
    /// <remarks>
    /// Valid if values have such noise when the network is used. The numbers of an image are independent. They are taken from two long sequences, at positions
    /// that are drawn for the sample. Background pixels get no noise unless <see cref="NoiseOnBackground"/> is set, because most values of a drawing are zeros,
    /// which kernels skip.
    /// </remarks>
    public float Noise
    {
        get => _noise;
        init => _noise = Setting.NotNegative(value, nameof(Noise));
    }

    /// <summary>Whether values that equal <see cref="Fill"/> get noise too, like those of a camera.</summary>
    public bool NoiseOnBackground { get; init; }

    /// <summary>The value of pixels outside the image (the background), in units of the data.</summary>
    public float Fill
    {
        get => _fill;
        init => _fill = float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Fill), value, "Fill must be finite.");
    }

    /// <summary>Whether any setting moves pixels.</summary>
    internal bool MovesPixels => Shift > 0 || Rotation > 0 || Scale > 0 || Shear > 0 || Elastic is { Alpha: > 0 };

    /// <summary>Changes one image as a training would, so that you can look at it.</summary>
    /// <param name="image">The values, row-major: height × width × channels.</param>
    /// <param name="destination">Receives the changed image. It has the same length as <paramref name="image"/>, and must be other memory.</param>
    /// <param name="seed">The training's <see cref="FitOptions.Seed"/>.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="row">The row of the data set.</param>
    /// <exception cref="InvalidOperationException">The constructor was called without the shape of the images.</exception>
    /// <exception cref="ArgumentException">The length of a span is not that of an image.</exception>
    public void Apply(ReadOnlySpan<float> image, Span<float> destination, int seed = 0, int epoch = 0, int row = 0)
    {
        ImageShape shape = _shape ?? throw new InvalidOperationException(
            "Expected a shape of the images, as in new ImageAugmentation(28, 28), but found none. Only Fit takes the shape from the network.");
        SpanLength.Check(image.Length, shape.Length, nameof(image));
        SpanLength.Check(destination.Length, shape.Length, nameof(destination));
        new ImageAugmenter(this, shape, seed).Apply(image, destination, epoch, row);
    }

    /// <summary>All settings as text. A checkpoint compares this text.</summary>
    public override string ToString() => (_shape is { } shape ? shape + ", " : "") + Settings;

    /// <summary>The shape of a network's images, from these settings or from the network's declaration.</summary>
    /// <exception cref="ArgumentException">Neither has the shape, or they have different shapes.</exception>
    internal ImageShape ShapeFor(NetworkInfo info)
    {
        ImageShape? declared = info.InputShape is [int height, int width, int channels] ? ImageShape.Of(height, width, channels) : null;
        if (_shape is not { } given)
        {
            return declared ?? throw new ArgumentException(
                $"Expected a shape of the images, but {info.Name} declares {info.InputSize} inputs without a shape. Write new ImageAugmentation(28, 28) or "
                    + "[NeuralNetwork(28, 28, 1)], with the sizes of the images.",
                nameof(FitOptions.Augmentation));
        }

        return given.Length == info.InputSize && (declared is null || declared == given)
            ? given
            : throw new ArgumentException(
                $"Augmentation expects images of {given}, {given.Length} values, but {info.Name} reads "
                    + $"{(declared is null ? "" : $"images of {declared}, ")}{info.InputSize} values.",
                nameof(FitOptions.Augmentation));
    }

    /// <summary>The settings and the shape of the network's images, wherever it comes from. The course of a training depends on all of this.</summary>
    internal string DescribeFor(NetworkInfo info) => $"{ShapeFor(info)}, {Settings}";

    private string Settings =>
        FormattableString.Invariant($"shift {Shift}, rotation {Rotation}, scale {Scale}, shear {Shear}, elastic {Elastic?.ToString() ?? "none"}, ")
        + FormattableString.Invariant($"noise {Noise}{(NoiseOnBackground ? " everywhere" : "")}, fill {Fill}");

    private static float Between(float value, float largest, string name) =>
        value >= 0 && value <= largest ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to {largest} degrees.");
}
