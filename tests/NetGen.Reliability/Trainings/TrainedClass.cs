namespace NetGen.Reliability.Trainings;

/// <summary>A class of networks, so that one piece of code trains all of them.</summary>
internal abstract class TrainedClass
{
    public static IReadOnlyList<TrainedClass> All { get; } =
    [
        new Of<RowNet>(TargetKind.Classes), new Of<GraphNet>(TargetKind.Values), new Of<PictureNet>(TargetKind.Classes), new Of<SequenceNet>(TargetKind.Labels),
        new Of<WideNet>(TargetKind.Classes), new Of<UnitNet>(TargetKind.Unit),
    ];

    public abstract TargetKind Targets { get; }

    public abstract NetworkInfo Info { get; }

    /// <summary>Height and width of the input, read as an image.</summary>
    public int Side => (int)Math.Sqrt(Info.InputSize);

    /// <summary>A new network.</summary>
    public abstract ITrained Create(int seed);

    /// <summary>The scores of a cross-validation, with all digits.</summary>
    public abstract string CrossValidated(Dataset data, int folds, FitOptions options, CancellationToken cancellation = default);

    /// <summary>The points of a learning curve, with all digits.</summary>
    public abstract string LearningCurve(Dataset train, Dataset validation, ReadOnlySpan<int> sizes, FitOptions options, CancellationToken cancellation);

    /// <summary>Means and variances of the outputs under dropout, computed by several threads.</summary>
    public abstract string Uncertainty(Dataset data, int seed, int threads);

    /// <summary>A search over two axes, whose trials have a callback each.</summary>
    public abstract SearchSpace Search(Func<Callback> callback, Dataset validation);

    public override string ToString() => Info.Name;

    private static string Text(IEnumerable<Evaluation> evaluations) => string.Join(Environment.NewLine, evaluations.Select(static evaluation =>
        string.Create(CultureInfo.InvariantCulture, $"{evaluation.Loss:R} {evaluation.Accuracy:R}")));

    private sealed class Of<T>(TargetKind targets) : TrainedClass
        where T : INeuralNetwork<T>
    {
        public override TargetKind Targets => targets;

        public override NetworkInfo Info => T.Info;

        public override ITrained Create(int seed) => new Trained<T>(T.Create(seed));

        public override string CrossValidated(Dataset data, int folds, FitOptions options, CancellationToken cancellation = default) =>
            Text(data.CrossValidate<T>(folds, options, cancellationToken: cancellation).Folds);

        public override string LearningCurve(Dataset train, Dataset validation, ReadOnlySpan<int> sizes, FitOptions options, CancellationToken cancellation) =>
            Text(NetGen.LearningCurve.Of<T>(train, validation, sizes, options, cancellationToken: cancellation).Points
                .SelectMany(static point => point.Training.Concat(point.Validation)));

        public override string Uncertainty(Dataset data, int seed, int threads)
        {
            T network = T.Create(seed);
            float[][] rows = new float[data.Count][];
            Parallel.For(0, data.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, row =>
            {
                PredictiveDistribution outputs = network.PredictDistribution(data.FeaturesOf(row), samples: 20, seed);
                rows[row] = [.. outputs.Mean, .. outputs.Variance];
            });
            return string.Join(' ', rows.SelectMany(static row => row).Select(static value => value.ToString("R", CultureInfo.InvariantCulture)));
        }

        public override SearchSpace Search(Func<Callback> callback, Dataset validation)
        {
            Axis<float> rate = Axis.LearningRate(1e-3, 1e-1), decay = Axis.Log("L2", 1e-5, 1e-1);
            return new SearchSpace
            {
                Axes = [rate, decay],
                Network = static _ => Candidate.Of<T>(),
                Options = trial => new FitOptions
                {
                    Validation = validation, Epochs = 4, BatchSize = 8, Seed = 5, Optimizer = new Adam(rate[trial]), L2 = decay[trial],
                    Schedule = new CosineDecay(endFactor: 0.1), AverageWeights = new WeightAveraging(0.9f),
                    Callbacks = [new ReduceOnPlateau(factor: 0.5, patience: 0), callback()],
                },
            };
        }
    }
}

/// <summary>What the outputs of a network stand for.</summary>
internal enum TargetKind
{
    /// <summary>One of several classes.</summary>
    Classes,

    /// <summary>Numbers.</summary>
    Values,

    /// <summary>Independent labels.</summary>
    Labels,

    /// <summary>One of two classes, as one number.</summary>
    Unit,
}
