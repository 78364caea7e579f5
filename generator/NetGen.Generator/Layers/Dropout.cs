using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Symbols;

namespace NetGen.Generator.Layers;

/// <summary>Switches off a random share of the units while training, and scales the rest so that the expected sum stays the same.</summary>
/// <remarks><code>
/// forward    M drawn: 0 with probability rate, else 1 / (1 − rate)      Y = X ⊙ M
/// backward   dX = dY ⊙ M
/// </code></remarks>
internal sealed record Dropout(Shape Input, double Rate) : Layer(Input)
{
    public static IEnumerable<Layer> Read(AttributeReader attribute, Shape input, Action<Problem> report) =>
        [new Dropout(input, Option.Rate(attribute, "rate", attribute.Double("rate"), report))];

    public override string Kind => "Dropout";

    public override string Settings => Setting("rate", Rate);

    public override string Letter => "h";

    public override IEnumerable<TemporarySpec> Temporaries => [new("m", ValueRole.Mask, Output)];

    public override IEnumerable<Operation> Forward(LayerValues s) => [new DrawMask(s["m"], s.X, Rate, s.Index), new Multiply(s.Y, s.X, s["m"])];

    public override IEnumerable<Operation> Infer(LayerValues s) => [];

    public override IEnumerable<Operation> Backward(LayerValues s) => [new Multiply(s.DX, s.DY, s["m"])];
}
