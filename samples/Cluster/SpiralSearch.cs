using NetGen;

namespace Cluster;

/// <summary>A search of 27 trials with successive halving, over learning rate, L2 and two networks. Three times, only the best third continues.</summary>
internal sealed class SpiralSearch
{
    private const int Trials = 27;

    private readonly Dataset _train;
    private readonly SearchSpace _space;
    private readonly SearchOptions _options;

    /// <summary>Makes the search. Every process makes the same one from the same settings.</summary>
    /// <param name="settings">The settings from the command line.</param>
    public SpiralSearch(Settings settings)
    {
        Axis<float> rate = Axis.LearningRate(1e-4, 1e-1), decay = Axis.Log("L2", 1e-6, 1e-2);
        Axis<Candidate> network = Axis.Choice("network", Candidate.Of<SmallNet>(), Candidate.Of<WideNet>());
        Dataset validation = Spirals.Draw(settings.Rows / 3, seed: 2);
        _train = Spirals.Draw(settings.Rows, seed: 1);
        _space = new SearchSpace
        {
            Axes = [rate, decay, network],
            Network = trial => network[trial],
            Options = trial => new FitOptions
            {
                Validation = validation, Epochs = settings.Epochs, Seed = 1, Optimizer = new Adam(rate[trial]), L2 = decay[trial],
            },
        };
        _options = new SearchOptions
        {
            Plan = new RandomSearch(Trials),
            Seed = 1,
            Halving = new SuccessiveHalving(),
            Folder = settings.Folder,
            Shard = settings.Shard,
            ShardTimeout = settings.Timeout,
            Parallel = settings.Shard is null ? Environment.ProcessorCount : 1,
        };
    }

    /// <summary>Trains the trials of the shard, or all trials without a shard.</summary>
    public SearchResult Run() => _space.Search(_train, _options with { Progress = new SearchLog(Console.Out) });

    /// <summary>Reads the results of all shards.</summary>
    public SearchResult Merge() => _space.Merge(_train, _options);
}
