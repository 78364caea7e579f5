using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The smallest loss of a network whose output is the same for every sample. A network that has learned something has a smaller loss.</summary>
/// <param name="info">The class, which has the loss.</param>
/// <param name="data">The training set.</param>
/// <param name="sampleLoss">Gives rows the weights, and smooths targets, as in training.</param>
internal sealed class ConstantOutput(NetworkInfo info, IRowSource data, SampleLoss sampleLoss)
{
    /// <summary>
    /// The loss of the best constant output, which for all losses is the mean of the targets. The loss is then the entropy of the targets under a
    /// cross-entropy, and their variance under the squared error.
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

    /// <summary>The weighted mean of each column of targets, or of the squared distances of the column from a value.</summary>
    private double[] WeighedMeans(double[]? from)
    {
        double[] sums = new double[data.TargetCount];
        double weights = 0;
        RowScan.Targets(data, (first, targets) => weights = Add(sums, weights, first, targets, from));
        return [.. sums.Select(sum => sum / weights)];
    }

    /// <summary>Adds some rows to the sums. Returns the sum of weights with the weights of these rows added.</summary>
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
