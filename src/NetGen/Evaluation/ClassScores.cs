using System.Collections.Immutable;

namespace NetGen;

/// <summary>Outputs and targets of a classification, for metrics that are computed when they are requested.</summary>
internal sealed class ClassScores
{
    /// <summary>
    /// The smallest distance of a probability from 0 and 1 before a logarithm. It is the distance from 1 to the next larger <see langword="float"/>, as in
    /// scikit-learn.
    /// </summary>
    private const double SmallestProbability = 1.0 / (1 << 23);

    private readonly float[] _outputs;
    private readonly bool[] _isTrue;
    private readonly int _columns;
    private readonly Activation _activation;
    private readonly bool _excludeOneAnother;
    private readonly Lazy<ImmutableArray<double>> _rocAucs;

    private ClassScores(float[] outputs, bool[] isTrue, int columns, Activation activation, bool excludeOneAnother)
    {
        _outputs = outputs;
        _isTrue = isTrue;
        _columns = columns;
        _activation = activation;
        _excludeOneAnother = excludeOneAnother;
        _rocAucs = new Lazy<ImmutableArray<double>>(ComputeRocAucs);
    }

    /// <summary>The area under the ROC curve of each class or label. For a single unit, both classes have the same area.</summary>
    public ImmutableArray<double> RocAucs => _rocAucs.Value;

    /// <summary>The mean of <see cref="RocAucs"/>.</summary>
    public double RocAuc
    {
        get
        {
            double sum = 0;
            foreach (double area in RocAucs)
            {
                sum += area;
            }

            return sum / RocAucs.Length;
        }
    }

    private int Rows => _outputs.Length / _columns;

    /// <summary>Keeps the outputs, and a copy of the true classes; null for a regression.</summary>
    public static ClassScores? Of(AccuracyRule rule, NetworkInfo info, ReadOnlySpan<float> targets, float[] outputs)
    {
        if (rule == AccuracyRule.None)
        {
            return null;
        }

        float threshold = rule == AccuracyRule.ArgMax ? 1 : Classification.Threshold(info.OutputActivation);
        bool[] isTrue = new bool[outputs.Length];
        for (int i = 0; i < isTrue.Length; i++)
        {
            isTrue[i] = targets[i] >= threshold;
        }

        return new ClassScores(outputs, isTrue, info.OutputSize, info.OutputActivation, rule == AccuracyRule.ArgMax || info.OutputSize == 1);
    }

    /// <summary>The share of rows in which fewer than k classes rank before the target class; NaN for independent labels.</summary>
    public double TopKAccuracy(int k) => _excludeOneAnother ? (double)Enumerable.Range(0, Rows).Count(row => RankOfTarget(row) < k) / Rows : double.NaN;

    /// <summary>Mean of −ln p, where p is the probability of the target class under a softmax, or of each label under sigmoid units.</summary>
    public double LogLoss()
    {
        double sum = 0;
        int terms = 0;
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (_isTrue[i] || _activation == Activation.Sigmoid)
            {
                double probability = Math.Clamp(_outputs[i], SmallestProbability, 1 - SmallestProbability);
                sum -= Math.Log(_isTrue[i] ? probability : 1 - probability);
                terms++;
            }
        }

        return sum / terms;
    }

    /// <summary>The rows with a wrong class, those with the least probable target class first; none for independent labels.</summary>
    public IEnumerable<Mistake> Mistakes() => !_excludeOneAnother ? [] : Enumerable.Range(0, Rows)
        .Select(MistakeIn)
        .Where(mistake => mistake.Predicted != mistake.Target || AccuracyRules.HasNaN(OutputOf(mistake.Row)))
        .OrderBy(static mistake => mistake.TargetProbability)
        .ThenByDescending(static mistake => mistake.Probability)
        .ThenBy(static mistake => mistake.Row);

    private ReadOnlySpan<float> OutputOf(int row) => _outputs.AsSpan(row * _columns, _columns);

    private int TargetOf(int row)
    {
        ReadOnlySpan<bool> isTrue = _isTrue.AsSpan(row * _columns, _columns);
        return _columns > 1 ? isTrue.IndexOf(true) : isTrue[0] ? 1 : 0;
    }

    private int RankOfTarget(int row)
    {
        ReadOnlySpan<float> output = OutputOf(row);
        int target = TargetOf(row);
        if (_columns == 1)
        {
            return float.IsNaN(output[0]) ? int.MaxValue : Classification.ClassOf(output, _activation) == target ? 0 : 1;
        }

        int before = 0;
        for (int @class = 0; @class < output.Length; @class++)
        {
            // A comparison with NaN is false. The condition is that the class ranks after the target, so with a NaN the class ranks before the target.
            bool isBehind = @class > target ? output[@class] <= output[target] : output[@class] < output[target];
            before += isBehind || @class == target ? 0 : 1;
        }

        return before;
    }

    private Mistake MistakeIn(int row)
    {
        int target = TargetOf(row), predicted = Classification.ClassOf(OutputOf(row), _activation);
        return new Mistake(row, target, predicted, ProbabilityOf(row, predicted), ProbabilityOf(row, target));
    }

    private double ProbabilityOf(int row, int @class)
    {
        ReadOnlySpan<float> output = OutputOf(row);
        if (_columns > 1)
        {
            return output[@class];
        }

        double yes = _activation == Activation.Tanh ? (1 + output[0]) / 2.0 : output[0];
        return @class == 1 ? yes : 1 - yes;
    }

    private ImmutableArray<double> ComputeRocAucs()
    {
        double[] areas = [.. Enumerable.Range(0, _columns).Select(AreaOf)];
        return _columns == 1 ? [areas[0], areas[0]] : [.. areas];
    }

    private double AreaOf(int column)
    {
        float[] scores = new float[Rows];
        bool[] isPositive = new bool[Rows];
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = _outputs[(row * _columns) + column];
            isPositive[row] = _isTrue[(row * _columns) + column];
        }

        return RocCurve.Area(scores, isPositive);
    }
}
