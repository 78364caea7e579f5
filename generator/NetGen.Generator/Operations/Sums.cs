using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = A + B, value by value</summary>
internal sealed record Add(Value Y, Value A, Value B) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [A, B];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {A} + {B}";

    public string Loops => ReferenceLoop.Each(Y, $"{Y}[k] = {A}[k] + {B}[k];");

    /// <summary>The larger of both pitches. The gradient goes to both inputs, and must be padded as the product of each expects it.</summary>
    public override int PitchOf(Value written, ILayout layout) => Math.Max(RowPitch.Padded(Y.Columns), Math.Max(layout.PitchOf(A), layout.PitchOf(B)));

    public string Statement(IPhase phase) => phase.Pitch(A) == phase.Pitch(Y) && phase.Pitch(B) == phase.Pitch(Y)
        ? $"Runtime::ElementwisePass.Add({A}, {B}, {Y});"
        : phase.EachRow($"Runtime::ElementwisePass.Add({phase.Row(A)}, {phase.Row(B)}, {phase.Row(Y)});");
}

/// <summary>Y = Y + A: the gradient of one more way through the graph</summary>
internal sealed record AddTo(Value Y, Value A) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [A];

    public override IEnumerable<Value> Writes => [];

    public override IEnumerable<Value> AddsTo => [Y];

    public override string Formula => $"{Y} = {Y} + {A}";

    public string Statement(IPhase phase) => phase.Pitch(A) == phase.Pitch(Y)
        ? $"Runtime::ElementwisePass.Add({Y}, {A}, {Y});"
        : phase.EachRow($"Runtime::ElementwisePass.Add({phase.Row(Y)}, {phase.Row(A)}, {phase.Row(Y)});");
}

/// <summary>
/// Y = X, the same values under another name: an addition passes its gradient to everything that it adds. Or the same values in another shape
/// </summary>
internal sealed record Same(Value Y, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X}";

    public override (Value Written, Value Over)? InPlace => (Y, X);

    public string Loops => $"{(Y.Role == ValueRole.Activation ? "Sys::ReadOnlySpan<double>" : "double[]")} {Y} = {X}; // the same values"
        + (X.Shape == Y.Shape ? "" : $", {Y.Shape} for each row");

    public string Statement(IPhase phase) => phase.EachRow($"{phase.Row(X)}.CopyTo({phase.Row(Y)});");
}
