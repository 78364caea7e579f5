using NetGen.Integration.Tests.Searching;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/scale.md on searching, word for word.</summary>
public sealed class ScaleGuideTests : IDisposable
{
    public void Dispose() => Directory.Delete("sweep-of-shards", recursive: true);

    [Fact]
    public async Task ShardExample_IsMergedIntoOneSearch()
    {
        Dataset train = Samples.Classes(60, 784, 10, seed: 1), validation = Samples.Classes(30, 784, 10, seed: 2);
        Axis<float> rate = Axis.LearningRate(1e-4, 1e-1);
        var space = new SearchSpace
        {
            Axes = [rate],
            Network = static _ => Candidate.Of<NarrowDigitNet>(),
            Options = trial => new FitOptions { Validation = validation, Epochs = 3, Optimizer = new Adam(rate[trial]) },
        };
        await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(() => Search(index))));

        void Search(int index)
        {
            SearchOptions options = new()
            {
                Plan = new RandomSearch(trials: 27), Seed = 1, Halving = new SuccessiveHalving(),
                Folder = "sweep-of-shards",             // one that all processes see
                Shard = new Shard(index, count: 3),     // or Shard.FromEnvironment(): what the scheduler says
            };
            SearchResult part = space.Search(train, options);

            part.Trials.Length.ShouldBe(27);
            Merge(options);
        }

        void Merge(SearchOptions options)
        {
            SearchResult result = space.Merge(train, options);
            Console.WriteLine(result.StopReason == StopReason.Completed ? result.Best.ToString() : "trials are missing");

            result.Trials.Length.ShouldBe(27);
        }
    }
}
