using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>m = mean of X over its units, v = mean of (X − m)² over its units, row by row</summary>
internal sealed record MomentsOfUnits(Value Mean, Value Variance, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Mean, Variance];

    public override string Formula => $"{Mean} = mean of {X} over its units, {Variance} = mean of ({X} - {Mean})²";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            for (int j = 0; j < {{X.Columns}}; j++)
            {
                {{Mean}}[n] += {{X}}[n * {{X.Columns}} + j] / {{X.Columns}};
            }

            for (int j = 0; j < {{X.Columns}}; j++)
            {
                double difference = {{X}}[n * {{X.Columns}} + j] - {{Mean}}[n];
                {{Variance}}[n] += difference * difference / {{X.Columns}};
            }
        }
        """;

    public override int PitchOf(Value written, ILayout layout) => 1;

    public string Statement(IPhase phase) => $"NG::LayerNormalization.Measure({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance});";
}

/// <summary>Y = γ ⊙ X̂ + β with X̂ = (X − m) / √(v + ε), m and v those of the row</summary>
internal sealed record NormalizeUnits(Value Y, Value X, Value Mean, Value Variance, Value Gamma, Value Beta, double Epsilon) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, Mean, Variance, Gamma, Beta];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {Gamma} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) + {Beta}";

    public string Loops => ReferenceLoop.EachRowAndColumn(X.Columns, "j", $"""
        double normalized = ({X}[n * {X.Columns} + j] - {Mean}[n]) / Sys::Math.Sqrt({Variance}[n] + {Literals.Double(Epsilon)});
        {Y}[n * {X.Columns} + j] = {Gamma}[j] * normalized + {Beta}[j];
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => $"NG::LayerNormalization.Apply({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, "
        + $"{Literals.Float(Epsilon)}, {Gamma}, {Beta}, {Y}, {phase.Pitch(Y)});";
}

/// <summary>dγ = Σ dY ⊙ X̂ over the rows</summary>
internal sealed record NormalizeUnitsGradient(Value DGamma, Value DY, Value X, Value Mean, Value Variance, double Epsilon) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance];

    public override IEnumerable<Value> Writes => [DGamma];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{DGamma} = Σ {DY} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) over the rows";

    public string Loops => $$"""
        for (int j = 0; j < {{X.Columns}}; j++)
        {
            {{DGamma}}[j] = 0;
            for (int n = 0; n < rows; n++)
            {
                {{DGamma}}[j] += {{DY}}[n * {{X.Columns}} + j] * ({{X}}[n * {{X.Columns}} + j] - {{Mean}}[n]) / Sys::Math.Sqrt({{Variance}}[n] + {{Literals.Double(Epsilon)}});
            }
        }
        """;

    public string Statement(IPhase phase) => ColumnGradient.Statement(
        phase,
        DGamma,
        $"NG::LayerNormalization.ScaleGradient({DY}, {phase.Pitch(DY)}, {X}, {phase.Pitch(X)}, pass.BatchRows, first, end, {Mean}, {Variance}, {Literals.Float(Epsilon)}, {DGamma});");
}

/// <summary>dX = (g − mean of g − X̂ ⊙ mean of (g ⊙ X̂)) / √(v + ε) with g = γ ⊙ dY, means over the units of a row: m and v are functions of X too</summary>
internal sealed record NormalizeUnitsBackward(Value DX, Value DY, Value X, Value Mean, Value Variance, Value Gamma, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance, Gamma];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = (g - mean of g - x̂ ⊙ mean of (g ⊙ x̂)) / √({Variance} + {Literals.Double(Epsilon)}) "
        + $"with g = {Gamma} ⊙ {DY} and x̂ = ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)})";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            // mean and variance depend on every unit of the row, so the gradient's own mean and its part along the normalized values go
            double deviation = Sys::Math.Sqrt({{Variance}}[n] + {{Literals.Double(Epsilon)}});
            double meanOfG = 0, alongX = 0;
            for (int j = 0; j < {{X.Columns}}; j++)
            {
                double g = {{Gamma}}[j] * {{DY}}[n * {{X.Columns}} + j];
                meanOfG += g / {{X.Columns}};
                alongX += g * ({{X}}[n * {{X.Columns}} + j] - {{Mean}}[n]) / deviation / {{X.Columns}};
            }

            for (int j = 0; j < {{X.Columns}}; j++)
            {
                double normalized = ({{X}}[n * {{X.Columns}} + j] - {{Mean}}[n]) / deviation;
                {{DX}}[n * {{X.Columns}} + j] = ({{Gamma}}[j] * {{DY}}[n * {{X.Columns}} + j] - meanOfG - normalized * alongX) / deviation;
            }
        }
        """;

    public string Statement(IPhase phase) => $"NG::LayerNormalization.Backward({DY}, {phase.Pitch(DY)}, {X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, "
        + $"{Literals.Float(Epsilon)}, {Gamma}, {DX}, {phase.Pitch(DX)});";
}
