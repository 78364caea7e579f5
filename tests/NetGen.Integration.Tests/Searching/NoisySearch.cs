using System.Globalization;

namespace NetGen.Integration.Tests.Searching;

/// <summary>
/// A small search with everything that has a state: dropout, scaling, a schedule over the whole training, averaged weights, a callback that counts.
/// </summary>
internal static class NoisySearch
{
    public static readonly Dataset Train = Samples.Classes(90, 4, 3, seed: 1);

    public static readonly Dataset Validation = Samples.Classes(60, 4, 3, seed: 2);

    public static readonly Axis<float> Rate = Axis.LearningRate(1e-3, 1);

    public static readonly Axis<float> Decay = Axis.Log("L2", 1e-5, 1e-1, SearchPriority.Third);

    public static readonly Axis<Candidate> Network = Axis.Choice("network", Candidate.Of<NoisyNet>(), Candidate.Of<NoisyTanhNet>());

    public static readonly SearchSpace Space = With();

    public static readonly SearchOptions Options = new()
    {
        Plan = new RandomSearch(9), Seed = 3, Halving = new SuccessiveHalving(firstEpochs: 2, factor: 2), Parallel = 2, Threads = 2
    };

    /// <summary>The same with something else in its trainings.</summary>
    public static SearchSpace With(Func<Trial, FitOptions, FitOptions>? change = null) => new()
    {
        Axes = [Rate, Decay, Network],
        Network = static trial => Network[trial],
        Options = trial => (change ?? (static (_, options) => options))(trial, new FitOptions
        {
            Validation = Validation, Epochs = 7, BatchSize = 16, Seed = 5, Optimizer = new Adam(Rate[trial]), L2 = Decay[trial], Schedule = new CosineDecay(),
            AverageWeights = new WeightAveraging(0.9f),
            Callbacks = [new ReduceOnPlateau(factor: 0.5, patience: 1)],
        }),
    };

    /// <summary>Cancels a search when it has trained so many epochs.</summary>
    public static SearchResult RunUntil(this SearchSpace space, int epochs, SearchOptions options)
    {
        using var cancellation = new CancellationTokenSource();
        int trained = 0;
        return space.Search(Train, options with { Progress = new Watch(progress => Cancel(progress)) }, cancellation.Token);

        void Cancel(SearchProgress progress)
        {
            if (!progress.HasHalted && progress.Trial is not null && ++trained == epochs)
            {
                cancellation.Cancel();
            }
        }
    }

    public static void ShouldBeTheSameAs(this SearchResult result, SearchResult expected)
    {
        Describe(result).ShouldBe(Describe(expected));
        result.StopReason.ShouldBe(StopReason.Completed);
    }

    /// <summary>All that must be the same however a search was run: everything but times and files.</summary>
    private static IEnumerable<string> Describe(SearchResult result) =>
    [
        $"best {result.Best}",
        .. result.Trials.Select(static trial => string.Create(
            CultureInfo.InvariantCulture, $"{trial.Trial}; {trial.Outcome}; best epoch {trial.BestEpoch}; score {trial.Score:R}; {Epochs(trial)}")),
    ];

    private static string Epochs(TrialResult trial) => string.Join(", ", trial.Epochs.Select(static epoch =>
        string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch} {epoch.Loss:R} {epoch.Penalty:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} "
            + $"{epoch.ValidationAccuracy:R} {epoch.LearningRate:R}")));

    /// <summary>Calls a function with every report.</summary>
    public sealed class Watch(Action<SearchProgress> report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report(value);
    }
}
