namespace NetGen.Reliability.Interruptions.Training;

/// <summary>A search over learning rate, L2 and two architectures, which goes on in its folder.</summary>
internal static class InterruptedSearch
{
    /// <summary>Trials that are trained at once.</summary>
    public const int Parallel = 2;

    private const int Trials = 12, Epochs = 6;

    private static readonly Axis<float> s_rate = Axis.LearningRate(1e-4, 1e-1);

    private static readonly Axis<float> s_decay = Axis.Log("L2", 1e-6, 1e-2);

    private static readonly Axis<Candidate> s_network = Axis.Choice("network", Candidate.Of<NarrowNet>(), Candidate.Of<WideNet>());

    private static readonly Dataset s_data = Samples.Images(200, seed: 3);

    private static readonly Dataset s_validation = Samples.Images(70, seed: 4);

    private static readonly Lazy<(string[] Result, int Epochs)> s_undisturbed = new(static () =>
    {
        int epochs = 0;
        return (Run("", () => epochs++), epochs);
    });

    /// <summary>What a search without interruption finds.</summary>
    public static string[] Undisturbed => s_undisturbed.Value.Result;

    /// <summary>How many epochs it trains, all trials together.</summary>
    public static int EpochsInAll => s_undisturbed.Value.Epochs;

    /// <summary>Searches to the end.</summary>
    /// <param name="folder">The search's; none if empty.</param>
    /// <param name="onEpoch">Called when one more epoch of some trial has been trained, by one thread at a time.</param>
    /// <returns>All that must be the same however a search was run: everything but times and files.</returns>
    public static string[] Run(string folder, Action onEpoch)
    {
        var space = new SearchSpace
        {
            Axes = [s_rate, s_decay, s_network],
            Network = static trial => s_network[trial],
            Options = static trial => new FitOptions
            {
                Validation = s_validation, Epochs = Epochs, BatchSize = 32, Seed = 1, Optimizer = new Adam(s_rate[trial]), L2 = s_decay[trial],
                Schedule = new CosineDecay(),
            },
        };
        SearchResult found = space.Search(s_data, new SearchOptions
        {
            Plan = new RandomSearch(Trials), Seed = 1, Halving = new SuccessiveHalving(), Parallel = folder.Length > 0 ? Parallel : 1, Threads = 2,
            Folder = folder.Length > 0 ? folder : null, Progress = new EpochCount(onEpoch),
        });
        return
        [
            $"best {found.Best}",
            .. found.Trials.Select(static trial => string.Create(
                CultureInfo.InvariantCulture, $"{trial.Trial}; {trial.Outcome}; best epoch {trial.BestEpoch}; score {trial.Score:R}; {Text(trial)}")),
        ];
    }

    /// <summary>Searches on to the end in a folder, and throws unless the result is that of a search without interruption.</summary>
    /// <returns>The epochs that were still trained.</returns>
    public static int RequireSameEnd(string folder)
    {
        int epochs = 0;
        string[] found = Run(folder, () => epochs++);
        bool isSame = found.SequenceEqual(Undisturbed, StringComparer.Ordinal);
        BrokenPromiseException.Unless(isSame, () => "Expected the resumed search to end as one without interruption:"
            + $"{Environment.NewLine}{string.Join(Environment.NewLine, Undisturbed)}{Environment.NewLine}but found:{Environment.NewLine}"
            + string.Join(Environment.NewLine, found));
        string[] expected = ["search.json", "search.lock", .. Enumerable.Range(1, Trials).Select(static number => $"trial-{number:0000}.json")];
        string[] names = [.. Directory.GetFiles(folder).Select(static file => Path.GetFileName(file))
            .Where(static name => !name.EndsWith(".safetensors", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        isSame = names.SequenceEqual(expected, StringComparer.Ordinal);
        BrokenPromiseException.Unless(isSame, () => $"Expected the files of {Trials} trials, but found {string.Join(", ", names)}.");
        return epochs;
    }

    private static string Text(TrialResult trial) => string.Join(", ", trial.Epochs.Select(static epoch => string.Create(CultureInfo.InvariantCulture,
        $"{epoch.Epoch} {epoch.Loss:R} {epoch.Penalty:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} {epoch.ValidationAccuracy:R} {epoch.LearningRate:R}")));

    private sealed class EpochCount(Action onEpoch) : IProgress<SearchProgress>
    {
        private readonly Lock _gate = new();

        public void Report(SearchProgress value)
        {
            if (!value.HasHalted && value.Trial is not null)
            {
                lock (_gate)
                {
                    onEpoch();
                }
            }
        }
    }
}
