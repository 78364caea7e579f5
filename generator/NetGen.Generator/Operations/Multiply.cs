using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = A ⊙ B, value by value</summary>
internal sealed record Multiply(Value Y, Value A, Value B) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, B];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {A} ⊙ {B}";

    public override (Value Written, Value Over)? InPlace => (Y, A);

    public string Loops => ReferenceLoop.Each(Y, $"{Y}[k] = {A}[k] * {B}[k];");

    public string Statement(IPhase phase) => $"Runtime::ElementwisePass.Multiply({A}, {B}, {Y});";
}

/// <summary>Y = A ⊙ M, where M has one factor for each channel of a row</summary>
internal sealed record MultiplyChannels(Value Y, Value A, Value M) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, M];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {A} ⊙ {M}, a factor for each channel";

    public override (Value Written, Value Over)? InPlace => (Y, A);

    public string Loops => ReferenceLoop.EachRowAndUnit(A.Columns, M.Columns, (c, at) => $"{Y}[{at}] = {A}[{at}] * {M}[n * {M.Columns} + {c}];");

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::ChannelPass.Multiply({phase.Row(A)}, {phase.Row(M)}, {phase.Row(Y)});");
}
