using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Parts = Σ dY ⊙ min(X, 0) over the pixels of one row, channel by channel and block by block</summary>
/// <param name="Parts">Receives the sums.</param>
/// <param name="DY">The gradient of the activations.</param>
/// <param name="X">The input of the activation.</param>
/// <param name="DS">The gradient of the slopes, which these are parts of.</param>
internal sealed record SlopeParts(Value Parts, Value DY, Value X, Value DS) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [Parts];

    public override string Formula => $"{Parts} = Σ {DY} ⊙ min({X}, 0) over the pixels of a row";

    public override int PitchOf(Value written, ILayout layout) => written.Columns;

    public string Statement(IPhase phase)
    {
        return $$"""
            if (pass.IsTrained({{phase.OffsetOf(DS)}}, {{DS.Length}}))
            {
                Runtime::ChannelPass.SumSlopes({{DY}}, {{X}}, {{phase.Pitch(X)}}, rows, {{ChannelBlocks.Cut(X, DS)}}, {{Parts}});
            }
            """;
    }
}

/// <summary>dα = Σ of the parts of all rows, channel by channel</summary>
/// <param name="DS">Receives the gradient of the slopes.</param>
/// <param name="Parts">The sums of each row.</param>
/// <param name="X">The input of the activation.</param>
internal sealed record SlopeSums(Value DS, Value Parts, Value X) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [Parts];

    public override IEnumerable<Value> Writes => [DS];

    public override IEnumerable<Value> Operands => Reads;

    public override string Formula => $"{DS} = Σ {Parts} over the rows";

    public string Statement(IPhase phase)
    {
        return ColumnGradient.Statement(
            phase, DS, $"Runtime::ChannelPass.SlopeGradient({Parts}, pass.BatchRows, {ChannelBlocks.Cut(X, DS)}, first, end, {DS});");
    }
}
