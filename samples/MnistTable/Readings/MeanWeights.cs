using MnistTable.Rows;
using NetGen;

namespace MnistTable.Readings;

/// <summary>
/// One network whose weights are the mean of the snapshots'. Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization" (2018).
/// </summary>
/// <param name="from">The first epoch that counts.</param>
internal sealed class MeanWeights(int from) : Reading
{
    /// <inheritdoc/>
    protected override float[] OutputsOf<T>(T net, Snapshots snapshots, Dataset images)
    {
        T mean = T.Create(0);
        mean.SetState(NumbersOf(T.StateCount, net.CopyStateTo));
        mean.SetParameters(Mean(snapshots.Load<T>(from).Select(static one => NumbersOf(T.ParameterCount, one.CopyParametersTo))));
        return Predict(mean, images.Features);
    }

    private static float[] NumbersOf(int count, Action<Span<float>> copy)
    {
        float[] numbers = new float[count];
        copy(numbers);
        return numbers;
    }
}
