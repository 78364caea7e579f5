using System.Globalization;

namespace NetGen.Integration.Tests.Searching;

/// <summary>A search over learning rate, L2 and two architectures on written digits, as a program that can be killed.</summary>
internal static class DigitSearch
{
    public const int Trials = 27;

    private static readonly Axis<float> s_rate = Axis.LearningRate(1e-4, 1e-1);
    private static readonly Axis<float> s_decay = Axis.Log("L2", 1e-6, 1e-2);
    private static readonly Axis<Candidate> s_network = Axis.Choice("network", Candidate.Of<NarrowDigitNet>(), Candidate.Of<WideDigitNet>());

    /// <summary>Tells that one more epoch of some trial has been trained.</summary>
    public const string EpochTrained = "epoch";

    /// <summary>What to search.</summary>
    /// <param name="validation">What trials are compared on.</param>
    /// <param name="epochs">Epochs of a whole training.</param>
    public static SearchSpace Space(Dataset validation, int epochs) => new()
    {
        Axes = [s_rate, s_decay, s_network],
        Network = static trial => s_network[trial],
        Options = trial =>
            new FitOptions { Validation = validation, Epochs = epochs, BatchSize = 32, Seed = 1, Optimizer = new Adam(
                s_rate[trial]), L2 = s_decay[trial], Schedule = new CosineDecay() },
    };

    /// <summary>Searches in a folder, or goes on there, and writes what became of every trial.</summary>
    /// <param name="rows">Digits of MNIST to train on; a third as many are validated with.</param>
    /// <param name="epochs">Epochs of a whole training.</param>
    /// <param name="parallel">Trials at once.</param>
    /// <param name="folder">The search's; none if empty.</param>
    /// <param name="result">The file to write.</param>
    /// <param name="log">Told of every epoch.</param>
    /// <param name="lastEpoch">After so many epochs it waits to be killed.</param>
    public static SearchResult Run(int rows, int epochs, int parallel, string folder, string result, TextWriter log, int lastEpoch = int.MaxValue)
    {
        (Dataset train, Dataset rest) = Mnist.Load(TestData.Folder("mnist")!).Train.Split(rows, seed: 1);
        Dataset validation = rest.Split(rows / 3, seed: 2).First;
        SearchResult found = Space(validation, epochs).Search(train, new SearchOptions
        {
            Plan = new RandomSearch(Trials), Seed = 1, Halving = new SuccessiveHalving(), Parallel = parallel, Folder = folder.Length > 0 ? folder : null,
            Progress = new EpochLines(log, lastEpoch),
        });
        File.WriteAllLines(result, Describe(found));
        found.SavePlot(result + ".svg");
        File.WriteAllText(result + ".txt", found.ToString());
        return found;
    }

    /// <summary>All that must be the same however a search was run: everything but times and files.</summary>
    public static IEnumerable<string> Describe(SearchResult result) =>
    [
        $"best {result.Best}",
        .. result.Trials.Select(static trial => string.Create(
            CultureInfo.InvariantCulture, $"{trial.Trial}; {trial.Outcome}; best epoch {trial.BestEpoch}; score {trial.Score:R}; {Epochs(trial)}")),
    ];

    private static string Epochs(TrialResult trial) => string.Join(", ", trial.Epochs.Select(static epoch =>
        string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch} {epoch.Loss:R} {epoch.Penalty:R} {epoch.Accuracy:R} {epoch.ValidationLoss:R} "
            + $"{epoch.ValidationAccuracy:R} {epoch.LearningRate:R}")));

    private sealed class EpochLines(TextWriter log, int lastEpoch) : IProgress<SearchProgress>
    {
        private int _epochs;

        public void Report(SearchProgress value)
        {
            if (value.HasHalted || value.Trial is null)
            {
                log.WriteLine(value.ToString());
                return;
            }

            log.WriteLine(EpochTrained);
            log.Flush();
            if (Interlocked.Increment(ref _epochs) >= lastEpoch)
            {
                // Who reads along may be slower than the search, and would kill it when it has ended.
                Thread.Sleep(TimeSpan.FromMinutes(10));
            }
        }
    }
}
