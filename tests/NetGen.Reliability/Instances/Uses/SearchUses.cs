using NetGen.Native.Sharing;

namespace NetGen.Reliability.Instances.Uses;

/// <summary>Searches, whose folders a program of another culture must be able to go on with.</summary>
internal static class SearchUses
{
    private static readonly Axis<float> s_rate = Axis.LearningRate(1e-3, 0.1);

    private static readonly Axis<float> s_decay = Axis.Log("L2", 1e-5, 1e-1, SearchPriority.Third);

    private static readonly Axis<Candidate> s_network = Axis.Choice("network", Candidate.Of<Scaled>());

    public static IReadOnlyList<Use> All { get; } = [new("a search", Whole), new("a search that is cancelled", Cancelled)];

    private static SearchSpace Space => new()
    {
        Axes = [s_rate, s_decay, s_network],
        Network = static trial => s_network[trial],
        Options = static trial => new FitOptions
        {
            Validation = TrainingUses.Data, Epochs = 2, BatchSize = 32, Threads = 1, Seed = -5, Optimizer = new Adam(s_rate[trial]), L2 = s_decay[trial],
            Schedule = new CosineDecay(), Callbacks = [new TrainingUses.Pause()],
        },
    };

    private static void Whole(Traces traces)
    {
        using var log = new StringWriter(CultureInfo.CurrentCulture);
        var options = new SearchOptions { Plan = new RandomSearch(3), Parallel = 1, Seed = -3, Folder = traces.File("search"), Progress = new SearchLog(log) };
        SearchResult result = Space.Search(TrainingUses.Data, options);
        result.SavePlot(traces.File("plot.svg"));
        traces.Add(result);
        traces.Add(TrainingUses.Timeless(log.ToString()));
        traces.Add(Space.Search(TrainingUses.Data, options));
        traces.Refused<NetGenFormatException>(() => Space.Search(TrainingUses.Data, options with { Seed = -4 }));
    }

    private static void Cancelled(Traces traces)
    {
        using var cancellation = new CancellationTokenSource();
        var options = new SearchOptions
        {
            Plan = new RandomSearch(3), Parallel = 2, Folder = traces.File("cancelled"), Progress = new Stop(cancellation),
        };
        SearchResult result = Space.Search(TrainingUses.Data, options, cancellation.Token);
        traces.Add(result.StopReason);
    }

    /// <summary>Cancels at the first report about a trial.</summary>
    private sealed class Stop(CancellationTokenSource cancellation) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            if (value.Trial is not null)
            {
                cancellation.Cancel();
            }
        }
    }
}
