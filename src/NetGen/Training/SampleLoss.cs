using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// What the loss of a sample is measured against and how much it counts, where the options ask for other than its targets and the same for all.
/// </summary>
internal sealed class SampleLoss
{
    private readonly Smoothing? _smoothing;
    private readonly float[]? _weights;

    /// <summary>What the options ask for.</summary>
    /// <param name="info">The class.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The options do not fit the loss or the data.</exception>
    public SampleLoss(NetworkInfo info, IRowSource data, FitOptions options)
    {
        _weights = WeightOfEachRow(data, options.ClassWeights);
        if (options.LabelSmoothing > 0)
        {
            if (info.Loss == Loss.MeanSquaredError)
            {
                throw new ArgumentException(
                    "LabelSmoothing is for targets that are probabilities, but the loss is MeanSquaredError.", nameof(FitOptions.LabelSmoothing));
            }

            _smoothing = new Smoothing(info.Loss == Loss.CrossEntropy ? 1f / info.OutputSize : 0.5f, options.LabelSmoothing);
        }
    }

    /// <summary>Whether samples differ in how much they count.</summary>
    public bool HasWeights => _weights is not null;

    /// <summary>How much the loss of a row counts; 1 on average.</summary>
    /// <param name="row">Its row in the data set.</param>
    public double WeightOf(int row) => _weights is null ? 1 : _weights[row];

    /// <summary>What the loss is measured against instead of a target.</summary>
    /// <param name="target">The target, or a mean of targets.</param>
    public double Smoothed(double target) => _smoothing?.Of(target) ?? target;

    /// <summary>Prepares the targets and weights of a worker's rows for forward and backward propagation.</summary>
    /// <param name="pass">The worker's rows, samples copied.</param>
    /// <param name="sourceRows">Which row of the data set each of them holds.</param>
    public void Prepare(TrainingPass pass, ReadOnlySpan<int> sourceRows)
    {
        if (_smoothing is { } smoothing)
        {
            VectorLoop.Run(smoothing, pass.Targets, pass.Targets);
        }

        if (_weights is not null)
        {
            Span<float> weights = pass.RowWeights;
            for (int n = 0; n < weights.Length; n++)
            {
                weights[n] = _weights[sourceRows[n]];
            }
        }
    }

    /// <summary>Multiplies the losses of a worker's rows by their weights; backward propagation has done so with their gradients.</summary>
    /// <param name="pass">The worker's rows.</param>
    public void Weigh(TrainingPass pass)
    {
        if (_weights is not null)
        {
            ElementwisePass.Multiply(pass.Losses, pass.RowWeights, pass.Losses);
        }
    }

    /// <summary>The weight of each row times that of its class, divided by the mean; null where all are the same anyway.</summary>
    private static float[]? WeightOfEachRow(IRowSource data, IReadOnlyList<float>? classWeights)
    {
        ReadOnlySpan<float> ofRows = data is Dataset { Weights: var given } ? given : [];
        if (ofRows.IsEmpty && classWeights is null)
        {
            return null;
        }

        double[] weights = new double[data.Count];
        for (int row = 0; row < weights.Length; row++)
        {
            weights[row] = ofRows.IsEmpty ? 1 : ofRows[row];
        }

        if (classWeights is not null)
        {
            RequireOneWeightAClass(data, classWeights);
            int[] classes = ClassWeights.ClassOfEachRow(data, nameof(FitOptions.ClassWeights));
            for (int row = 0; row < weights.Length; row++)
            {
                weights[row] *= classWeights[classes[row]];
            }
        }

        double mean = weights.Average();
        return mean > 0
            ? [.. weights.Select(weight => (float)(weight / mean))]
            : throw new ArgumentException(
                "Expected at least one row with a weight above 0, but class weights and row weights give every row a weight of 0.",
                nameof(FitOptions.ClassWeights));
    }

    private static void RequireOneWeightAClass(IRowSource data, IReadOnlyList<float> classWeights)
    {
        int classes = ClassWeights.CountOf(data);
        if (classWeights.Count != classes)
        {
            throw new ArgumentException(
                $"Expected {classes} class weights, one for every class, but found {classWeights.Count}.", nameof(FitOptions.ClassWeights));
        }

        for (int index = 0; index < classes; index++)
        {
            if (!(classWeights[index] >= 0 && float.IsFinite(classWeights[index])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected class weights that are finite and not negative, but found {classWeights[index]} for class {index}."),
                    nameof(FitOptions.ClassWeights));
            }
        }
    }

    /// <summary>
    /// t := m + (t − m)·(1 − ε), which is t·(1 − ε) + ε·m: the middle m, 1/K or 1/2, stays where it is to the bit, so accuracy may be counted against smoothed
    /// targets.
    /// </summary>
    private readonly struct Smoothing(float middle, float share) : IVectorFunction
    {
        private readonly float _keep = 1 - share;

        public static int Operands => 1;

        public double Of(double target) => middle + ((target - middle) * _keep);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => V.MultiplyAdd(a - middle, _keep, V.Create(middle));
    }
}
