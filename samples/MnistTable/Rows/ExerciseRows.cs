using NetGen;

namespace MnistTable.Rows;

/// <summary>The exercise: hidden layers of 512 and 256, exactly as the lecture configures it.</summary>
[NeuralNetwork(28, 28, 1)]
[MinMaxScale]
[Dense(512, Activation.Relu, Init = Init.Xavier)]
[Dropout(0.1)]
[Dense(256, Activation.Relu, Init = Init.Xavier)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class ExerciseNet;

/// <summary>The exercise as it is set, and the same network with settings that work.</summary>
internal static class ExerciseRows
{
    private const string Hidden = "512, 256";

    private static readonly FitOptions s_asSet = new() { Epochs = 100, BatchSize = 64, Optimizer = new Adam(0.01f), L1 = 0.001f };

    /// <summary>Both.</summary>
    public static TableRow[] All { get; } =
    [
        new TableRow<ExerciseNet>("exercise", Hidden, "cross-entropy + L1", null, s_asSet) { HoldsOut = true },
        new TableRow<ExerciseNet>("exercise-mended", Hidden, "cross-entropy + L1", null, s_asSet with
        {
            Optimizer = new Adam(0.001f), L1 = 1e-5f, Schedule = new ExponentialDecay(0.93f)
        })
        {
            HoldsOut = true,
        },
    ];
}
