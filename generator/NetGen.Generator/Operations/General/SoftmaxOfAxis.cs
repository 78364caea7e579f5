using NetGen.Generator.Model;

namespace NetGen.Generator.Operations.General;

/// <summary>Y = e^X / Σ e^X, or its logarithm X − ln Σ e^X, along one axis</summary>
/// <param name="Y">Receives the result.</param>
/// <param name="X">The logits.</param>
/// <param name="Outer">Values of all axes before it.</param>
/// <param name="Size">Values along the axis.</param>
/// <param name="Inner">Values of all axes after it.</param>
/// <param name="IsLogarithm">Whether it is the logarithm.</param>
internal sealed record SoftmaxOfAxis(Value Y, Value X, int Outer, int Size, int Inner, bool IsLogarithm) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {(IsLogarithm ? $"{X} - ln Σ e^{X}" : $"e^{X} / Σ e^{X}")}{SoftmaxLoops.Along(Outer, Size, Inner)}";

    public string Loops => SoftmaxLoops.EachRun(Outer, Inner, $$"""
        // the largest value is subtracted first: e^x cannot overflow then, and the quotient is the same
        double largest = double.NegativeInfinity, sum = 0;
        {{ReferenceLoop.Over("b", Size, $"largest = Sys::Math.Max(largest, {SoftmaxLoops.At(X, Outer, Size, Inner)});")}}

        {{ReferenceLoop.Over("b", Size, $"sum += Sys::Math.Exp({SoftmaxLoops.At(X, Outer, Size, Inner)} - largest);")}}

        {{ReferenceLoop.Over("b", Size, $"{SoftmaxLoops.At(Y, Outer, Size, Inner)} = {Result};")}}
        """);

    private string Result => IsLogarithm
        ? $"{SoftmaxLoops.At(X, Outer, Size, Inner)} - largest - Sys::Math.Log(sum)"
        : $"Sys::Math.Exp({SoftmaxLoops.At(X, Outer, Size, Inner)} - largest) / sum";

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) =>
        phase.EachRow($"Runtime::{SoftmaxLoops.Runtime(IsLogarithm)}.Apply({phase.Row(X)}, {Outer}, {Size}, {Inner}, {phase.Row(Y)});");
}

/// <summary>dX = Y ⊙ (dY − Σ dY ⊙ Y), or of the logarithm dY − e^Y ⊙ Σ dY</summary>
internal sealed record SoftmaxOfAxisBackward(Value DX, Value DY, Value Y, int Outer, int Size, int Inner, bool IsLogarithm)
    : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, Y];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula =>
        $"{DX} = {(IsLogarithm ? $"{DY} - e^{Y} ⊙ Σ {DY}" : $"{Y} ⊙ ({DY} - Σ {DY} ⊙ {Y})")}{SoftmaxLoops.Along(Outer, Size, Inner)}";

    public string Loops => SoftmaxLoops.EachRun(Outer, Inner, $$"""
        double sum = 0;
        {{ReferenceLoop.Over("b", Size, $"sum += {At(DY)}{(IsLogarithm ? "" : $" * {At(Y)}")};")}}

        {{ReferenceLoop.Over("b", Size, $"{At(DX)} = {(IsLogarithm ? $"{At(DY)} - Sys::Math.Exp({At(Y)}) * sum" : $"{At(Y)} * ({At(DY)} - sum)")};")}}
        """);

    public string Statement(IPhase phase) =>
        phase.EachRow($"Runtime::{SoftmaxLoops.Runtime(IsLogarithm)}.Backward({phase.Row(DY)}, {phase.Row(Y)}, {Outer}, {Size}, {Inner}, {phase.Row(DX)});");

    private string At(Value value) => SoftmaxLoops.At(value, Outer, Size, Inner);
}

/// <summary>What both share.</summary>
internal static class SoftmaxLoops
{
    /// <summary>The runtime's class.</summary>
    public static string Runtime(bool isLogarithm) => isLogarithm ? "AxisLogSoftmax" : "AxisSoftmax";

    public static string Along(int outer, int size, int inner) => outer == 1 && inner == 1 ? "" : $", along the second axis of {outer}x{size}x{inner}";

    public static string EachRun(int outer, int inner, string statement) =>
        ReferenceLoop.Over("n", "rows", ReferenceLoop.Over("a", outer, ReferenceLoop.Over("c", inner, statement)));

    public static string At(Value value, int outer, int size, int inner) => AxisLoops.At(value, new Shape(outer, size, inner));
}
