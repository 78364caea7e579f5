namespace NetGen.Generator.Tests.Mathematics;

/// <summary>The lanes past the last unit are zero at first, get no gradient, and no update moves them.</summary>
public class PaddingTests
{
    /// <summary>Activations that are not zero at zero, sizes that leave padding in every panel, factors drawn for weights, and slopes.</summary>
    private static readonly string[] s_trained =
    [
        "[NeuralNetwork(65)] [Dense(33, Activation.Sigmoid)] [Dense(65, Activation.Softplus)] [Dense(31, Activation.Tanh)] [Dense(17, Activation.Softmax)]",
        "[NeuralNetwork(7)] [Dense(9, DropConnect = 0.3)] [Dense(17, Activation.Silu, DropConnect = 0.5)] [Dense(3, Activation.Softmax, DropConnect = 0.1)]",
        "[NeuralNetwork(13)] [Activate(Activation.PRelu)] [Activate(Activation.Gelu)] [Activate(Activation.PRelu)] [Dense(9, Activation.PRelu)] [Dense(1, "
            + "Activation.Sigmoid)]",
        "[NeuralNetwork(5)] [Dropout(0.3)] [Activate(Activation.PRelu)] [Dropout(0.3)] [Dense(4)]",

        // Pieces of the gradient share a buffer.
        NetworkCatalog.SlopeAmongPieces,

        // They do here too, and narrow tiles leave out a part of the last panels.
        NetworkCatalog.PaddingAmongPieces,
    ];

    private static readonly Dictionary<string, Optimizer> s_optimizers = new(StringComparer.Ordinal)
    {
        ["Sgd"] = new Sgd(0.01f),
        ["Sgd with momentum"] = new Sgd(0.01f, momentum: 0.9f, dampening: 0.1f),
        ["Sgd, Nesterov"] = new Sgd(0.01f, momentum: 0.9f, nesterov: true),
        ["Momentum"] = new Momentum(0.01f),
        ["RmsProp"] = new RmsProp(0.001f),
        ["RmsProp, centered"] = new RmsProp(0.001f, momentum: 0.5f, centered: true),
        ["Adam"] = new Adam(),
        ["AdamW"] = new AdamW(),
    };

    public static TheoryData<string> Networks => [.. NetworkCatalog.Tried];

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Padding_IsZeroBeforeAndAfterAStep(string annotations)
    {
        CompiledNetwork network = NetworkCatalog.Of(annotations);
        StepResult step = network.Step(Samples.For(network, 9));
        PaddingShouldBeZero(network, step.PackedGradient, "gradient");
        PaddingShouldBeZero(network, network.Storage.Parameters, "parameters");
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Padding_StaysZeroUnderEveryOptimizer(string optimizer)
    {
        foreach (string annotations in s_trained)
        {
            foreach ((float penalty, float norm, float value, bool reduces) in (ReadOnlySpan<(float, float, float, bool)>)
            [
                (0, 0, 0, false), (0.01f, 0, 0, false), (0, 0.1f, 0, true), (0.01f, 0.1f, 0.01f, true)
            ])
            {
                CompiledNetwork network = NetworkCatalog.Of(annotations);
                var watch = new Watch(network);
                network.Fit(Samples.For(network, 11), new FitOptions
                {
                    Epochs = 2,
                    BatchSize = 4,
                    Optimizer = s_optimizers[optimizer],
                    L1 = penalty,
                    L2 = penalty,
                    ClipNorm = norm,
                    ClipValue = value,
                    Callbacks = [watch],
                    ReduceGradients = reduces ? gradient => PaddingShouldBeZero(network, gradient, "gradient in Fit") : null,
                });
                watch.Epochs.ShouldBe(2);
            }
        }
    }

    private static void PaddingShouldBeZero(CompiledNetwork network, ReadOnlySpan<float> block, string name)
    {
        HashSet<int> elements = Tensors.Elements(network);
        for (int i = 0; i < block.Length; i++)
        {
            if (block[i] != 0 && !elements.Contains(i % network.Info.PackedLength))
            {
                Assert.Fail($"{name}[{i}] is padding, but holds {block[i]:R}");
            }
        }
    }

    private sealed class Watch(CompiledNetwork network) : Callback
    {
        public int Epochs { get; private set; }

        public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
        {
            Epochs++;
            PaddingShouldBeZero(network, network.Storage.Parameters, "parameters after Fit");
            PaddingShouldBeZero(network, training.Run.OptimizerState.Span, "optimizer state");
            network.Storage.Parameters.ToArray().ShouldAllBe(static value => float.IsFinite(value));
        }
    }
}
