namespace NetGen;

/// <summary>Settings of <c>SaveOnnx</c>.</summary>
public sealed record OnnxOptions
{
    /// <summary>
    /// Whether the inputs and outputs of the file have channels first, as in other libraries: images as [batch, channels, height, width], and sequences as
    /// [batch, channels, length]. If not, they have the order of <c>Predict</c>, [batch, height, width, channels] or [batch, length, channels], and the file
    /// transposes them. For a vector this setting makes no difference.
    /// </summary>
    public bool ChannelsFirst { get; init; }

    /// <summary>
    /// Whether the scaling of the input and batch normalisations are folded into the weights of a neighbouring layer, if no other layer reads the value between
    /// the two. The file is then smaller, and its outputs differ by rounding. If not, they are separate operators, which other libraries can train further.
    /// </summary>
    public bool FoldNormalization { get; init; }
}
