namespace NetGen;

/// <summary>Turns a partial class into a neural network. The layer attributes after it are its layers, in order.</summary>
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

    /// <summary>
    /// A network with the layers and weights of a model file. The project must contain the file: <c>&lt;NetGenModel Include="Models/digits.onnx" /&gt;</c>.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>The build reads the file. At run time the class needs neither the file nor another library.</item>
    /// <item>
    /// Samples have the file's own order, flattened and without the batch dimension. So images are channel by channel if the file has them in that order.
    /// </item>
    /// <item>
    /// If the file ends in logits, the network outputs logits, unless <see cref="Loss"/> names the loss that it was trained with. Then a softmax or a sigmoid
    /// is added.
    /// </item>
    /// </list>
    /// </remarks>
    /// <param name="modelFile">The path of the file relative to the project, as in the project file.</param>
    public NeuralNetworkAttribute(string modelFile) => (ModelFile, InputShape) = (modelFile, []);

    /// <summary>The shape of one sample; empty if a model file defines it.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>The model file that defines the layers; null if attributes define them.</summary>
    public string? ModelFile { get; }

    /// <summary>
    /// A safetensors file with the initial weights, as <c>Save</c> or PyTorch writes it. The project must contain the file:
    /// <c>&lt;NetGenModel Include="digits.safetensors" /&gt;</c>. Its weights are embedded in the assembly, and a new network starts with them.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Whether the class is for inference only. Such a class has no training members, one block of weights for all instances, and a constructor without
    /// arguments. It needs weights, from <see cref="Weights"/> or from the model file.
    /// </summary>
    public bool Frozen { get; set; }

    /// <summary>Overrides the loss that follows from the activation of the last layer.</summary>
    public Loss Loss { get; set; }
}
