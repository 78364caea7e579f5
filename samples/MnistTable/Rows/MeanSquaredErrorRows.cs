using NetGen;

namespace MnistTable.Rows;

/// <summary>Row 1: one hidden layer of 300.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.MeanSquaredError)]
[Dense(300, Activation.Relu)]
[Dropout(0.3)]
[Dense(10)]
public partial class Row1Net;

/// <summary>Row 2: one hidden layer of 100.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.MeanSquaredError)]
[Dense(100, Activation.Relu)]
[Dropout(0.1)]
[Dense(10)]
public partial class Row2Net;

/// <summary>Row 3: hidden layers of 300 and 100.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.MeanSquaredError)]
[Dense(300, Activation.Relu)]
[Dropout(0.3)]
[Dense(100, Activation.Relu)]
[Dropout(0.1)]
[Dense(10)]
public partial class Row3Net;

/// <summary>Row 4: hidden layers of 500 and 150.</summary>
[NeuralNetwork(28, 28, 1, Loss = Loss.MeanSquaredError)]
[Dense(500, Activation.Relu)]
[Dropout(0.3)]
[Dense(150, Activation.Relu)]
[Dropout(0.1)]
[Dense(10)]
public partial class Row4Net;

/// <summary>Rows 1 to 4: the outputs are linear, so that the squared error is that of a regression to the one-hot targets.</summary>
internal static class MeanSquaredErrorRows
{
    private const string Loss = "MSE";

    private static readonly FitOptions s_options = new() { Epochs = 40, BatchSize = 64, Optimizer = new Adam(0.001f), Schedule = new CosineDecay() };

    /// <summary>The four.</summary>
    public static TableRow[] All { get; } =
    [
        new TableRow<Row1Net>("1", "300", Loss, 0.953, s_options),
        new TableRow<Row2Net>("2", "100", Loss, 0.955, s_options),
        new TableRow<Row3Net>("3", "300, 100", Loss, 0.9695, s_options),
        new TableRow<Row4Net>("4", "500, 150", Loss, 0.9705, s_options),
    ];
}
