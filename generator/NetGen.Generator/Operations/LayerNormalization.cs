using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>m = mean of X over its units, v = mean of (X − m)² over its units, row by row, or for each run of a row</summary>
internal sealed record MomentsOfUnits(Value Mean, Value Variance, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Mean, Variance];

    public override string Formula => $"{Mean} = mean of {X} over its units{Runs.Each(X, Mean)}, {Variance} = mean of ({X} - {Mean})²";

    public string Loops => $$"""
        for (int n = 0; n < {{Runs.Count(Mean)}}; n++)
        {
            for (int j = 0; j < {{Runs.Length(X, Mean)}}; j++)
            {
                {{Mean}}[n] += {{X}}[n * {{Runs.Length(X, Mean)}} + j] / {{Runs.Length(X, Mean)}};
            }

            for (int j = 0; j < {{Runs.Length(X, Mean)}}; j++)
            {
                double difference = {{X}}[n * {{Runs.Length(X, Mean)}} + j] - {{Mean}}[n];
                {{Variance}}[n] += difference * difference / {{Runs.Length(X, Mean)}};
            }
        }
        """;

    public override int PitchOf(Value written, ILayout layout) => Mean.Columns;

    public string Statement(IPhase phase) => Mean.Columns == 1
        ? $"Runtime::LayerNormalization.Measure({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance});"
        : phase.EachRow($"Runtime::LayerNormalization.Measure({phase.Row(X)}, {Runs.OfRow(X, Mean)}, {phase.Row(Mean)}, {phase.Row(Variance)});");
}

/// <summary>Y = γ ⊙ X̂ + β with X̂ = (X − m) / √(v + ε), m and v those of the row</summary>
internal sealed record NormalizeUnits(Value Y, Value X, Value Mean, Value Variance, Value Gamma, Value Beta, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, Mean, Variance, Gamma, Beta];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {Gamma} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) + {Beta}{Runs.Each(X, Mean)}";

    public string Loops => Runs.EachUnit(X, Mean, $"""
        double normalized = ({X}[n * {Gamma.Columns} + j] - {Mean}[n]) / Sys::Math.Sqrt({Variance}[n] + {Literals.Double(Epsilon)});
        {Y}[n * {Gamma.Columns} + j] = {Gamma}[j] * normalized + {Beta}[j];
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => Mean.Columns == 1
        ? $"Runtime::LayerNormalization.Apply({X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, "
            + $"{Literals.Float(Epsilon)}, {Gamma}, {Beta}, {Y}, {phase.Pitch(Y)});"
        : phase.EachRow($"Runtime::LayerNormalization.Apply({phase.Row(X)}, {Runs.OfRow(X, Mean)}, {phase.Row(Mean)}, {phase.Row(Variance)}, "
            + $"{Literals.Float(Epsilon)}, {Gamma}, {Beta}, {phase.Row(Y)}, {Gamma.Columns});");
}

/// <summary>dγ = Σ dY ⊙ X̂ over the rows, or over the runs of all rows</summary>
internal sealed record NormalizeUnitsGradient(Value DGamma, Value DY, Value X, Value Mean, Value Variance, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance];

    public override IEnumerable<Value> Writes => [DGamma];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula =>
        $"{DGamma} = Σ {DY} ⊙ ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}) over the rows{(Mean.Columns == 1 ? "" : " and their runs")}";

    public string Loops => $$"""
        for (int j = 0; j < {{DGamma.Length}}; j++)
        {
            {{DGamma}}[j] = 0;
            for (int n = 0; n < {{Runs.Count(Mean)}}; n++)
            {
                {{DGamma}}[j] += {{DY}}[n * {{DGamma.Length}} + j]
                    * ({{X}}[n * {{DGamma.Length}} + j] - {{Mean}}[n]) / Sys::Math.Sqrt({{Variance}}[n] + {{Literals.Double(Epsilon)}});
            }
        }
        """;

    public string Statement(IPhase phase) => ColumnGradient.Statement(
        phase,
        DGamma,
        $"Runtime::LayerNormalization.ScaleGradient{Runs.OfBatch(Mean)}({DY}, {phase.Pitch(DY)}, {X}, {phase.Pitch(X)}, pass.BatchRows, "
            + $"{Runs.InRow(X, Mean)}first, end, {Mean}, {Variance}, {Literals.Float(Epsilon)}, {DGamma});");
}

/// <summary>dX = (g − mean of g − X̂ ⊙ mean of (g ⊙ X̂)) / √(v + ε) with g = γ ⊙ dY, means over the units of a row: m and v are functions of X too</summary>
internal sealed record NormalizeUnitsBackward(Value DX, Value DY, Value X, Value Mean, Value Variance, Value Gamma, double Epsilon)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, Mean, Variance, Gamma];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = (g - mean of g - x̂ ⊙ mean of (g ⊙ x̂)) / √({Variance} + {Literals.Double(Epsilon)}) "
        + $"with g = {Gamma} ⊙ {DY} and x̂ = ({X} - {Mean}) / √({Variance} + {Literals.Double(Epsilon)}){Runs.Each(X, Mean)}";

    public string Loops => $$"""
        for (int n = 0; n < {{Runs.Count(Mean)}}; n++)
        {
            // Mean and variance depend on every unit of the {{(Mean.Columns == 1 ? "row" : "run")}}. So two parts of the gradient are removed: its mean,
            // and its part along the normalized values.
            double deviation = Sys::Math.Sqrt({{Variance}}[n] + {{Literals.Double(Epsilon)}});
            double meanOfG = 0, alongX = 0;
            for (int j = 0; j < {{Gamma.Columns}}; j++)
            {
                double g = {{Gamma}}[j] * {{DY}}[n * {{Gamma.Columns}} + j];
                meanOfG += g / {{Gamma.Columns}};
                alongX += g * ({{X}}[n * {{Gamma.Columns}} + j] - {{Mean}}[n]) / deviation / {{Gamma.Columns}};
            }

            for (int j = 0; j < {{Gamma.Columns}}; j++)
            {
                double normalized = ({{X}}[n * {{Gamma.Columns}} + j] - {{Mean}}[n]) / deviation;
                {{DX}}[n * {{Gamma.Columns}} + j] = ({{Gamma}}[j] * {{DY}}[n * {{Gamma.Columns}} + j] - meanOfG - normalized * alongX) / deviation;
            }
        }
        """;

    public string Statement(IPhase phase) => Mean.Columns == 1
        ? $"Runtime::LayerNormalization.Backward({DY}, {phase.Pitch(DY)}, {X}, {phase.Pitch(X)}, {phase.Rows}, {X.Columns}, {Mean}, {Variance}, "
            + $"{Literals.Float(Epsilon)}, {Gamma}, {DX}, {phase.Pitch(DX)});"
        : phase.EachRow(
            $"Runtime::LayerNormalization.Backward({phase.Row(DY)}, {Gamma.Columns}, {phase.Row(X)}, {Runs.OfRow(X, Mean)}, "
            + $"{phase.Row(Mean)}, {phase.Row(Variance)}, {Literals.Float(Epsilon)}, {Gamma}, {phase.Row(DX)}, {Gamma.Columns});");
}
