using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>
/// Switches off a random share of the units, or of an image's channels, while training, and scales the rest so that the expected sum stays the same.
/// </summary>
/// <remarks><code>
/// forward    M drawn: 0 with probability rate, else 1 / (1 − rate)      Y = X ⊙ M
/// backward   dX = dY ⊙ M
/// </code>Per channel, M has one factor for all pixels of a channel (Tompson et al., CVPR 2015).</remarks>
internal sealed record Dropout(Shape Input, double Rate, bool PerChannel = false) : Layer(Input)
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report) =>
        [new Dropout(input, Option.Rate(attribute, "rate", attribute.Double("rate"), report), (attribute.NamedBool("PerChannel") ?? false) && !input.IsVector)];

    /// <summary>Reports an option that changes nothing here: the channels of a vector are its units.</summary>
    public IEnumerable<Problem> UnreadOptions(AttributeReader attribute) => attribute.NamedBool("PerChannel") is true && !PerChannel
        ?
        [
            new Problem(
                TrainingDiagnostics.OptionIsNotRead,
                attribute.LocationOfArgument("PerChannel"),
                "PerChannel",
                "a dropout on images and sequences",
                "a dropout on a vector"),
        ]
        : [];

    public override string Kind => "Dropout";

    public override string Settings => Setting("rate", Rate) + (PerChannel ? ", PerChannel = true" : "");

    public override LayerText Text => LayerText.Of(Kind, Input, Output).With("rate", Rate);

    public override string Letter => "h";

    public override IEnumerable<TemporarySpec> Temporaries => [new("m", ValueRole.Mask, PerChannel ? new Shape(Output.Channels) : Output)];

    public override IEnumerable<Operation> Forward(LayerValues s) => [new DrawMask(s["m"], s.X, Rate, s.Index), Masked(s.Y, s.X, s["m"])];

    public override IEnumerable<Operation> Infer(LayerValues s) => [];

    public override IEnumerable<Operation> Backward(LayerValues s) => [Masked(s.DX, s.DY, s["m"])];

    private Operation Masked(Value y, Value x, Value m) => PerChannel ? new MultiplyChannels(y, x, m) : new Multiply(y, x, m);
}
