namespace NetGen;

/// <summary>Checks gradients. It changes parameters one by one and measures the loss of the reference code, in double.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class GradientChecker<T>
    where T : INeuralNetwork<T>
{
    /// <summary>The most values that are tried of one tensor.</summary>
    private const int MaxTried = 64;

    /// <summary>Norms below this share of the largest norm are rounding.</summary>
    private const double Negligible = 1e-6;

    private readonly T _network;
    private readonly int _seed;
    private readonly TrainingBatch _batch;
    private readonly ReferencePass _reference;

    public GradientChecker(T network, Dataset data, int samples, int seed)
    {
        _network = network;
        _seed = seed;
        _batch = new TrainingBatch(T.Info, network.Storage, samples, workers: 1, seed) { Rows = samples, TracksStatistics = false };
        for (int row = 0; row < samples; row++)
        {
            _batch.SourceRows[row] = row;
        }

        data.Features[..(samples * T.InputSize)].CopyTo(_batch.Inputs);
        data.Targets[..(samples * T.OutputSize)].CopyTo(_batch.Targets);

        float[] parameters = new float[T.ParameterCount], state = new float[T.StateCount];
        network.CopyParametersTo(parameters);
        network.CopyStateTo(state);
        _reference = new ReferencePass(
            ToDouble(parameters),
            ToDouble(state),
            ToDouble(data.Features[..(samples * T.InputSize)]),
            ToDouble(data.Targets[..(samples * T.OutputSize)]),
            samples,
            seed);
    }

    public GradientCheck Check(bool useDoubleBackward)
    {
        double[] analytic = useDoubleBackward ? DoubleGradient() : TrainingGradient();
        var numeric = new NumericDerivative(_reference.Parameters, () => _network.ReferenceLoss(_reference));
        var measured = new List<(TensorInfo Tensor, int Tried, int AtKink, double Difference, double Analytic, double Numeric)>();
        int first = 0;
        for (int index = 0; index < T.Info.Tensors.Length; index++)
        {
            TensorInfo tensor = T.Info.Tensors[index];
            int atKink = 0;
            double difference = 0, analyticSquares = 0, numericSquares = 0;
            int[] tried = Choose(index, tensor.Length);
            foreach (int element in tried)
            {
                if (numeric.At(first + element) is not { } expected)
                {
                    atKink++;
                    continue;
                }

                double own = analytic[first + element];
                difference += (own - expected) * (own - expected);
                analyticSquares += own * own;
                numericSquares += expected * expected;
            }

            measured.Add((tensor, tried.Length - atKink, atKink, Math.Sqrt(difference), Math.Sqrt(analyticSquares), Math.Sqrt(numericSquares)));
            first += tensor.Length;
        }

        double negligible = Negligible * measured.Aggregate(0.0, static (largest, one) => Math.Max(largest, one.Analytic));
        return new GradientCheck([.. measured.Select(one => new TensorCheck(
            one.Tensor.Name, one.Tried, RelativeError(one.Difference, one.Analytic, one.Numeric, negligible), one.Analytic, one.Numeric)
        {
            KinkCount = one.AtKink,
        })]);
    }

    private static double RelativeError(double difference, double analytic, double numeric, double negligible) =>
        (analytic < negligible && numeric < negligible) || analytic + numeric == 0 ? 0 : difference / (analytic + numeric);

    private static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private double[] TrainingGradient()
    {
        var pass = new TrainingPass(_batch, worker: 0);
        _network.Prepare(pass);
        _network.Forward(pass);
        _network.Backward(pass);
        _network.Gradients(pass);
        float[] gradient = new float[T.ParameterCount];
        ParameterPacking.Unpack(T.Info.Tensors, _batch.Gradient, gradient);
        return ToDouble(gradient);
    }

    private double[] DoubleGradient()
    {
        _network.ReferenceGradient(_reference);
        return _reference.Gradient;
    }

    /// <summary>The elements to try: all of a small tensor, and a random choice of a large one.</summary>
    private int[] Choose(int tensor, int length)
    {
        int[] elements = [.. Enumerable.Range(0, length)];
        if (length > MaxTried)
        {
            CounterRandom.For(_seed, CounterRandom.Purpose.GradientCheck, tensor).Shuffle(elements);
        }

        return elements[..Math.Min(length, MaxTried)];
    }
}
