namespace NetGen.Generator.Model;

/// <summary>How a tensor starts.</summary>
/// <param name="Distribution">Name of a value of the runtime's <c>Init</c>, or null for a constant.</param>
/// <param name="Scale">Multiplies what is drawn, or is the constant.</param>
internal sealed record ParameterStart(string? Distribution, double Scale)
{
    /// <summary>Stands for the distribution that suits the activation, until the activation is known.</summary>
    public const string Open = "";

    /// <summary>
    /// The same start, with a distribution if the user has chosen none: He of the lectures for units that are zero half of the time, Xavier for all others.
    /// </summary>
    /// <param name="activation">The activation that follows, if any.</param>
    public ParameterStart For(Layer? activation) => Distribution == Open ? this with { Distribution = activation?.SuitingStart ?? "Xavier" } : this;
}

/// <summary>What training makes of a tensor. Names are those of the runtime's <c>TensorRole</c>.</summary>
internal enum TensorRole
{
    /// <summary>
    /// The matrix of a product, which lies in panels: the only role that decay, L1 and L2 touch. A vector that multiplies is a <see cref="Scale"/>.
    /// </summary>
    Weight,

    /// <summary>The biases of the product before it, in whose panels they lie. Another vector that is added is a <see cref="Shift"/>.</summary>
    Bias,

    /// <summary>The learned slope of a PRelu.</summary>
    Slope,

    /// <summary>A vector that multiplies, as γ of a normalisation.</summary>
    Scale,

    /// <summary>A vector that is added, as β of a normalisation.</summary>
    Shift,
}

/// <summary>A tensor that a layer trains.</summary>
/// <param name="Name">Its letter in the lectures and its name within the layer: w, b, gamma.</param>
/// <param name="FileName">Its name in files, after the number of the module: <c>weight</c>.</param>
/// <param name="Role">What training makes of it.</param>
/// <param name="Shape">Its shape in files: [out, in] of a weight matrix.</param>
/// <param name="FanIn">Values that a unit reads; the weight start depends on it.</param>
/// <param name="FanOut">Units that read a value; the weight start depends on it.</param>
/// <param name="Start">Its values before training.</param>
internal sealed record TensorSpec(string Name, string FileName, TensorRole Role, Shape Shape, int FanIn, int FanOut, ParameterStart Start)
{
    /// <summary>Channels that a filter reads; 1 for a tensor that is not a filter.</summary>
    public int Channels => Role == TensorRole.Weight && Shape.Dimensions.Count > 2 ? Shape[1] : 1;

    /// <summary>Filters that read the same channels; 1 for a tensor that is not a filter.</summary>
    public int FiltersTogether { get; init; } = 1;

    /// <summary>Its name in a file, if the layer is the module with this number.</summary>
    public string NameIn(int module) => $"{module}.{FileName}";

    /// <summary>The weights of a product: [out, in].</summary>
    public static TensorSpec Weights(int units, int inputs, ParameterStart start) =>
        new("w", "weight", TensorRole.Weight, new Shape(units, inputs), inputs, units, start);

    /// <summary>A vector that starts at a constant.</summary>
    public static TensorSpec Vector(string name, string fileName, TensorRole role, int length, double start) =>
        new(name, fileName, role, new Shape(length), 1, length, new ParameterStart(null, start));
}
