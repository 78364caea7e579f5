using System.Globalization;

namespace NetGen.Benchmarks.Nets;

/// <summary>The networks that are measured. Each call makes new ones, with the same weights.</summary>
internal static class Subjects
{
    /// <summary>A network by its name.</summary>
    public static Subject Named(string shape) => shape switch
    {
        "2-8-1" => Xor(),
        "4-16-3" => Iris(),
        "16-64-32-10" => Small(),
        "784-128-10" => Digits(),
        "784-300-100-10" => Tapered(),
        "784-512-256-10" => Wide(),
        "784-2500-2000-1500-1000-500-10" => Deep(),
        "lenet5" => LeNet5(),
        "mnist_cnn" => MnistCnn(),
        "small_vgg" => SmallVgg(),
        "ds_cnn" => DsCnn(),
        _ => throw new ArgumentException($"There is no network {shape}.", nameof(shape)),
    };

    public static Subject Xor() => Dense<Net2x8x1>([2, 8, 1], Activation.Tanh, Activation.Sigmoid);

    public static Subject Iris() => Dense<Net4x16x3>([4, 16, 3]);

    public static Subject Small() => Dense<Net16x64x32x10>([16, 64, 32, 10]);

    public static Subject Digits() => Dense<Net784x128x10>([784, 128, 10]);

    public static Subject Tapered() => Dense<Net784x300x100x10>([784, 300, 100, 10]);

    public static Subject Wide() => Dense<Net784x512x256x10>([784, 512, 256, 10]);

    public static Subject Deep() => Dense<NetOfSixLayers>([784, 2500, 2000, 1500, 1000, 500, 10]);

    public static Subject LeNet5() => Image<LeNet5>("lenet5", PeerLayers.LeNet5);

    public static Subject MnistCnn() => Image<MnistCnn>("mnist_cnn", PeerLayers.MnistCnn);

    public static Subject SmallVgg() => Image<SmallVgg>(
        "small_vgg",
        PeerLayers.SmallVgg,
        """
        [NeuralNetwork(32, 32, 3)]
        [Conv2D(32, 3, Activation.Relu, Pad = 1)] [Conv2D(32, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)]
        [Conv2D(64, 3, Activation.Relu, Pad = 1)] [Conv2D(64, 3, Activation.Relu, Pad = 1)] [MaxPool2D(2)]
        [Dense(256{0}, Activation.Relu)] [Dense(10, Activation.Softmax)]
        """);

    public static Subject DsCnn() => Image<DsCnn>("ds_cnn", PeerLayers.DsCnn);

    private static Subject<T> Image<T>(string name, PeerLayer[] layers, string declaration = "")
        where T : class, INeuralNetwork<T>, IRepeatable => new() { Shape = name, Declaration = declaration, Layers = layers };

    private static Subject<T> Dense<T>(int[] sizes, Activation hidden = Activation.Relu, Activation output = Activation.Softmax)
        where T : class, INeuralNetwork<T>, IRepeatable => new()
        {
            Shape = string.Join('-', sizes),
            Declaration = DeclarationOf(sizes, hidden, output),
            Layers = PeerLayers.Dense(sizes, hidden, output),
            Sizes = sizes,
            Hidden = hidden,
            Output = output,
        };

    private static string DeclarationOf(int[] sizes, Activation hidden, Activation output)
    {
        IEnumerable<string> layers = sizes.Skip(1).Select((units, layer) => string.Create(
            CultureInfo.InvariantCulture, $"[Dense({units}{(layer == 0 ? "{0}" : "")}, Activation.{(layer == sizes.Length - 2 ? output : hidden)})]"));
        return string.Create(CultureInfo.InvariantCulture, $"[NeuralNetwork({sizes[0]})] {string.Join(' ', layers)}");
    }
}
