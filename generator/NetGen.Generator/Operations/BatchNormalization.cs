using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>m = mean of X over the rows, unit by unit, or over the rows and pixels of an image, channel by channel</summary>
internal sealed record MeanOfRows(Value Mean, Value X) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Mean];

    public override string Formula => $"{Mean} = mean of {X} over the rows{(X.Columns == Mean.Columns ? "" : " and pixels")}";

    public string Loops => ReferenceLoop.EachRowAndUnit(
        X.Columns, Mean.Columns, (j, at) => $"{Mean}[{j}] += {X}[{at}] / {ReferenceLoop.ValuesOfUnit(X.Columns, Mean.Columns)};");
}

/// <summary>v = mean of (X − m)² over the rows, unit by unit, or over the rows and pixels of an image, channel by channel</summary>
internal sealed record VarianceOfRows(Value Variance, Value X, Value Mean) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [X, Mean];

    public override IEnumerable<Value> Writes => [Variance];

    public override string Formula => $"{Variance} = mean of ({X} - {Mean})² over the rows{(X.Columns == Mean.Columns ? "" : " and pixels")}";

    public string Loops => ReferenceLoop.EachRowAndUnit(X.Columns, Mean.Columns, (j, at) => $"""
        double difference = {X}[{at}] - {Mean}[{j}];
        {Variance}[{j}] += difference * difference / {ReferenceLoop.ValuesOfUnit(X.Columns, Mean.Columns)};
        """);
}

/// <summary>Y = γ ⊙ X̂ + β with X̂ = (X − m) / √(v + ε): an affine map of every unit of a vector, or of every channel of an image</summary>
internal sealed record Normalize(Value Y, Value X, Value Mean, Value Variance, Value Gamma, Value Beta, double Epsilon) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, Mean, Variance, Gamma, Beta];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {Gamma} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) + {Beta}";

    /// <summary>Whether it normalises the units of a vector. Then it can be folded into the rows of a product.</summary>
    public bool IsOfUnits => X.Columns == Gamma.Columns;

    public string Loops => ReferenceLoop.EachRowAndUnit(X.Columns, Gamma.Columns, (j, at) => $"""
        double normalized = ({X}[{at}] - {Mean}[{j}]) / Sys::Math.Sqrt({Variance}[{j}] + {Literals.Double(Epsilon)});
        {Y}[{at}] = {Gamma}[{j}] * normalized + {Beta}[{j}];
        """);

    public string Statement(IPhase phase) => IsOfUnits
        ? $"Runtime::BatchNormalization.Apply({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, "
            + $"{Literals.Float(Epsilon)}, {Gamma}, {Beta}, {Y});"
        : $"Runtime::ChannelNormalization.Apply({X}, {phase.Pitch(X)}, {phase.Rows}, {ChannelBlocks.PixelsOf(X, Gamma)}, {Gamma.Columns}, {Mean}, {Variance}, "
            + $"{Literals.Float(Epsilon)}, {Gamma}, {Beta}, {Y});";
}

/// <summary>dγ = Σ dY ⊙ X̂ and dβ = Σ dY over the rows, or over the rows and pixels of an image</summary>
internal sealed record NormalizeGradients(Value DGamma, Value DBeta, Value DY, Value X, Value Mean, Value Variance, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => Parts is null ? [DY, X, Mean, Variance] : [Parts, Variance];

    public override IEnumerable<Value> Writes => [DGamma, DBeta];

    /// <summary>The values of the statement. It reads X and dY of all rows, or, for an image, the parts of all rows.</summary>
    public override IEnumerable<Value> Operands => Parts is null ? [Mean, Variance, DGamma, DBeta] : [Variance, DGamma, DBeta];

    /// <summary>The sums over the pixels of one row, if it is an image and the operation is lowered.</summary>
    public Value? Parts { get; init; }

    /// <summary>True: the sums are made as soon as all rows are there, because the gradient of X needs them.</summary>
    public override bool IsDividedByRows => true;

    public override string Formula =>
        $"{DGamma} = Σ {DY} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) and {DBeta} = Σ {DY} "
        + $"over the rows{(X.Columns == Mean.Columns ? "" : " and pixels")}";

    public string Loops => X.Columns == Mean.Columns ? LoopsOfUnits : LoopsOfChannels;

    private string LoopsOfUnits => $$"""
        for (int j = 0; j < {{X.Columns}}; j++)
        {
            {{DGamma}}[j] = 0;
            {{DBeta}}[j] = 0;
            for (int n = 0; n < rows; n++)
            {
                double normalized = ({{X}}[n * {{X.Columns}} + j] - {{Mean}}[j]) / Sys::Math.Sqrt({{Variance}}[j] + {{Literals.Double(Epsilon)}});
                {{DGamma}}[j] += {{DY}}[n * {{X.Columns}} + j] * normalized;
                {{DBeta}}[j] += {{DY}}[n * {{X.Columns}} + j];
            }
        }
        """;

    private string LoopsOfChannels => $$"""
        for (int c = 0; c < {{Mean.Columns}}; c++)
        {
            {{DGamma}}[c] = 0;
            {{DBeta}}[c] = 0;
            for (int n = 0; n < rows; n++)
            {
                for (int p = 0; p < {{X.Columns / Mean.Columns}}; p++)
                {
                    int k = n * {{X.Columns}} + p * {{Mean.Columns}} + c;
                    double normalized = ({{X}}[k] - {{Mean}}[c]) / Sys::Math.Sqrt({{Variance}}[c] + {{Literals.Double(Epsilon)}});
                    {{DGamma}}[c] += {{DY}}[k] * normalized;
                    {{DBeta}}[c] += {{DY}}[k];
                }
            }
        }
        """;

    public string Statement(IPhase phase) => Parts is { } parts ? StatementOfChannels(phase, parts) : StatementOfUnits(phase);

    private string StatementOfUnits(IPhase phase) => MeetingOfRows.Statement(
        X.Columns,
        $"Runtime::BatchNormalization.Gradients({phase.AllRows(DY)}, {phase.AllRows(X)}, "
        + $"{phase.Pitch(X)}, pass.BatchRows, first, end, {Mean}, {Variance}, {Literals.Float(Epsilon)}, {DGamma}, {DBeta});",
        End);

    private string End => $"pass.MeetSums({DGamma}, {DBeta});";

    private string StatementOfChannels(IPhase phase, Value parts) => MeetingOfRows.Statement(
        Mean.Columns,
        $"Runtime::ChannelNormalization.Gradients({phase.AllRows(parts)}, pass.BatchRows, {ChannelBlocks.Cut(X, Mean)}, first, end, "
            + $"{Variance}, {Literals.Float(Epsilon)}, {DGamma}, {DBeta});",
        End);
}

