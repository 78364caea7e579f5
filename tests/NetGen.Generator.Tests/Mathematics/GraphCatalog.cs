namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Networks whose layers are no chain, and those with layers that came with them.</summary>
internal static class GraphCatalog
{
    public const string ResidualBlock =
        "[NeuralNetwork(9)] [Dense(16, Activation.Relu)] [Label(\"in\")] [Dense(16, Activation.Relu)] [Dense(16)] [Add(\"in\")] [Activate(Activation.Relu)] "
            + "[Dense(3, Activation.Softmax)]";

    public const string NestedResiduals =
        "[NeuralNetwork(8)] [Dense(12, Activation.Tanh)] [Label(\"outer\")] [Dense(12, Activation.Gelu)] [Label(\"inner\")] [Dense(12)] [Add(\"inner\")] "
            + "[Activate(Activation.Relu)] [Dense(12)] [Add(\"outer\")] [Activate(Activation.Tanh)] [Dense(2)]";

    public const string BranchesOfDifferentDepth =
        "[NeuralNetwork(7)] [Dense(10, Activation.Relu)] [Label(\"stem\")] [Dense(20, Activation.Relu)] [Dense(33, Activation.Tanh)] [Dense(17)] "
            + "[Label(\"deep\")] [From(\"stem\")] [Dense(17)] [Add(\"deep\")] [Activate(Activation.Elu)] [Dense(1, Activation.Sigmoid)]";

    public const string ReadThreeTimes =
        "[NeuralNetwork(6)] [Dense(9, Activation.Tanh)] [Label(\"a\")] [Dense(9, Activation.Relu)] [Add(\"a\")] [Dense(9)] [Add(\"a\")] [Dense(4, "
            + "Activation.Softmax)]";

    public const string SkipOverBatchNorm =
        "[NeuralNetwork(9)] [Dense(17, UseBias = false)] [Label(\"z\")] [BatchNorm] [Activate(Activation.Relu)] [Dense(17)] [BatchNorm] [Add(\"z\")] "
            + "[Activate(Activation.Relu)] [Dense(3)]";

    public const string DropoutInOneBranch =
        "[NeuralNetwork(9)] [Dense(12, Activation.Relu)] [Label(\"in\")] [Dense(12, Activation.Relu)] [Dropout(0.4)] [Dense(12)] [Add(\"in\")] "
            + "[Activate(Activation.Relu)] [Dense(3, Activation.Softmax)]";

