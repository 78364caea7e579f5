using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>A network that gives the same for every sample: the least loss it can have is what any other must get below.</summary>
/// <param name="info">Says which loss.</param>
/// <param name="data">The training set.</param>
/// <param name="sampleLoss">Weighs rows and smooths targets as in training.</param>
internal sealed class ConstantOutput(NetworkInfo info, IRowSource data, SampleLoss sampleLoss)
{
    /// <summary>
    /// The loss of the best constant, which for all losses is the targets' mean: their entropy under a cross-entropy, their variance under the squared error.
    /// </summary>
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
    private double[] WeighedMeans(double[]? from)
    {
        double[] sums = new double[data.TargetCount];
        double weights = 0;
        RowScan.Targets(data, (first, targets) => weights = Add(sums, weights, first, targets, from));
        return [.. sums.Select(sum => sum / weights)];
    }

    /// <summary>Adds some rows to the sums, and their weights to the sum of weights, which is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Add(double[] sums, double weights, int first, ReadOnlySpan<float> targets, double[]? from)
    {
        for (int row = first; !targets.IsEmpty; row++, targets = targets[sums.Length..])
        {
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

        return weights;
    }

    private static double Entropy(double share) => share > 0 ? -share * Math.Log(share) : 0;
}
