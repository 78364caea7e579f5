using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>
/// The shapes of two values that are combined, and of the result. All have the same rank. A value that is the same all along an axis has size 1 there.
/// </summary>
internal sealed record CombinedShapes(Shape Left, Shape Right, Shape Output);

/// <summary>Y = A + B, A − B, A ⊙ B or A / B, value by value; either may be without rows, the same for all samples</summary>
internal sealed record Combination(Value Y, Value A, Value B, CombinedShapes Shapes, CombineOperator Operator) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, B];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {A} {Sign} {B}{(Shapes.Left == Shapes.Right ? "" : ", each repeated along its axes of one value")}";

    public string Loops => AxisLoops.Each(
        Shapes.Output, $"{AxisLoops.At(Y, Shapes.Output)} = {AxisLoops.At(A, Shapes.Left)} {InCode} {AxisLoops.At(B, Shapes.Right)};");

    private string Sign => Operator switch
    {
        CombineOperator.Add => "+",
        CombineOperator.Subtract => "-",
        CombineOperator.Multiply => "⊙",
        _ => "/",
    };

    private string InCode => Operator == CombineOperator.Multiply ? "*" : Sign;

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::Broadcasting.Apply(Runtime::Arithmetic.{Operator}, {AxisLoops.Row(phase, A)}, {AxisLoops.Row(phase, B)}, {Table}, {phase.Row(Y)});");

    private string Table => AxisTable.Of(Shapes.Output, AxisTable.Steps(Shapes.Output), AxisTable.Steps(Shapes.Left), AxisTable.Steps(Shapes.Right));
}
