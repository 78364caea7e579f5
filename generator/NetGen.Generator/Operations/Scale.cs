using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = (X − mean) / divisor, column by column</summary>
internal sealed record Scale(Value Y, Value X, Value Mean, Value Divisor) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, Mean, Divisor];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = ({X} - {Mean}) / {Divisor}";

    public string Loops => ReferenceLoop.EachRowAndColumn(
        X.Columns, "i", $"{Y}[n * {X.Columns} + i] = ({X}[n * {X.Columns} + i] - {Mean}[i]) / {Divisor}[i];");

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::ElementwisePass.Scale({phase.Row(X)}, {Mean}, {Divisor}, {phase.Row(Y)});");
}
