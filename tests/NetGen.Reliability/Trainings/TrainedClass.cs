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

    public abstract void CrossValidate(Dataset data, int folds, FitOptions options, CancellationToken cancellation);

    public abstract void LearningCurve(Dataset train, Dataset validation, ReadOnlySpan<int> sizes, FitOptions options, CancellationToken cancellation);

    /// <summary>A search over two axes, whose trials have a callback each.</summary>
    public abstract SearchSpace Search(Func<Callback> callback, Dataset validation);

    public override string ToString() => Info.Name;

    private sealed class Of<T>(TargetKind targets) : TrainedClass
        where T : INeuralNetwork<T>
    {
        public override TargetKind Targets => targets;

        public override NetworkInfo Info => T.Info;

        public override ITrained Create(int seed) => new Trained<T>(T.Create(seed));

        public override void CrossValidate(Dataset data, int folds, FitOptions options, CancellationToken cancellation) =>
            data.CrossValidate<T>(folds, options, cancellationToken: cancellation);

        public override void LearningCurve(Dataset train, Dataset validation, ReadOnlySpan<int> sizes, FitOptions options, CancellationToken cancellation) =>
            NetGen.LearningCurve.Of<T>(train, validation, sizes, options, cancellationToken: cancellation);

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
