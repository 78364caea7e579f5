namespace NetGen;

/// <summary>How a window treats the border of an image or a sequence.</summary>
public enum Padding
{
    /// <summary>The window stays inside: output = ⌊(input − window) / stride⌋ + 1.</summary>
    Valid,

    /// <summary>
    /// Zeros are added around the input so that output = ⌈input / stride⌉. If their number is odd, the additional one is at the end, as in Keras.
    /// </summary>
    Same,
}
