using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = Y + b: a bias for every unit, or for every channel of an image</summary>
internal sealed record AddRow(Value Y, Value B) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [B];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Y];

    public override string Formula => $"{Y} = {Y} + {B}{(IsOfChannels ? ", pixel by pixel" : "")}";

    public string Loops => IsOfChannels
        ? ReferenceLoop.EachRowAndColumn(Y.Columns, "k", $"{Y}[n * {Y.Columns} + k] += {B}[k % {B.Length}];")
        : ReferenceLoop.EachRowAndColumn(Y.Columns, "j", $"{Y}[n * {Y.Columns} + j] += {B}[j];");

    private bool IsOfChannels => B.Length != Y.Columns;
}

/// <summary>db = Σ dY over the rows, and over the pixels where there is one for every channel of an image</summary>
internal sealed record SumRows(Value DB, Value DY) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DB];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{DB} = Σ {DY} over the {(IsOfChannels ? "pixels and " : "")}rows";

    public string Loops => IsOfChannels ? SumOfChannels : SumOfUnits;

    private bool IsOfChannels => DB.Length != DY.Columns;

    private string SumOfUnits => $$"""
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

    private string SumOfChannels => $$"""
        for (int k = 0; k < {{DB.Length}}; k++)
        {
            double sum = 0;
            for (int p = 0; p < rows * {{DY.Columns / DB.Length}}; p++)
            {
                sum += {{DY}}[p * {{DB.Length}} + k];
            }

            {{DB}}[k] = sum;
        }
        """;

    public string Statement(IPhase phase) => ColumnGradient.Statement(
        phase,
        DB,
        IsOfChannels
            ? $"Runtime::ColumnSums.SumOfRuns({DY}, {phase.Pitch(DY)}, pass.BatchRows, {DY.Columns / DB.Length}, {DB.Length}, first, end, {DB});"
            : $"Runtime::ColumnSums.Sum({DY}, {phase.Pitch(DY)}, pass.BatchRows, first, end, {DB});");
}
