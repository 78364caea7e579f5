namespace NetGen;

/// <summary>Turns a partial class into a neural network; the layer attributes that follow are its layers, in order.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NeuralNetworkAttribute : Attribute
{
    /// <summary>A network that reads a flat vector.</summary>
    /// <param name="inputSize">Number of input features; positive.</param>
    public NeuralNetworkAttribute(int inputSize) => InputShape = [inputSize];

    /// <summary>A network that reads a sequence: length × channels.</summary>
    /// <param name="length">Places in the sequence; positive.</param>
    /// <param name="channels">Values of a place; positive.</param>
    public NeuralNetworkAttribute(int length, int channels) => InputShape = [length, channels];

    /// <summary>A network that reads an image, row-major: height × width × channels.</summary>
    /// <param name="height">Rows of pixels; positive.</param>
    /// <param name="width">Pixels in a row; positive.</param>
    /// <param name="channels">Values of a pixel; positive.</param>
    public NeuralNetworkAttribute(int height, int width, int channels) => InputShape = [height, width, channels];

    /// <summary>The shape of one sample.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>Overrides the loss that follows from the last layer.</summary>
    public Loss Loss { get; set; }
}
