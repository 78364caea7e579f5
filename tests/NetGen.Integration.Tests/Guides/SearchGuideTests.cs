using NetGen.Integration.Tests.Searching;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/training.md on searching, word for word.</summary>
public sealed class SearchGuideTests : IDisposable
{
    public void Dispose()
    {
        Directory.Delete("sweep", recursive: true);
        File.Delete("sweep.svg");
    }

    [Fact]
    public void SearchExample_FindsTheBestOfItsTrials()
    {
        Dataset train = Samples.Classes(60, 784, 10, seed: 1), validation = Samples.Classes(30, 784, 10, seed: 2);

        Axis<float> rate = Axis.LearningRate(1e-4, 1e-1), decay = Axis.Log("L2", 1e-6, 1e-2);
        Axis<Candidate> network = Axis.Choice("network", Candidate.Of<NarrowDigitNet>(), Candidate.Of<WideDigitNet>());

        var space = new SearchSpace
        {
            Axes = [rate, decay, network],
            Network = trial => network[trial],
            Options = trial => new FitOptions { Validation = validation, Epochs = 9, Optimizer = new Adam(rate[trial]), L2 = decay[trial] },
        };

        SearchResult result = space.Search(train, new SearchOptions
        {
            Plan = new RandomSearch(trials: 27), Seed = 1, Halving = new SuccessiveHalving(), Folder = "sweep", Progress = new SearchLog(Console.Out),
        });
        Console.WriteLine(result);                      // a table, the best first
        Console.WriteLine(result.Best.Trial.Settings);  // learning rate 0.009631, L2 1.076E-05, network WideDigitNet
        result.SavePlot("sweep.svg");

        result.Trials.Length.ShouldBe(27);
        result.Best.Trial.Settings.ShouldBe(result.Ranking[0].Trial.Settings);

        new NarrowDigitNet(seed: 1).Fit(train, space.Options(result.Best.Trial)).Epochs.Count.ShouldBe(9);
    }

    [Fact]
    public void AxisExamples_GoIntoTheSameOptions()
    {
        Dataset validation = Samples.Classes(20, 784, 10, seed: 2);
        Axis<float> rate = Axis.LearningRate(1e-3, 1), momentum = Axis.Momentum(0.8, 0.99);
        Axis<int> batch = Axis.Choice("batch size", 16, 32, 64);
        Axis<LearningRateSchedule> schedule =
            Axis.Choice<LearningRateSchedule>("schedule", SearchPriority.Third, new ConstantRate(), new CosineDecay(), new OneCycle());
        Axis<bool> nesterov = Axis.Choice("nesterov", SearchPriority.Third, false, true);
        var space = new SearchSpace
        {
            Axes = [rate, momentum, batch, schedule, nesterov],
            Network = _ => Candidate.Of<NarrowDigitNet>(),
            Options = trial => new FitOptions
            {
                Validation = validation, Epochs = 2, BatchSize = batch[trial], Schedule = schedule[trial],
                Optimizer = new Sgd(rate[trial], momentum[trial], nesterov: nesterov[trial]),
                Callbacks = [new EarlyStopping(patience: 3)],       // made here, so that every trial has its own
            },
        };
        SearchResult result = space.Search(Samples.Classes(60, 784, 10, seed: 1), new SearchOptions { Plan = new PrioritySearch(12), Folder = "sweep" });
        result.SavePlot("sweep.svg");
        result.Trials.Select(static trial => trial.Trial.Number).ShouldBe(Enumerable.Range(1, 12));
    }
}
