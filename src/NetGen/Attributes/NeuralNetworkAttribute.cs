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

    /// <summary>A network that takes its layers and weights from a model file, which the project names: <c>&lt;NetGenModel Include="Models/digits.onnx" /&gt;</c>.</summary>
    /// <remarks>
    /// The build reads the file; the class needs neither it nor another library at run time. Samples go in and out in the file's own order, flattened and without the batch dimension:
    /// images channel by channel where the file has them so. A file that ends in logits gives logits, unless <see cref="Loss"/> names the loss with which they were
    /// trained: then a softmax, or a sigmoid, follows.
    /// </remarks>
    /// <param name="modelFile">The file, relative to the project, as the project names it.</param>
    public NeuralNetworkAttribute(string modelFile) => (ModelFile, InputShape) = (modelFile, []);

    /// <summary>The shape of one sample; empty where a model file gives it.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>The file that the layers come from; null where attributes declare them.</summary>
    public string? ModelFile { get; }

    /// <summary>
    /// A safetensors file that the project names (<c>&lt;NetGenModel Include="digits.safetensors" /&gt;</c>), as <c>Save</c> or PyTorch write it: its weights are embedded in the assembly, and
    /// a new network starts from them.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Whether the class only infers: no training members, one block of weights for all instances, and a constructor without arguments. It needs weights, from <see cref="Weights"/> or the model file.
    /// </summary>
    public bool Frozen { get; set; }

    /// <summary>What training minimises; <see cref="Loss.Default"/> is the loss that follows from the last layer.</summary>
    public Loss Loss { get; set; }
}
