using NetGen.Reliability.Trainings.Choices;

namespace NetGen.Reliability.Trainings;

/// <summary>
/// Everything that the bits of a training depend on, drawn at random: the class, the data and the options. What they do not depend on is given to
/// <see cref="Options"/>: threads, files, and whether the training is interrupted.
/// </summary>
internal sealed class TrainingRecipe
{
    private readonly FitOptions _options;
    private readonly IReadOnlyList<(Type Type, Func<string, Callback> Make)> _callbacks;
    private readonly Dataset? _dataBefore;

    public TrainingRecipe(Chance chance, long number, int mostRows = 60, int mostBatch = 40)
    {
        Class = Covering.Of("class", TrainedClass.All, number);
        (Type optimizer, Func<Chance, Optimizer> drawOptimizer) = Covering.Of("optimizer", OptimizerChoices.All, number);
        (Type? schedule, Func<Chance, int, LearningRateSchedule?> drawSchedule) = Covering.Of("schedule", ScheduleChoices.All, number);
        string? augmentation = Covering.Of("augmentation", AugmentationChoices.All, number);
        Type callback = Covering.Of("callback", CallbackChoices.All, number).Type;
        if (callback == typeof(LearningRateScheduler))
        {
            (schedule, drawSchedule) = ScheduleChoices.All[0];
        }

        int rows = chance.Between(20, mostRows), epochs = chance.Between(2, 4);
        NetworkSeed = chance.Below(1000);
        Data = TrainingData.Of(Class, rows, chance.Next());
        HasRowWeights = chance.Happens(0.25);
        Data = HasRowWeights ? Data.WithWeights([.. Enumerable.Range(0, rows).Select(static row => 0.5f + (row % 5))]) : Data;
        _dataBefore = chance.Happens(0.3) ? TrainingData.Of(Class, 20, chance.Next()) : null;
        Dataset? validation = chance.Happens(0.6) ? TrainingData.Of(Class, chance.Between(5, 30), chance.Next()) : null;
        _options = Regularization.Draw(chance, Class) with
        {
            Epochs = epochs, BatchSize = chance.Happens(0.1) ? int.MaxValue : chance.Between(Class.Info.NormalizesBatch ? 4 : 1, Math.Min(rows, mostBatch)),
            Seed = chance.Below(1000), Validation = validation, Optimizer = drawOptimizer(chance), Schedule = drawSchedule(chance, epochs),
            Augmentation = AugmentationChoices.Of(augmentation, Class.Side),
        };
        _callbacks =
        [
            .. CallbackChoices.All.Where(choice => choice.Type == callback || (chance.Happens(0.2) && choice.Type != typeof(LearningRateScheduler)))
                .Select(choice => (choice.Type, choice.Draw(chance))),
        ];
        Types = [optimizer, .. schedule is null ? Array.Empty<Type>() : [schedule], .. _callbacks.Select(static made => made.Type)];
    }

    /// <summary>The settings that a recipe draws.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        .. Regularization.Settings, nameof(FitOptions.Epochs), nameof(FitOptions.BatchSize), nameof(FitOptions.Seed), nameof(FitOptions.Validation),
        nameof(FitOptions.Optimizer), nameof(FitOptions.Schedule), nameof(FitOptions.Augmentation), nameof(FitOptions.Callbacks),
    ];

    public TrainedClass Class { get; }

    /// <summary>The seed of the start weights.</summary>
    public int NetworkSeed { get; }

    public Dataset Data { get; }

    /// <summary>Whether rows have weights, which only arrays have.</summary>
    public bool HasRowWeights { get; }

    /// <summary>The optimizer, the schedule and the callbacks.</summary>
    public IReadOnlyList<Type> Types { get; }

    public int Epochs => _options.Epochs;

    /// <summary>Steps of the whole training, if nothing ends it early.</summary>
    public int Steps => _options.Epochs * ((Data.Count + BatchSize - 1) / BatchSize);

    public int BatchSize => Math.Min(_options.BatchSize, Data.Count);

    /// <summary>Whether the training may have more epochs when it is resumed.</summary>
    public bool MayBeLonger => _options.Schedule is null or { SpansTraining: false } and not LinearWarmup;

    /// <summary>The network as the training gets it.</summary>
    public ITrained Start()
    {
        ITrained network = Class.Create(NetworkSeed);
        if (_dataBefore is not null)
        {
            network.Fit(_dataBefore, new FitOptions { Epochs = 1, BatchSize = 8, Threads = 1 });
        }

        return network;
    }

    /// <summary>The options, with callbacks that no other training has.</summary>
    /// <param name="folder">Where callbacks write.</param>
    /// <param name="threads">The number of threads.</param>
    public FitOptions Options(string folder, int threads) => _options with
    {
        Threads = threads, Callbacks = [.. _callbacks.Select(made => made.Make(folder))],
    };

    public override string ToString()
    {
        string types = string.Join(", ", Types.Select(static type => type.Name));
        return string.Create(CultureInfo.InvariantCulture, $"{Class}: {types}; {Data.Count} rows{(HasRowWeights ? " with weights" : "")}, ")
            + string.Create(CultureInfo.InvariantCulture, $"{(_dataBefore is null ? "new network" : "trained before")}, {_options.Epochs} epochs, ")
            + string.Create(CultureInfo.InvariantCulture, $"batch size {BatchSize}, {_options.GradientShards} shards, {_options.DescribeRegularization()}, ")
            + $"freeze {string.Join(' ', _options.Freeze)}, average {_options.AverageWeights?.ToString() ?? "none"}, refit {_options.RefitScaling}, "
            + $"{(_options.Shuffle ? _options.Shuffling : "not shuffled")}, {_options.Optimizer}, schedule {_options.Schedule?.ToString() ?? "none"}, "
            + $"augmentation {_options.Augmentation?.ToString() ?? "none"}, validation {_options.Validation?.Count}";
    }
}
