using NetGen;

namespace MnistTable.Rows;

/// <summary>Row 5: one hidden layer of 800.</summary>
[NeuralNetwork(28, 28, 1)]
[Dropout(0.2)]
[Dense(800, Activation.Relu)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public partial class Row5Net;

/// <summary>Row 6: hidden layers of 500 and 300.</summary>
[NeuralNetwork(28, 28, 1)]
[Dropout(0.2)]
[Dense(500, Activation.Relu)]
[Dropout(0.5)]
[Dense(300, Activation.Relu)]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public partial class Row6Net;

/// <summary>Rows 5 and 6.</summary>
internal static class CrossEntropyRows
{
    private static readonly FitOptions s_options = new() { Epochs = 60, BatchSize = 128, Optimizer = new Adam(0.001f), Schedule = new CosineDecay() };

    /// <summary>The two.</summary>
    public static TableRow[] All { get; } =
    [
        new TableRow<Row5Net>("5", "800", "cross-entropy", 0.984, s_options),
        new TableRow<Row6Net>("6", "500, 300", "cross-entropy + L1", 0.9847, s_options with { L1 = 1e-6f }),
    ];
}
