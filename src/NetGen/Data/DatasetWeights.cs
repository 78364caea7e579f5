namespace NetGen;

public sealed partial class Dataset
{
    private readonly float[] _weights = [];

    private Dataset(float[] features, int featureCount, float[] targets, int targetCount, float[] weights)
        : this(features, featureCount, targets, targetCount) => _weights = weights;

    /// <summary>The weight of the loss of each row in training; empty if all rows have the same weight.</summary>
    /// <remarks>See <see cref="WithWeights"/>.</remarks>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>
    /// Makes a data set of the same rows with weights for training, for rows that are more reliable, rarer or more important than others. Splits and
    /// <see cref="Rows"/> keep the weights.
    /// </summary>
    /// <remarks>
    /// Only ratios matter: training divides each weight by the mean of all. So a weight of 2 among ones has the effect of a row that is there twice, and the
    /// learning rate keeps its meaning. Validation and <c>Evaluate</c> count every row once.
    /// </remarks>
    /// <param name="weights">One weight per row, finite and not negative, and not all zero. They are copied.</param>
    /// <returns>A data set that shares features and targets with this one.</returns>
    /// <exception cref="ArgumentException">
    /// There are not as many weights as rows, or a weight is out of range. The message names the weight and the row.
    /// </exception>
    public Dataset WithWeights(params ReadOnlySpan<float> weights)
    {
        if (weights.Length != Count)
        {
            throw new ArgumentException($"Expected {Count} weights, one for every row, but found {weights.Length}.", nameof(weights));
        }

        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected weights that are finite and not negative, but found {weights[row]} in row {row}."), nameof(weights));
            }
        }

        if (Count > 0 && !weights.ContainsAnyExcept(0f))
        {
            throw new ArgumentException("Expected a weight above 0, but all of them are 0.", nameof(weights));
        }

        return new Dataset(_features, FeatureCount, _targets, TargetCount, weights.ToArray());
    }

    /// <summary>The weights of the given rows.</summary>
    private float[] WeightsOf(ReadOnlySpan<int> rows)
    {
        if (_weights.Length == 0)
        {
            return [];
        }

        float[] weights = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            weights[i] = _weights[rows[i]];
        }

        return weights;
    }
}
