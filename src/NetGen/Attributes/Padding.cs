namespace NetGen;

/// <summary>How a window treats the border of an image or a sequence.</summary>
public enum Padding
{
    /// <summary>The window stays inside: output = ⌊(input − window) / stride⌋ + 1.</summary>
    Valid,

    /// <summary>Zeros around the input so that output = ⌈input / stride⌉; where their number is odd, the one too many comes last, as in Keras.</summary>
    Same,
}
