using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = [A | B], pixel by pixel: the channels of A, then those of B; a vector is one pixel</summary>
internal sealed record Join(Value Y, Value A, Value B) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, B];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = [{A} | {B}]";

    public string Loops => ReferenceLoop.EachRowAndColumn(
        Y.Columns / Y.Shape.Channels,
        "p",
        $$"""
        for (int c = 0; c < {{Y.Shape.Channels}}; c++)
        {
            {{Y}}[n * {{Y.Columns}} + p * {{Y.Shape.Channels}} + c] = c < {{A.Shape.Channels}}
                ? {{A}}[n * {{A.Columns}} + p * {{A.Shape.Channels}} + c]
                : {{B}}[n * {{B.Columns}} + p * {{B.Shape.Channels}} + c - {{A.Shape.Channels}}];
        }
        """);

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::ChannelJoin.Join({phase.Row(A)}, {A.Shape.Channels}, {phase.Row(B)}, {B.Shape.Channels}, {phase.Row(Y)});");
}

/// <summary>dX = the channels of dY from First on: what [A | B] passes back to one of the two</summary>
internal sealed record TakeChannels(Value DX, Value DY, int First) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {DY} from {(DY.Shape.Length == DY.Shape.Channels ? "unit" : "channel")} {First} on";

    public string Loops => ReferenceLoop.EachRowAndColumn(
        DX.Columns,
        "i",
        $"{DX}[n * {DX.Columns} + i] = {DY}[n * {DY.Columns} + i / {DX.Shape.Channels} * {DY.Shape.Channels} + {First} + i % {DX.Shape.Channels}];");

    public string Statement(IPhase phase) => phase.EachRow(
        $"Runtime::ChannelJoin.Take({phase.Row(DY)}, {DY.Shape.Channels}, {First}, {phase.Row(DX)}, {DX.Shape.Channels});");
}
