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

    public string Statement(IPhase phase) => $"NG::ElementwisePass.Multiply({A}, {B}, {Y});";
}
