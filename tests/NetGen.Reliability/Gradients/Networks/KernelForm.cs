using NetGen.Generator.Operations;
using NetGen.Generator.Plans;

namespace NetGen.Reliability.Gradients.Networks;

/// <summary>A way in which products are computed, and a network that is computed so.</summary>
/// <param name="Name">The way.</param>
/// <param name="Text">The attributes of the network.</param>
/// <param name="IsTaken">Whether a plan has it.</param>
internal sealed record KernelForm(string Name, string Text, Func<KernelPlan, bool> IsTaken)
{
    public static IReadOnlyList<KernelForm> All { get; } =
    [
        new("one sample in registers", "[NeuralNetwork(9)] [Dense(16, Activation.Gelu)] [Dense(7, Activation.Softmax)]",
            static plan => plan.Inference.Sample.Method == SampleMethod.Registers),
        new("one sample in one method", "[NeuralNetwork(13)] [Standardize] [Dense(64, Activation.Relu)] [Dense(23, Activation.Relu)] [Dense(3)]",
            static plan => plan.Inference.Sample.Method == SampleMethod.OneMethod),
        new("one sample layer by layer", "[NeuralNetwork(63)] [Dense(130, Activation.Relu)] [Dense(131, Activation.Relu)] [Dense(5)]",
            static plan => plan.Inference.Sample.Method == SampleMethod.LayerByLayer),
        new("lists of inputs that are not zero", "[NeuralNetwork(97)] [Dropout(0.5)] [Dense(33, Activation.Relu)] [Dense(10, Activation.Softmax)]",
            static plan => plan.Kernels.Tile == 6),
        new("tiles of six rows", "[NeuralNetwork(17)] [Dense(65, Activation.Sigmoid)] [Dense(33, Activation.Softplus)] [Dense(2)]",
            static plan => plan.Kernels.Tile == 6 && plan.Kernels.Forms.Count == 3),
        new("tiles of four rows", Tall(8), static plan => plan.Kernels.Tile == 4),
        new("tiles of one row", Tall(25), static plan => plan.Kernels.Tile == 1),
        new("an update piece by piece", "[NeuralNetwork(300)] [Dense(120, Activation.PRelu)] [Dense(3)]", static plan => plan.PackedLength >= 1 << 15),
        new("panels in blocks, forward", "[NeuralNetwork(5)] [Dense(1100, Activation.Relu)] [Dense(9, Activation.Softmax)]",
            static plan => plan.PackedLength > 11_000),
        new("panels in blocks, backward", "[NeuralNetwork(5)] [Dense(20, Activation.Tanh)] [Dense(1090, Activation.Sigmoid)] [Dense(3)]",
            static plan => plan.PackedLength > 20_000),
        new("padded images", "[NeuralNetwork(7, 6, 3)] [Conv2D(17, 3, Activation.Relu, Padding = Padding.Same)] [Conv2D(9, 3, Pad = 1)] [Dense(3)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().All(static one => one.Window.Y.Before > 0)),
        new("depthwise", "[NeuralNetwork(6, 7, 17)] [Activate(Activation.PRelu)] [DepthwiseConv2D(3, Activation.Silu, Pad = 1)] [Dense(3)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().Any(static one => one.Groups == 17)),
        new("groups", "[NeuralNetwork(5, 6, 6)] [Activate(Activation.PRelu)] [Conv2D(15, 2, Activation.Elu, Groups = 3)] [Dense(3)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().Any(static one => one.Groups == 3)),
        new("dilated", "[NeuralNetwork(9, 8, 2)] [Activate(Activation.PRelu)] [Conv2D(5, 3, Activation.Tanh, Dilation = 2)] [Dense(3)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().Any(static one => one.Window.X.Dilation == 2)),
        new("filters of more runs than one loop", "[NeuralNetwork(9, 8, 2)] [Activate(Activation.PRelu)] [Conv2D(33, 7, Activation.Relu, Pad = 2)] [Dense(3)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().Any(static one => one.Window.Y.Kernel > 5)),
        new("shards of gradients, blocks of images",
            "[NeuralNetwork(16, 15, 3)] [Conv2D(16, 3, Activation.Relu)] [MaxPool2D(2)] [Conv2D(33, 3, Activation.Relu)] [Dense(10, Activation.Softmax)]",
            static plan => plan.Mathematics.Forward.OfType<Convolve>().Count() == 2),
    ];

    public override string ToString() => Name;

    private static string Tall(int layers) =>
        $"[NeuralNetwork(70)] [Dense(9, Activation.Tanh)] {string.Concat(Enumerable.Repeat("[Dense(17, Activation.Elu)] ", layers - 2))}[Dense(3)]";
}
