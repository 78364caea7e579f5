using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The same with matrices that the file holds and nothing trains.</summary>
/// <param name="Input">Shape of the value.</param>
/// <param name="Constant">Shape of the constant, of the same rank.</param>
/// <param name="Output">[…, m, n].</param>
/// <param name="ConstantIsLeft">Whether the constant is the first of the two.</param>
internal sealed record ProductConstant(Shape Input, Shape Constant, Shape Output, bool ConstantIsLeft) : CalledLayer(Output)
{
    public override string Kind => "MatMulConstant";

    public override string Settings => $"Input = {Input}, Constant = {Constant}{(ConstantIsLeft ? ", ConstantIsLeft = true" : "")}";

    public override LayerText Text => LayerText.Of("MatMul", Input, Output)
        .With("left", ConstantIsLeft ? Constant : Input)
        .With("right", ConstantIsLeft ? Input : Constant)
        .WithWord("constant", ConstantIsLeft ? "left" : "right");

    public override string Letter => "product";

    public override long MultiplyAdds => Shapes.MultiplyAdds;

    public override IEnumerable<StatisticSpec> Statistics => [new("constant", "constant", Constant.Length, 0, StatisticBound.Finite)];

    private ProductShapes Shapes => ConstantIsLeft ? new(Constant, Input, Output) : new(Input, Constant, Output);

    public override IEnumerable<Operation> Forward(LayerValues s) =>
        [ConstantIsLeft ? new MatrixProduct(s.Y, s["constant"], s.X, Shapes) : new MatrixProduct(s.Y, s.X, s["constant"], Shapes)];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        [ConstantIsLeft ? new RightMatrixGradient(s.DX, s.DY, s["constant"], Shapes) : new LeftMatrixGradient(s.DX, s.DY, s["constant"], Shapes)];
}
