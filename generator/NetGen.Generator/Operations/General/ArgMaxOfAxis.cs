using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = the place along one axis where X is largest</summary>
internal sealed record ArgMaxOfAxis(Value Y, Value X, int Outer, int Size, int Inner, bool Last) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula =>
        $"{Y} = the place of the largest {X}, the {(Last ? "last" : "first")} of equal ones{SoftmaxLoops.Along(Outer, Size, Inner)}";

    public string Loops => SoftmaxLoops.EachRun(Outer, Inner, $$"""
        double largest = double.NegativeInfinity;
        for (int b = 0; b < {{Size}}; b++)
        {
            if ({{SoftmaxLoops.At(X, Outer, Size, Inner)}} {{(Last ? ">=" : ">")}} largest)
            {
                largest = {{SoftmaxLoops.At(X, Outer, Size, Inner)}};
                {{AxisLoops.At(Y, new Shape(Outer, 1, Inner))}} = b;
            }
        }
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) =>
        phase.EachRow($"Runtime::AxisSearch.ArgMax({phase.Row(X)}, {Outer}, {Size}, {Inner}, {Literals.Bool(Last)}, {phase.Row(Y)});");
}
