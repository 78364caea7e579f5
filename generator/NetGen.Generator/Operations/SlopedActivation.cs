using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = X where X &gt; 0, else S ⊙ X; S is one value, or one for every channel, or one for every value of X</summary>
internal sealed record SlopedRelu(Value Y, Value X, Value S) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X, S];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X} where {X} > 0, else {S}·{X}";

    public string Loops => Slopes.IsPerChannel(S)
        ? ReferenceLoop.EachRowAndUnit(X.Columns, S.Columns, (c, at) => $"{Y}[{at}] = {X}[{at}] > 0 ? {X}[{at}] : {S}[{c}] * {X}[{at}];")
        : ReferenceLoop.Each(Y, $"{Y}[k] = {X}[k] > 0 ? {X}[k] : {S}[{(S.HasBatchAxis ? "k" : "0")}] * {X}[k];");

    public string Statement(IPhase phase) => S.HasBatchAxis
        ? $"Runtime::ElementwisePass.SlopedRelu({X}, {S}, {Y});"
        : Slopes.IsPerChannel(S)
        ? $"Runtime::ChannelPass.SlopedRelu({X}, {phase.Pitch(X)}, {phase.Rows}, {ChannelBlocks.PixelsOf(X, S)}, {S}[..{S.Columns}], {Y});"
        : $"Runtime::ElementwisePass.Apply<Runtime::LeakyReluActivation>({X}, {Y}, {S}[0]);";
}

/// <summary>dX = dY where X &gt; 0, else S ⊙ dY</summary>
internal sealed record SlopedReluBackward(Value DX, Value DY, Value X, Value S) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X, S];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {DY} where {X} > 0, else {S}·{DY}";

    public string Loops => Slopes.IsPerChannel(S)
        ? ReferenceLoop.EachRowAndUnit(X.Columns, S.Columns, (c, at) => $"{DX}[{at}] = {X}[{at}] > 0 ? {DY}[{at}] : {S}[{c}] * {DY}[{at}];")
        : ReferenceLoop.Each(DX, $"{DX}[k] = {X}[k] > 0 ? {DY}[k] : {S}[{(S.HasBatchAxis ? "k" : "0")}] * {DY}[k];");

    public string Statement(IPhase phase) => S.HasBatchAxis
        ? $"Runtime::ElementwisePass.SlopedReluBackward({DY}, {X}, {S}, {DX});"
        : Slopes.IsPerChannel(S)
        ? $"Runtime::ChannelPass.SlopedReluBackward({DY}, {X}, {phase.Pitch(X)}, {phase.Rows}, {ChannelBlocks.PixelsOf(X, S)}, {S}[..{S.Columns}], {DX});"
        : $"Runtime::ElementwisePass.Backward<Runtime::LeakyReluActivation>({DY}, {X}, {X}, {DX}, {S}[0]);";
}

/// <summary>
/// dα = Σ dY ⊙ min(X, 0) over rows and units, or for each channel over rows and pixels; the latter is lowered to sums of rows and sums of these
/// </summary>
internal sealed record SlopeGradient(Value DS, Value DY, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [DS];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{DS} = Σ {DY} ⊙ min({X}, 0)";

    public string Loops => $$"""
        {{(Slopes.IsPerChannel(DS) ? $"{DS}.Clear();" : $"{DS}[0] = 0;")}}
        {{(Slopes.IsPerChannel(DS)
            ? ReferenceLoop.EachRowAndUnit(X.Columns, DS.Columns, (c, at) => $"{DS}[{c}] += {DY}[{at}] * Sys::Math.Min({X}[{at}], 0);")
            : ReferenceLoop.Each(X, $"{DS}[0] += {DY}[k] * Sys::Math.Min({X}[k], 0);"))}}
        """;

    public string Statement(IPhase phase) => $$"""
        if (pass.IsFirstWorker)
        {
            Sys::Span<float> {{DS}} = pass.OpenGradient({{phase.OffsetOf(DS)}}, {{phase.PanelsOf(DS).Length}});
            {{DS}}.Clear(); // padding stays zero
            {{DS}}[0] = (float)Runtime::ElementwisePass.LearnedReluSlopeGradient({{DY}}, {{X}});
            pass.CloseGradient({{phase.OffsetOf(DS)}}, {{DS}}, isWeight: false); // applies the optimizer
        }
        """;
}

/// <summary>What kinds of slopes there are.</summary>
internal static class Slopes
{
    /// <summary>Whether there is one slope for each channel of an image or unit of a vector, the same for all rows.</summary>
    public static bool IsPerChannel(Value slopes) => !slopes.HasBatchAxis && slopes.Length > 1;
}
