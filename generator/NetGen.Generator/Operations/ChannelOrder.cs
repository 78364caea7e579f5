using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = X channel by channel: all pixels of the first channel, then those of the next, as PyTorch's Flatten orders them</summary>
/// <param name="Y">Receives [channels, pixels].</param>
/// <param name="X">[pixels, channels].</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record ChannelsFirst(Value Y, Value X, int Channels) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X} as one vector: all pixels of the first channel, then those of the next";

    public string Loops => ChannelLoops.Copy(Y.Columns, Channels, (pixelByPixel, channelByChannel) => $"{Y}[{channelByChannel}] = {X}[{pixelByPixel}];");

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::ChannelOrder.Swap({phase.Row(X)}, {Y.Columns / Channels}, {Channels}, {phase.Row(Y)});");
}

/// <summary>Y = X pixel by pixel: an image, made of a vector that holds channel after channel, as PyTorch's Unflatten reads it</summary>
/// <param name="Y">Receives [pixels, channels].</param>
/// <param name="X">[channels, pixels].</param>
/// <param name="Channels">Channels of the image.</param>
internal sealed record ChannelsLast(Value Y, Value X, int Channels) : Operation, IReferenceLoops, IStatement
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X} as an image: all channels of the first pixel, then those of the next";

    public string Loops => ChannelLoops.Copy(Y.Columns, Channels, (pixelByPixel, channelByChannel) => $"{Y}[{pixelByPixel}] = {X}[{channelByChannel}];");

    public override int PitchOf(Value written, ILayout layout) => RowPitch.Padded(Y.Columns);

    public string Statement(IPhase phase) => phase.EachRow($"Runtime::ChannelOrder.Swap({phase.Row(X)}, {Channels}, {Y.Columns / Channels}, {phase.Row(Y)});");
}

/// <summary>The loops that both orders share: p counts pixels, c channels.</summary>
internal static class ChannelLoops
{
    /// <param name="columns">Values of a row.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="statement">Makes the statement from the place of a value in either order.</param>
    public static string Copy(int columns, int channels, Func<string, string, string> statement)
    {
        int pixels = columns / channels;
        string copy = statement($"n * {columns} + {FlatIndex.Of("p", ("c", channels))}", $"n * {columns} + {ChannelByChannel(pixels, channels)}");
        return ReferenceLoop.Over("n", "rows", ReferenceLoop.Over("p", Literals.Int(pixels), ReferenceLoop.Over("c", channels, copy)));
    }

    private static string ChannelByChannel(int pixels, int channels) => channels == 1 ? "p" : FlatIndex.Of("c", ("p", pixels));
}
