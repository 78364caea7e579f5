using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The same with a constant, which the file holds and nothing trains.</summary>
/// <param name="Input">Shape of the value.</param>
/// <param name="Constant">Shape of the constant, of the same rank.</param>
/// <param name="Output">The shape of the result: along each axis the larger size of both.</param>
/// <param name="Operator">The operator.</param>
/// <param name="ConstantIsLeft">Whether the constant is the first of the two.</param>
internal sealed record CombineConstant(Shape Input, Shape Constant, Shape Output, CombineOperator Operator, bool ConstantIsLeft) : CalledLayer(Output)
{
    public override string Kind => $"{Operator}Constant";

    public override string Settings => $"Input = {Input}, Constant = {Constant}{(ConstantIsLeft ? ", ConstantIsLeft = true" : "")}";

    public override LayerText Text => LayerText.Of(Operator.ToString(), Input, Output)
        .With("left", ConstantIsLeft ? Constant : Input)
        .With("right", ConstantIsLeft ? Input : Constant)
        .WithWord("constant", ConstantIsLeft ? "left" : "right");

    public override string Letter => "combined";

    public override IEnumerable<StatisticSpec> Statistics => [new("constant", "constant", Constant.Length, 0, StatisticBound.Finite)];

    public override IEnumerable<Operation> Forward(LayerValues s) =>
    [
        ConstantIsLeft
            ? new Combination(s.Y, s["constant"], s.X, new CombinedShapes(Constant, Input, Output), Operator)
            : new Combination(s.Y, s.X, s["constant"], new CombinedShapes(Input, Constant, Output), Operator),
    ];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
    [
        ConstantIsLeft
            ? CombineBackward.OfRight(Operator, s.DX, s.DY, s["constant"], s.X, s.Y, Constant, Input, Output)
            : CombineBackward.OfLeft(Operator, s.DX, s.DY, s["constant"], Input, Constant, Output),
    ];
}
