using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>dA = ±dY, summed over the axes along which A is repeated</summary>
/// <param name="DA">Receives it.</param>
/// <param name="DY">The gradient of the sum or difference.</param>
/// <param name="Shape">Shape of A.</param>
/// <param name="Output">Shape of Y.</param>
/// <param name="IsNegative">Whether A is subtracted.</param>
internal sealed record SummandGradient(Value DA, Value DY, Shape Shape, Shape Output, bool IsNegative) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DA];

    public override string Formula => $"{DA} = {(IsNegative ? "-" : "")}{DY}{FactorGradient.Summed(DA, Shape, Output)}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DA, $"{DA}[k] = 0;")}}

        {{AxisLoops.Each(Output, $"{AxisLoops.At(DA, Shape)} {(IsNegative ? "-=" : "+=")} {AxisLoops.At(DY, Output)};")}}
        """;

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::AxisSums.Sum({phase.Row(DY)}, {AxisTable.Of(Output, AxisTable.Steps(Output), AxisTable.Steps(Shape))}, "
            + $"{(IsNegative ? "-1f" : "1f")}, {phase.Row(DA)});");
}

/// <summary>dA = dY ⊙ B or dY / B, summed over the axes along which A is repeated: the gradient of a factor, or of what is divided</summary>
/// <param name="DA">Receives it.</param>
/// <param name="DY">The gradient of the product or quotient.</param>
/// <param name="B">The other factor, or the divisor.</param>
/// <param name="Shape">Shape of A.</param>
/// <param name="Other">Shape of B.</param>
/// <param name="Output">Shape of Y.</param>
/// <param name="Divides">Whether B divides.</param>
internal sealed record FactorGradient(Value DA, Value DY, Value B, Shape Shape, Shape Other, Shape Output, bool Divides)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, B];

    public override IEnumerable<Value> Writes => [DA];

    public override string Formula => $"{DA} = {DY} {(Divides ? "/" : "⊙")} {B}{Summed(DA, Shape, Output)}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DA, $"{DA}[k] = 0;")}}

        {{AxisLoops.Each(Output, $"{AxisLoops.At(DA, Shape)} += {AxisLoops.At(DY, Output)} {(Divides ? "/" : "*")} {AxisLoops.At(B, Other)};")}}
        """;

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::Broadcasting.{(Divides ? "DivideGradient" : "MultiplyGradient")}({phase.Row(DY)}, {AxisLoops.Row(phase, B)}, {Table}, {phase.Row(DA)});");

    private string Table => AxisTable.Of(Output, AxisTable.Steps(Output), AxisTable.Steps(Other), AxisTable.Steps(Shape));

    /// <summary>The end of a formula of a gradient.</summary>
    public static string Summed(Value da, Shape shape, Shape output) => shape == output ? "" : $", summed over the axes along which {da.Of} is repeated";
}

/// <summary>dB = −dY ⊙ Y / B, summed over the axes along which B is repeated: the gradient of a divisor</summary>
internal sealed record DivisorGradient(Value DB, Value DY, Value Y, Value B, Shape Shape, Shape Output) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, Y, B];

    public override IEnumerable<Value> Writes => [DB];

    public override string Formula => $"{DB} = -{DY} ⊙ {Y} / {B}{FactorGradient.Summed(DB, Shape, Output)}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DB, $"{DB}[k] = 0;")}}

        {{AxisLoops.Each(Output, $"{AxisLoops.At(DB, Shape)} -= {AxisLoops.At(DY, Output)} * {AxisLoops.At(Y, Output)} / {AxisLoops.At(B, Shape)};")}}
        """;

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::Broadcasting.DivisorGradient({phase.Row(DY)}, {phase.Row(Y)}, {phase.Row(B)}, "
        + $"{AxisTable.Of(Output, AxisTable.Steps(Output), AxisTable.Steps(Shape), AxisTable.Steps(Shape))}, {phase.Row(DB)});");
}
