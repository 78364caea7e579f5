using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = X with values around it</summary>
internal sealed record PadAxes(Value Y, Value X, PaddedShape Shape, double Constant) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X} of {Shape.Input} padded to {Shape.Output}{What}";

    public string Loops
    {
        get
        {
            string source = AxisLoops.At(X, Shape.Input, Shape.Source);
            string value = Shape.HasSource.Length == 0 ? source : $"{Shape.HasSource} ? {source} : {Literals.Double(Constant)}";
            return AxisLoops.Each(Shape.Output, $"{AxisLoops.At(Y, Shape.Output)} = {value};");
        }
    }

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    private string What => Shape.Mode switch
    {
        PadMode.Reflect => " by its mirror images",
        PadMode.Edge => " by its border",
        _ => $" by {Literals.Double(Constant)}",
    };

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::AxisPadding.Apply(Runtime::AxisFilling.{Shape.Mode}, {Literals.Float(Constant)}, {phase.Row(X)}, "
            + $"{Shape.Table}, {Shape.Block}, {phase.Row(Y)});");
}

/// <summary>dX = Σ dY over the places that a value is at</summary>
internal sealed record PadAxesBackward(Value DX, Value DY, PaddedShape Shape) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = Σ {DY} over the places that each value is at";

    public string Loops
    {
        get
        {
            string add = $"{AxisLoops.At(DX, Shape.Input, Shape.Source)} += {AxisLoops.At(DY, Shape.Output)};";
            string statement = Shape.HasSource.Length == 0 ? add : ReferenceLoop.Indented($$"""
                if ({{Shape.HasSource}})
                {
                    {{add}}
                }
                """, 0);
            return $$"""
                {{ReferenceLoop.Each(DX, $"{DX}[k] = 0;")}}

                {{AxisLoops.Each(Shape.Output, statement)}}
                """;
        }
    }

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::AxisPadding.Backward(Runtime::AxisFilling.{Shape.Mode}, {phase.Row(DY)}, {Shape.Table}, {Shape.Block}, {phase.Row(DX)});");
}