    public static IReadOnlyList<string> Texts { get; } =
    [
        ResidualBlock,
        NestedResiduals,
        BranchesOfDifferentDepth,
        ReadThreeTimes,
        SkipOverBatchNorm,
        DropoutInOneBranch,

        // Concatenation: of three, of the input, of an image's channels, of a value with itself.
        "[NeuralNetwork(5)] [Dense(7, Activation.Relu)] [Label(\"a\")] [Dense(11, Activation.Tanh)] [Label(\"b\")] [Dense(6, Activation.Silu)] "
            + "[Concat(\"a\")] [Concat(\"b\")] [Dense(3)]",
        "[NeuralNetwork(5)] [Label(\"x\")] [Dense(8, Activation.Relu)] [Concat(\"x\")] [Dense(2, Activation.Softmax)]",
        "[NeuralNetwork(3, 2, 2)] [Label(\"x\")] [Activate(Activation.Tanh)] [Concat(\"x\")] [Dense(4, Activation.Softmax)]",
        "[NeuralNetwork(6)] [Dense(5, Activation.Tanh)] [Label(\"a\")] [Concat(\"a\")] [Dense(3)]",

        // Skips from the input, before anything is trained and with something trained on the way; a value added to itself; an addition at the end.
        "[NeuralNetwork(12)] [Label(\"x\")] [Dense(12, Activation.Relu)] [Add(\"x\")] [Dense(5, Activation.Softmax)]",
        "[NeuralNetwork(13)] [Label(\"x\")] [Activate(Activation.PRelu)] [Add(\"x\")] [Dense(5)]",
        "[NeuralNetwork(7)] [Standardize] [Label(\"s\")] [Dense(7, Activation.Relu)] [Add(\"s\")] [Dense(3)]",
        "[NeuralNetwork(9)] [Dense(5, Activation.Tanh)] [Label(\"a\")] [Add(\"a\")] [Dense(3)]",
        "[NeuralNetwork(4)] [Dense(6, Activation.Relu)] [Label(\"a\")] [Dense(6)] [Add(\"a\")]",
        "[NeuralNetwork(70)] [Label(\"x\")] [Dense(70, Activation.Relu)] [Add(\"x\")] [Dense(40, Activation.Relu)] [Dense(3)]",

        // An addition after a product that is read elsewhere too, so that nothing may be fused away; a value of each kind of activation read twice.
        "[NeuralNetwork(6)] [Dense(9)] [Label(\"z\")] [Activate(Activation.Relu)] [Dense(9)] [Add(\"z\")] [Dense(2)]",
        "[NeuralNetwork(6)] [Dense(9, Activation.LeakyRelu)] [Label(\"a\")] [Activate(Activation.RRelu)] [Dense(9, Activation.PRelu)] [Add(\"a\")] "
            + "[Activate(Activation.Softplus)] [Dense(2)]",
        "[NeuralNetwork(6)] [Dense(20)] [Label(\"z\")] [Dropout(0.3)] [Activate(Activation.Tanh)] [Dense(20, DropConnect = 0.3)] [Add(\"z\")] [BatchNorm] "
            + "[Dense(2)]",
        "[NeuralNetwork(6)] [Dense(9)] [Label(\"z\")] [BatchNorm] [Label(\"n\")] [Dense(9)] [Add(\"n\")] [Add(\"z\")] [Dense(2)]",

        // A product and an activation that read the same value, so that what comes back from the product is a term of the sum which the activation completes.
        "[NeuralNetwork(5)] [Dense(9)] [Label(\"z\")] [Activate(Activation.Relu)] [Label(\"r\")] [From(\"z\")] [Dense(9)] [Add(\"r\")] [Dense(2)]",
        "[NeuralNetwork(6)] [Dense(9, Activation.Relu)] [Label(\"a\")] [Activate(Activation.Tanh)] [Label(\"t\")] [From(\"a\")] [Dense(4, Activation.Relu)] "
            + "[Concat(\"t\")] [Dense(3, Activation.Softmax)]",

        // An addition is the first of three readers, so it completes the sum of the terms of two products.
        "[NeuralNetwork(6)] [Dense(9)] [Label(\"p\")] [Dense(9)] [Label(\"a\")] [Add(\"p\")] [Label(\"s\")] [From(\"a\")] [Dense(9, Activation.Relu)] "
            + "[Label(\"left\")] [From(\"a\")] [Dense(9, Activation.Tanh)] [Add(\"left\")] [Add(\"s\")] [Dense(2)]",

        // Additions one after the other, whose names must not be those of variables in the kernels of the layer that reads them.
        "[NeuralNetwork(6)] [Dense(9)] [Label(\"z\")] [Add(\"z\")] [Add(\"z\")] [Add(\"z\")] [Dense(70, Activation.Tanh)] [Dense(2)]",

        // Two heads that meet, wide ones, and both branches dead at the same unit.
        "[NeuralNetwork(64)] [Dense(130, Activation.Relu)] [Label(\"a\")] [Dense(48, Activation.Relu)] [Label(\"left\")] [From(\"a\")] [Dense(33, "
            + "Activation.Tanh)] [Dense(48)] [Add(\"left\")] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(20)] [Dense(40, Activation.Relu)] [Label(\"a\")] [Dense(24, Activation.Relu)] [Label(\"left\")] [From(\"a\")] [Dense(16, "
            + "Activation.Relu)] [Concat(\"left\")] [Concat(\"a\")] [Dense(4)]",

        // Layer normalisation, before and after activations, on the input, at the end, and in a residual block as transformers have it.
        "[NeuralNetwork(9)] [Dense(17)] [LayerNorm] [Activate(Activation.Relu)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(9)] [Dense(17, Activation.Tanh)] [LayerNorm(Epsilon = 0.01)] [Dense(3)]",
        "[NeuralNetwork(5)] [LayerNorm] [Dense(8, Activation.Relu)] [Dense(2)]",
        "[NeuralNetwork(2, 2, 3)] [LayerNorm] [Dense(8, Activation.Relu)] [LayerNorm]",
        "[NeuralNetwork(30)] [Dense(40)] [Label(\"in\")] [LayerNorm] [Dense(70, Activation.Gelu)] [Dense(40)] [Add(\"in\")] [LayerNorm] [Dense(3, "
            + "Activation.Softmax)]",
        "[NeuralNetwork(10)] [Dense(600, Activation.Relu)] [LayerNorm] [Dense(2)]",

        // Products without biases, in every kind of inference.
        "[NeuralNetwork(9)] [Dense(17, Activation.Relu, UseBias = false)] [Dense(3, Activation.Softmax, UseBias = false)]",
        "[NeuralNetwork(4)] [Dense(8, Activation.Tanh, UseBias = false)] [Dense(3, UseBias = false)]",
        "[NeuralNetwork(12)] [Dense(80, Activation.Relu, UseBias = false)] [Dense(10, Activation.Softmax)]",
        "[NeuralNetwork(130)] [Dense(130, Activation.Relu, UseBias = false, DropConnect = 0.2)] [BatchNorm] [Dense(5, UseBias = false)]",
        "[NeuralNetwork(9)] [Standardize] [Dense(17, UseBias = false)] [BatchNorm] [Activate(Activation.Relu)] [Dense(3)]",

        // What is one for each channel of an image or a sequence: normalisations, factors of dropout, slopes. Few channels, many, and a number that fills no
        // vector.
        "[NeuralNetwork(4, 5, 3)] [BatchNorm] [Activate(Activation.Relu)] [Dense(4, Activation.Softmax)]",
        "[NeuralNetwork(3, 3, 6)] [BatchNorm(Momentum = 0.3, Epsilon = 0.01)] [Dropout(0.4, PerChannel = true)] [Activate(Activation.PRelu, SlopePerChannel = "
            + "true)] [Dense(5)]",
        "[NeuralNetwork(7, 1, 20)] [Activate(Activation.PRelu, SlopePerChannel = true)] [BatchNorm] [Dropout(0.3, PerChannel = true)] [Dense(9, "
            + "Activation.Tanh)] [Dense(2)]",
        "[NeuralNetwork(2, 2, 70)] [Dropout(0.2, PerChannel = true)] [BatchNorm] [Activate(Activation.PRelu, SlopePerChannel = true)] [Dense(6, "
            + "Activation.Softmax)]",
        "[NeuralNetwork(13, 11, 1)] [BatchNorm] [Activate(Activation.Tanh)] [Dense(3)]",
        "[NeuralNetwork(3, 4, 2)] [BatchNorm]",
        "[NeuralNetwork(1, 1, 9)] [BatchNorm] [Dense(3)]",
        "[NeuralNetwork(5, 1, 3)] [Activate(Activation.PRelu, SlopePerChannel = true)]",
        "[NeuralNetwork(40, 41, 4)] [BatchNorm] [Activate(Activation.PRelu, SlopePerChannel = true)] [Dense(2)]",
        "[NeuralNetwork(3, 3, 4)] [Activate(Activation.PRelu)] [Label(\"a\")] [BatchNorm] [Activate(Activation.Silu)] [Add(\"a\")] "
            + "[Activate(Activation.PRelu, SlopePerChannel = true)] [Dense(3)]",
        "[NeuralNetwork(3, 2, 5)] [BatchNorm] [Label(\"a\")] [Dropout(0.5, PerChannel = true)] [Concat(\"a\")] [BatchNorm] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(9)] [Dense(17, Activation.PRelu, SlopePerChannel = true)] [Dropout(0.3)] [Dense(8)] [BatchNorm] [Activate(Activation.PRelu, "
            + "SlopePerChannel = true)] [Dense(3, Activation.Softmax)]",
        "[NeuralNetwork(6)] [Dense(9)] [Label(\"z\")] [Activate(Activation.PRelu, SlopePerChannel = true)] [Dense(9)] [Add(\"z\")] [Dense(600, "
            + "Activation.PRelu, SlopePerChannel = true)] [Dense(2)]",
    ];
}
