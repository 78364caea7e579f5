namespace NetGen;

/// <summary>How <c>SaveOnnx</c> writes a network.</summary>
public sealed record OnnxOptions
{
    /// <summary>
    /// Whether images and sequences come in, and go out, channel by channel: [batch, channels, height, width] or [batch, channels, length], as other libraries
    /// have them. If not, they lie as <c>Predict</c> takes them, [batch, height, width, channels] or [batch, length, channels], and the file turns them. A
    /// vector
    /// is the same both ways.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>
    /// Whether the scaling of the input and batch normalisations become a part of the weights of a layer beside them, where one alone reads the other. The file
    /// is smaller and its outputs differ by rounding. If not, they are operators of their own, which other libraries can train further.
    /// </summary>
    public bool FoldNormalization { get; init; }
}
