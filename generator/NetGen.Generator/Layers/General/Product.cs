using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Layers.General;

/// <summary>The products of matrices of two values, one for each place of the axes before the last two.</summary>
/// <remarks><code>
/// forward    Y  = A·B
/// backward   dA = dY·Bᵀ       dB = Aᵀ·dY        each summed over the axes along which a value is repeated
/// </code></remarks>
/// <param name="Left">Shape of A: […, m, k].</param>
/// <param name="Right">Shape of B, of the same rank: […, k, n].</param>
/// <param name="Output">[…, m, n]. Along the axes before it is the larger size of both.</param>
internal sealed record Product(Shape Left, Shape Right, Shape Output) : CalledLayer(Output)
{
    public override string Kind => "MatMul";

    public override string Settings => $"Left = {Left}, Right = {Right}";

    public override LayerText Text => LayerText.Of(Kind, Left, Output).With("left", Left).With("right", Right);

    public override string Letter => "product";

    public override long MultiplyAdds => Shapes.MultiplyAdds;

    private ProductShapes Shapes => new(Left, Right, Output);

    public override IEnumerable<Operation> Forward(LayerValues s) => [new MatrixProduct(s.Y, s.Inputs[0], s.Inputs[1], Shapes)];

    public override IEnumerable<Operation> Backward(LayerValues s) =>
        [new LeftMatrixGradient(s.InputGradients[0], s.DY, s.Inputs[1], Shapes), new RightMatrixGradient(s.InputGradients[1], s.DY, s.Inputs[0], Shapes)];
}
