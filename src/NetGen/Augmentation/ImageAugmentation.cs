namespace NetGen;

/// <summary>Makes every epoch's images a little different from those of the data set, so that a network learns what does not matter: where a digit stands, how it is turned, how shaky the hand was.</summary>
/// <remarks>
/// <para>
/// Only samples that are trained on are changed, never those of validation or evaluation; an epoch's own loss and accuracy are those of the changed images. What happens to a sample follows from the seed, the epoch and
/// its row of the data set alone, and each setting draws for itself. All movements are composed into one and every pixel is interpolated once, bilinearly; what comes from outside the image is <see cref="Fill"/>.
/// </para>
/// <para>
/// A setting is valid if it never turns a sample into one of another class or into one that cannot occur: a 6 turned by 180 degrees is a 9, and mirrored digits are no digits, so there is no mirroring here.
/// Values are those of the data set, before the network's own input scaling, whose statistics are taken from the unchanged data.
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

    /// <summary>For a network that declares its input as an image, <c>[NeuralNetwork(height, width, channels)]</c>.</summary>
    public ImageAugmentation()
    {
    }

    /// <summary>For images that a network reads as a flat vector.</summary>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="channels">Values of a pixel, side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or they are too large together.</exception>
    public ImageAugmentation(int height, int width, int channels = 1) => _shape = ImageShape.Of(height, width, channels);

    /// <summary>Largest shift in pixels: up to so many to each side and, drawn for itself, up or down. Uniform, also by parts of a pixel.</summary>
    /// <remarks>Valid where the place does not matter, up to the empty margin around the object: what leaves the image is lost.</remarks>
    public float Shift
    {
        get => _shift;
        init => _shift = Setting.NotNegative(value, nameof(Shift));
    }

    /// <summary>Largest rotation about the middle in degrees, either way. Uniform.</summary>
    /// <remarks>Valid up to where classes meet: digits bear 10 to 15 degrees (at 45 a 1 is a 7, at 180 a 6 is a 9); photographs from above, or of cells, bear 180.</remarks>
    public float Rotation
    {
        get => _rotation;
        init => _rotation = Between(value, 180, nameof(Rotation));
    }

    /// <summary>Largest change of size about the middle, as a share below 1: 0.1 makes images 0.9 to 1.1 times as large. Uniform.</summary>
    /// <remarks>Valid where size carries no meaning, and as far as the enlarged object stays inside the image.</remarks>
    public float Scale
    {
        get => _scale;
        init => _scale = Setting.Share(value, nameof(Scale));
    }

    /// <summary>Largest shear in degrees: upright lines lean by up to so many, to either side. Uniform.</summary>
    /// <remarks>Valid for handwriting, which slants so, up to some 15 degrees; a leaning 1 becomes a 7 with more.</remarks>
    public float Shear
    {
        get => _shear;
        init => _shear = Between(value, 80, nameof(Shear));
    }

    /// <summary>Moves pixels by a smooth random field; none when null.</summary>
    /// <remarks>Valid where a drawing bent a little is still of its class; see <see cref="ElasticDeformation"/>.</remarks>
    public ElasticDeformation? Elastic { get; init; }

    /// <summary>Standard deviation of Gaussian noise that is added to each value, in units of the data; not cut off where the data end.</summary>
    /// <remarks>
    /// Valid where values carry such noise when the network is used. An image's values get independent numbers, taken from two long sequences at places drawn for the sample. Pixels of the background stay as they are unless <see cref="NoiseOnBackground"/>: there most of a drawing's values are zeros, which kernels skip.
    /// </remarks>
    public float Noise
    {
        get => _noise;
        init => _noise = Setting.NotNegative(value, nameof(Noise));
    }

    /// <summary>Whether values that are exactly <see cref="Fill"/> get noise too, as those of a camera would.</summary>
    public bool NoiseOnBackground { get; init; }

    /// <summary>The background: the value of what lies outside the image, in units of the data.</summary>
    public float Fill
    {
        get => _fill;
        init => _fill = float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Fill), value, "Fill must be finite.");
    }

    /// <summary>Whether any setting moves pixels.</summary>
    internal bool MovesPixels => Shift > 0 || Rotation > 0 || Scale > 0 || Shear > 0 || Elastic is { Alpha: > 0 };

    /// <summary>Changes one image as a training would, to be looked at.</summary>
    /// <param name="image">The values, row-major: height × width × channels.</param>
    /// <param name="destination">Receives the changed image; as long as <paramref name="image"/>, and not the same memory.</param>
    /// <param name="seed">The training's <see cref="FitOptions.Seed"/>.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="row">The row of the data set.</param>
    /// <exception cref="InvalidOperationException">The images' shape was not given to the constructor.</exception>
    /// <exception cref="ArgumentException">A span has another length than such an image.</exception>
    public void Apply(ReadOnlySpan<float> image, Span<float> destination, int seed = 0, int epoch = 0, int row = 0)
    {
        ImageShape shape = _shape ?? throw new InvalidOperationException(
            "Expected a shape of the images, as in new ImageAugmentation(28, 28), but found none. Only Fit takes the shape from the network.");
        SpanLength.Check(image.Length, shape.Length, nameof(image));
        SpanLength.Check(destination.Length, shape.Length, nameof(destination));
        new ImageAugmenter(this, shape, seed).Apply(image, destination, epoch, row);
    }

    /// <summary>All settings, which a checkpoint compares.</summary>
    public override string ToString() => (_shape is { } shape ? shape + ", " : "") + Settings;

    /// <summary>The shape of a network's images, given here or declared there.</summary>
    /// <exception cref="ArgumentException">Neither tells the shape, or they differ.</exception>
    internal ImageShape ShapeFor(NetworkInfo info)
    {
        ImageShape? declared = info.InputShape is [int height, int width, int channels] ? ImageShape.Of(height, width, channels) : null;
        if (_shape is not { } given)
        {
            return declared ?? throw new ArgumentException(
                $"Expected a shape of the images, but {info.Name} declares {info.InputSize} inputs without a shape. Write new ImageAugmentation(28, 28) or [NeuralNetwork(28, 28, 1)], with the sizes of the images.",
                nameof(FitOptions.Augmentation));
        }

        return given.Length == info.InputSize && (declared is null || declared == given)
            ? given
            : throw new ArgumentException(
                $"Augmentation expects images of {given}, {given.Length} values, but {info.Name} reads {(declared is null ? "" : $"images of {declared}, ")}{info.InputSize} values.",
                nameof(FitOptions.Augmentation));
    }

    /// <summary>The settings with a network's shape, however it is known: what decides the course of a training.</summary>
    internal string DescribeFor(NetworkInfo info) => $"{ShapeFor(info)}, {Settings}";

    private string Settings => FormattableString.Invariant(
        $"shift {Shift}, rotation {Rotation}, scale {Scale}, shear {Shear}, elastic {Elastic?.ToString() ?? "none"}, noise {Noise}{(NoiseOnBackground ? " everywhere" : "")}, fill {Fill}");

    private static float Between(float value, float largest, string name) =>
        value >= 0 && value <= largest ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to {largest} degrees.");
}