/// <summary>The sums over the pixels of every row, from which dγ and dβ of the channels of an image follow</summary>
internal sealed record NormalizeParts(Value Parts, Value DY, Value X, Value Mean) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean];

    public override IEnumerable<Value> Writes => [Parts];

    public override string Formula => $"{Parts} = sums of {DY} ⊙ ({X} - {Mean}) and of {DY}, row by row";

    public override int PitchOf(Value written, ILayout layout) => written.Columns;

    public string Statement(IPhase phase) =>
        $"Runtime::ChannelNormalization.SumBlocks({DY}, {X}, {phase.Pitch(X)}, rows, {ChannelBlocks.Cut(X, Mean)}, {Mean}, {Parts});";
}

/// <summary>dX = γ / √(v + ε) ⊙ (dY − dβ / n − X̂ ⊙ dγ / n), n values of a unit or channel in the mini-batch: m and v are functions of X too</summary>
internal sealed record NormalizeBackward(Value DX, Value DY, Value X, Value Mean, Value Variance, Value Gamma, Value DGamma, Value DBeta, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance, Gamma, DGamma, DBeta];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {Gamma} / √({Variance} + {Literals.Double(Epsilon)}) ⊙ "
        + $"({DY} - {DBeta} / {Values} - ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) ⊙ {DGamma} / {Values})";

    public override (Value Written, Value Over)? InPlace => (DX, DY);

    /// <summary>Whether X is a vector, whose units are normalised.</summary>
    public bool IsOfUnits => X.Columns == Gamma.Columns;

    public string Loops => ReferenceLoop.EachRowAndUnit(X.Columns, Gamma.Columns, (j, at) => $"""
        // Mean and variance depend on every {(IsOfUnits ? "row" : "pixel")}. So two parts of the gradient are removed: its mean, and its part along
        // the normalized values.
        double deviation = Sys::Math.Sqrt({Variance}[{j}] + {Literals.Double(Epsilon)});
        double normalized = ({X}[{at}] - {Mean}[{j}]) / deviation;
        {DX}[{at}] = {Gamma}[{j}] / deviation * ({DY}[{at}] - {DBeta}[{j}] / {Values} - normalized * {DGamma}[{j}] / {Values});
        """);

    private string Values => ReferenceLoop.ValuesOfUnit(X.Columns, Gamma.Columns);

    public string Statement(IPhase phase) => IsOfUnits ? StatementOfUnits(phase) : StatementOfChannels(phase);

    private string StatementOfUnits(IPhase phase) =>
        $"Runtime::BatchNormalization.Backward({DY}, {X}, {phase.Pitch(X)}, rows, {X.Columns}, {Mean}, {Variance}, "
        + $"{Literals.Float(Epsilon)}, {Gamma}, {DGamma}, {DBeta}, pass.NormalizedRows, {DX});";

    private string StatementOfChannels(IPhase phase) =>
        $"Runtime::ChannelNormalization.Backward({DY}, {X}, {phase.Pitch(X)}, rows, {ChannelBlocks.PixelsOf(X, Gamma)}, {Gamma.Columns}, {Mean}, {Variance}, "
        + $"{Literals.Float(Epsilon)}, {Gamma}, {DGamma}, {DBeta}, pass.NormalizedRows, {DX});";
}
