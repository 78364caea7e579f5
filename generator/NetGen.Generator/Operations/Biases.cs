using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = Y + b, b added to every row</summary>
internal sealed record AddRow(Value Y, Value B) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [B];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Y];

    public override string Formula => $"{Y} = {Y} + {B}";

    public string Loops => ReferenceLoop.EachRowAndColumn(Y.Columns, "j", $"{Y}[n * {Y.Columns} + j] += {B}[j];");
}

/// <summary>db = Σ dY over the rows</summary>
internal sealed record SumRows(Value DB, Value DY) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DB];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{DB} = Σ {DY} over the rows";

    public string Loops => $$"""
        for (int j = 0; j < {{DY.Columns}}; j++)
        {
            double sum = 0;
            for (int n = 0; n < rows; n++)
            {
                sum += {{DY}}[n * {{DY.Columns}} + j];
            }

            {{DB}}[j] = sum;
        }
        """;

    public string Statement(IPhase phase) => ColumnGradient.Statement(
        phase, DB, $"NG::ColumnSums.Sum({DY}, {phase.Pitch(DY)}, pass.BatchRows, first, end, {DB});");
}
