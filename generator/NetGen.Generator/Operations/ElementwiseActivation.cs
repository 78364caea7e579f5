using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = f(X), value by value</summary>
internal sealed record Apply(Value Y, Value X, Elementwise Function) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {Function.LowerName}({X})";

    public string Loops => ReferenceLoop.Each(Y, $"{Y}[k] = {Function.FormulaOf($"{X}[k]", Literals.Double(Function.Parameter))};");

    public string Statement(IPhase phase) => phase.Pitch(X) == phase.Pitch(Y)
        ? $"Runtime::ElementwisePass.Apply<Runtime::{Function.Name}Activation>({X}, {Y}, {Literals.Float(Function.Parameter)});"
        : phase.EachRow(
            $"Runtime::ElementwisePass.Apply<Runtime::{Function.Name}Activation>({phase.Row(X)}, {phase.Row(Y)}, {Literals.Float(Function.Parameter)});");
}

/// <summary>dX = dY ⊙ f'(X), with Y = f(X) at hand</summary>
internal sealed record ApplyBackward(Value DX, Value DY, Value X, Value Y, Elementwise Function) : Operation, IReferenceLoops, IStatement
{
    /// <summary>X is read only if f' needs it. If f'(X) follows from Y, so does the sign of X that the formula asks for.</summary>
    public override IEnumerable<Value> Reads => Function.DerivativeNeedsInput ? [DY, X, Y] : [DY, Y];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {DY} ⊙ {Function.LowerName}'({X}){(Function.DerivativeNeedsInput ? "" : $", which follows from {Y}")}";

    public override (Value Written, Value Over)? InPlace => (DX, DY);

    public string Loops => ReferenceLoop.Each(DX, $"{DX}[k] = {DY}[k] * ({Function.DerivativeOf($"{X}[k]", $"{Y}[k]", Literals.Double(Function.Parameter))});");

    public string Statement(IPhase phase) =>
        $"Runtime::ElementwisePass.Backward<Runtime::{Function.Name}Activation>({DY}, {(Function.DerivativeNeedsInput ? X : Y)}, {Y}, {DX}, "
        + $"{Literals.Float(Function.Parameter)});";
}
