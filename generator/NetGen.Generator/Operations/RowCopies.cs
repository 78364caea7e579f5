using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>The caller's rows of the input, in rows that are padded to whole vectors</summary>
internal sealed record PadInput(Value X) : Operation, IStatement
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [X];

    public override string Formula => $"{X} with rows padded to whole vectors";

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(X.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"pass.Inputs.Slice(n * {X.Columns}, {X.Columns}).CopyTo({phase.Row(X)});");
}

/// <summary>Y = X, each row without its padding</summary>
internal sealed record CopyRows(Value Y, Value X) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X}";

    public string Loops => ReferenceLoop.Each(Y, $"{Y}[k] = {X}[k];");

    public string Statement(IPhase phase) => phase.Pitch(X) == phase.Pitch(Y) ? $"{X}.CopyTo({Y});" : phase.EachRow($"{phase.Row(X)}.CopyTo({phase.Row(Y)});");
}
