using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = f(W ∗ X + b): convolution, bias and activation in one pass over panels of filters</summary>
/// <param name="Y">Receives the result, in place of z where f is given.</param>
/// <param name="X">The images.</param>
/// <param name="W">The filters, with the biases in their panels.</param>
/// <param name="B">The biases; null for none.</param>
/// <param name="Function">Null for none.</param>
/// <param name="Layer">Name of the layer, which its kernels bear.</param>
/// <param name="Geometry">How its kernels go over memory.</param>
internal sealed record ConvolutionForward(Value Y, Value X, Value W, Value? B, Elementwise? Function, string Layer, ConvolutionGeometry Geometry)
    : WeightedForward(Y, X, W, B, Function, Layer)
{
    /// <summary>Room for one image with its margin; null where none is copied.</summary>
    public Value? Image { get; } = ConvolutionRooms.Image(Layer, Geometry);

    public override IEnumerable<Value> Reads => [X, W];

    public override IEnumerable<Value> Rooms => Image is { } image ? [image] : [];

    /// <summary>Whole vectors of filters are stored, of which the next place overwrites what is too much: after the last there is room for it.</summary>
    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns + layout.PanelsOf(W).PaddedUnits - Geometry.Filters);

    public override string Statement(IPhase phase) => $"{Layer}Forward({X}, {W}, {Y}, {(Image is { } image ? image + ", " : "")}{phase.Rows});";

    protected override string Result(Elementwise? function)
    {
        string sum = $"{(B is { } b ? $"{b}[k] + " : "")}Σ {Filters.Tap(W)}*{WindowLoops.Input(X, Geometry.Window, Filters.Channel(W, X))}";
        return $"{WindowLoops.Output(Y, "k")} = {(function is { } f ? $"{f.LowerName}({sum})" : sum)}";
    }
}
