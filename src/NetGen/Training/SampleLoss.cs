using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The smoothed target and the weight of each sample, if the options or the data set smooth or weight them.</summary>
internal sealed class SampleLoss
{
    private readonly Smoothing? _smoothing;
    private readonly float[]? _weights;

    /// <summary>Prepares smoothing and weights for the options.</summary>
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

    /// <summary>Whether samples have different weights.</summary>
    public bool HasWeights => _weights is not null;

    /// <summary>The weight of the loss of a row; the mean over the rows is 1.</summary>
    /// <param name="row">Its row in the data set.</param>
    public double WeightOf(int row) => _weights is null ? 1 : _weights[row];

    /// <summary>The smoothed value of a target.</summary>
    /// <param name="target">The target, or a mean of targets.</param>
    public double Smoothed(double target) => _smoothing?.Of(target) ?? target;

    /// <summary>Prepares the targets and weights of a worker's rows for forward and backward propagation.</summary>
    /// <param name="pass">The worker's rows, after their samples have been copied.</param>
    /// <param name="sourceRows">For each of these rows, its row number in the data set.</param>
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

    /// <summary>Multiplies the losses of a worker's rows by their weights. Backward propagation has already multiplied the gradients.</summary>
    /// <param name="pass">The worker's rows.</param>
    public void Weigh(TrainingPass pass)
    {
        if (_weights is not null)
        {
            ElementwisePass.Multiply(pass.Losses, pass.RowWeights, pass.Losses);
        }
    }

    /// <summary>The weight of each row times that of its class, divided by the mean; null if all are equal.</summary>
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
    /// t := m + (t − m)·(1 − ε), which equals t·(1 − ε) + ε·m. The middle m, 1/K or 1/2, keeps its exact bits, so accuracy can be counted with smoothed
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
