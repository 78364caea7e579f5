using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = X channel by channel: all pixels of the first channel, then those of the next; a vector as PyTorch's Flatten gives it</summary>
/// <param name="Y">Receives [channels, pixels].</param>
/// <param name="X">[pixels, channels].</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record ChannelsFirst(Value Y, Value X, int Channels) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y}[c,p] = {X}[p,c], channel by channel";

    public string Loops => ReferenceLoop.EachRowAndColumn(
        Y.Columns, "i", $"{Y}[n * {Y.Columns} + i] = {X}[n * {X.Columns} + i % {Y.Columns / Channels} * {Channels} + i / {Y.Columns / Channels}];");

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"NG::ChannelOrder.Swap({phase.Row(X)}, {Y.Columns / Channels}, {Channels}, {phase.Row(Y)});");
}

/// <summary>Y = X pixel by pixel: an image of a vector that holds channel after channel, as PyTorch's Unflatten reads it</summary>
/// <param name="Y">Receives [pixels, channels].</param>
/// <param name="X">[channels, pixels].</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record ChannelsLast(Value Y, Value X, int Channels) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y}[p,c] = {X}[c,p], pixel by pixel";

    public string Loops => ReferenceLoop.EachRowAndColumn(
        Y.Columns, "i", $"{Y}[n * {Y.Columns} + i] = {X}[n * {X.Columns} + i % {Channels} * {Y.Columns / Channels} + i / {Channels}];");

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"NG::ChannelOrder.Swap({phase.Row(X)}, {Channels}, {Y.Columns / Channels}, {phase.Row(Y)});");
}
