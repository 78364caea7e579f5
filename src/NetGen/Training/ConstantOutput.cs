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
        double[] means = Means();
        return info.Loss switch
        {
            NetGen.Loss.CrossEntropy => means.Sum(mean => Entropy(sampleLoss.Smoothed(mean))),
            NetGen.Loss.BinaryCrossEntropy => means.Average(mean => Entropy(sampleLoss.Smoothed(mean)) + Entropy(1 - sampleLoss.Smoothed(mean))),
            _ => Variances(means).Average(),
        };
    }

    /// <summary>The weighed mean of every column of the targets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Means()
    {
        double[] sums = new double[data.TargetCount];
        double weights = 0;
        for (int row = 0; row < data.Count; row++)
        {
            double weight = sampleLoss.WeightOf(row);
            weights += weight;
            ReadOnlySpan<float> targets = data.TargetsOf(row);
            for (int column = 0; column < targets.Length; column++)
            {
                sums[column] += weight * targets[column];
            }
        }

        return [.. sums.Select(sum => sum / weights)];
    }

    /// <summary>The weighed mean of every column's squared distance from its mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Variances(double[] means)
    {
        double[] sums = new double[means.Length];
        double weights = 0;
        for (int row = 0; row < data.Count; row++)
        {
            double weight = sampleLoss.WeightOf(row);
            weights += weight;
            ReadOnlySpan<float> targets = data.TargetsOf(row);
            for (int column = 0; column < targets.Length; column++)
            {
                double distance = targets[column] - means[column];
                sums[column] += weight * (distance * distance);
            }
        }

        return [.. sums.Select(sum => sum / weights)];
    }

    private static double Entropy(double share) => share > 0 ? -share * Math.Log(share) : 0;
}
