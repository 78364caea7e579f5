using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = A·B, matrix by matrix; either may be without rows, the same for all samples</summary>
internal sealed record MatrixProduct(Value Y, Value A, Value B, ProductShapes Shapes) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, B];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {A}·{B}, matrices of {Shapes.Left} and {Shapes.Right}";

    public string Loops => Shapes.EachElement($$"""
        double sum = 0;
        {{ReferenceLoop.Over("s", Shapes.Summed, $"sum += {Shapes.LeftAt(A)} * {Shapes.RightAt(B)};")}}

        {{Shapes.OutputAt(Y)}} = sum;
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::MatrixProducts.Multiply({AxisLoops.Row(phase, A)}, {AxisLoops.Row(phase, B)}, "
        + $"{Shapes.Table(Shapes.Output, Shapes.Left, Shapes.Right)}, {Shapes.Sizes}, {phase.Row(Y)});");
}

/// <summary>dA = dY·Bᵀ, summed over the axes along which A is repeated</summary>
internal sealed record LeftMatrixGradient(Value DA, Value DY, Value B, ProductShapes Shapes) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, B];

    public override IEnumerable<Value> Writes => [DA];

    public override string Formula => $"{DA} = {DY}·{B}ᵀ, matrices of {Shapes.Output} and {Shapes.Right}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DA, $"{DA}[k] = 0;")}}

        {{Shapes.EachElement(ReferenceLoop.Over("s", Shapes.Summed, $"{Shapes.LeftAt(DA)} += {Shapes.OutputAt(DY)} * {Shapes.RightAt(B)};"))}}
        """;

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::MatrixProducts.LeftGradient({phase.Row(DY)}, {AxisLoops.Row(phase, B)}, "
        + $"{Shapes.Table(Shapes.Output, Shapes.Right, Shapes.Left)}, {Shapes.Sizes}, {phase.Row(DA)});");
}

/// <summary>dB = Aᵀ·dY, summed over the axes along which B is repeated</summary>
internal sealed record RightMatrixGradient(Value DB, Value DY, Value A, ProductShapes Shapes) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, A];

    public override IEnumerable<Value> Writes => [DB];

    public override string Formula => $"{DB} = {A}ᵀ·{DY}, matrices of {Shapes.Left} and {Shapes.Output}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(DB, $"{DB}[k] = 0;")}}

        {{Shapes.EachElement(ReferenceLoop.Over("s", Shapes.Summed, $"{Shapes.RightAt(DB)} += {Shapes.LeftAt(A)} * {Shapes.OutputAt(DY)};"))}}
        """;

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::MatrixProducts.RightGradient({phase.Row(DY)}, {AxisLoops.Row(phase, A)}, "
        + $"{Shapes.Table(Shapes.Output, Shapes.Left, Shapes.Right)}, {Shapes.Sizes}, {phase.Row(DB)});");
}
