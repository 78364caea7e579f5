using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The sum, difference, product or quotient of two values, value by value. A value with size 1 along an axis is repeated along that axis.</summary>
/// <remarks><code>
/// forward    Y  = A + B                A − B                   A ⊙ B                      A / B
/// backward   dA = dY    dB = dY        dA = dY    dB = −dY     dA = dY ⊙ B  dB = dY ⊙ A   dA = dY / B  dB = −dY ⊙ Y / B
/// </code>each summed over the axes along which a value is repeated.</remarks>
/// <param name="Left">Shape of A.</param>
/// <param name="Right">Shape of B, of the same rank.</param>
/// <param name="Output">The shape of the result: along each axis the larger size of both.</param>
/// <param name="Operator">The operator.</param>
internal sealed record Combine(Shape Left, Shape Right, Shape Output, CombineOperator Operator) : CalledLayer(Output)
{
    public override string Kind => Operator.ToString();

    public override string Settings => Left == Right ? "" : $"Left = {Left}, Right = {Right}";

    public override LayerText Text => LayerText.Of(Kind, Left, Output).With("left", Left).With("right", Right);

    public override string Letter => "combined";

    public override IEnumerable<Operation> Forward(LayerValues s) =>
        [new Combination(s.Y, s.Inputs[0], s.Inputs[1], new CombinedShapes(Left, Right, Output), Operator)];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
    [
        CombineBackward.OfLeft(Operator, s.InputGradients[0], s.DY, s.Inputs[1], Left, Right, Output),
        CombineBackward.OfRight(Operator, s.InputGradients[1], s.DY, s.Inputs[0], s.Inputs[1], s.Y, Left, Right, Output),
    ];
}
