using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = mean of X over some axes</summary>
/// <param name="Y">Receives the means.</param>
/// <param name="X">The values.</param>
/// <param name="Shape">Shape of X.</param>
/// <param name="Kept">The shape of X, with size 1 along the axes that are summed over.</param>
internal sealed record MeanOfAxes(Value Y, Value X, Shape Shape, Shape Kept) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = mean of {X} of {Shape}, giving {Kept}";

    public string Loops => $$"""
        {{ReferenceLoop.Each(Y, $"{Y}[k] = 0;")}}

        {{AxisLoops.Each(Shape, $"{AxisLoops.At(Y, Kept)} += {AxisLoops.At(X, Shape)} / {Shape.Length / Kept.Length};")}}
        """;

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::AxisSums.Sum({phase.Row(X)}, "
        + $"{AxisTable.Of(Shape, AxisTable.Steps(Shape), AxisTable.Steps(Kept))}, 1f / {Shape.Length / Kept.Length}, {phase.Row(Y)});");
}

/// <summary>dX = dY / n: every value takes its share of the mean's gradient</summary>
internal sealed record SpreadOverAxes(Value DX, Value DY, Shape Shape, Shape Kept) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {DY} / {Shape.Length / Kept.Length}, spread over {Shape}";

    public string Loops => AxisLoops.Each(Shape, $"{AxisLoops.At(DX, Shape)} = {AxisLoops.At(DY, Kept)} / {Shape.Length / Kept.Length};");

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::AxisSums.Spread({phase.Row(DY)}, "
        + $"{AxisTable.Of(Shape, AxisTable.Steps(Shape), AxisTable.Steps(Kept))}, 1f / {Shape.Length / Kept.Length}, {phase.Row(DX)});");
}
