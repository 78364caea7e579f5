using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>A network that gives the same for every sample: the least loss it can have is what any other must get below.</summary>
/// <param name="info">Says which loss.</param>
/// <param name="data">The training set.</param>
/// <param name="sampleLoss">Weighs rows and smooths targets as in training.</param>
internal sealed class ConstantOutput(NetworkInfo info, Dataset data, SampleLoss sampleLoss)
{
    /// <summary>The loss of the best constant, which for all losses is the targets' mean: their entropy under a cross-entropy, their variance under the squared error.</summary>
    public double Loss()
    {
        double[] means = WeighedMeans(null);
        return info.Loss switch
        {
            NetGen.Loss.CrossEntropy => means.Sum(mean => Entropy(sampleLoss.Smoothed(mean))),
            NetGen.Loss.BinaryCrossEntropy => means.Average(mean => Entropy(sampleLoss.Smoothed(mean)) + Entropy(1 - sampleLoss.Smoothed(mean))),
            _ => WeighedMeans(means).Average(),
        };
    }

    /// <summary>A mean for every column of the targets: of the targets, or of their squared distance from a value of the column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] WeighedMeans(double[]? from)
    {
        double[] sums = new double[data.TargetCount];
        double weights = 0;
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> targets = data.TargetsOf(row);
            double weight = sampleLoss.WeightOf(row);
            weights += weight;
            for (int column = 0; column < sums.Length; column++)
            {
                double value = targets[column];
                if (from is not null)
                {
                    value -= from[column];
                    value *= value;
                }

                sums[column] += weight * value;
            }
        }

        return [.. sums.Select(sum => sum / weights)];
    }

    private static double Entropy(double share) => share > 0 ? -share * Math.Log(share) : 0;
}
