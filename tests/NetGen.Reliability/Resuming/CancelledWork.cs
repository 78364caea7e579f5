using NetGen.Reliability.Trainings;

namespace NetGen.Reliability.Resuming;

/// <summary>Work that contains several trainings, or none, and is cancelled by another thread.</summary>
internal sealed class CancelledWork(TrainingRecipe recipe, Chance chance, string folder)
{
    private const int Epochs = 2;

    /// <summary>A cross-validation or a learning curve ends with an exception.</summary>
    public bool OfFolds(bool isCurve)
    {
        using var clock = new StepClock();
        FitOptions options = Options(clock);
        Dataset data = recipe.Data.Rows([.. Enumerable.Range(0, recipe.Data.Count)]), validation = TrainingData.Of(recipe.Class, 20, 7);
        bool isCancelled = false;
        clock.CancelDuring(chance, chance.Below(3 * recipe.Steps), () => isCancelled = Throws(() =>
        {
            if (isCurve)
            {
                recipe.Class.LearningCurve(data, validation, [data.Count / 2, data.Count], options, clock.Token);
            }
            else
            {
                recipe.Class.CrossValidated(data, 3, options, clock.Token);
            }
        }));
        clock.RequireAtMost(1);
        return isCancelled;
    }

    /// <summary>A range test ends with the points so far, and leaves the network as it was.</summary>
    public bool OfRangeTest()
    {
        using var clock = new StepClock();
        ITrained network = recipe.Start();
        float[] before = network.Parameters();
        LearningRateCurve? curve = null;
        FitOptions options = recipe.Options(folder, 2) with { ReduceGradients = _ => clock.Count() };
        clock.CancelDuring(
            chance, chance.Below(30), () => curve = network.FindLearningRate(recipe.Data, options, steps: 30, clock.Token));
        clock.RequireAtMost(1);
        TrainingOutcome.RequireSameBits(before, network.Parameters(), "parameters", "The network of the range test");
        BrokenPromiseException.Unless(curve!.ToString().Length > 0 && curve.Points.Count <= clock.Steps,
            () => $"Expected at most {clock.Steps} points, but found {curve.Points.Count}.");
        return curve.Points.Count < 30 && clock.IsCancelled;
    }

    /// <summary>A search can be resumed from its folder, to the scores of a search that was not cancelled.</summary>
    public bool OfSearch()
    {
        using var clock = new StepClock();
        int parallel = chance.Between(1, 3);
        Dataset data = TrainingData.Of(recipe.Class, 30, 5), validation = TrainingData.Of(recipe.Class, 20, 6);
        var options = new SearchOptions
        {
            Plan = new RandomSearch(4), Seed = 3, Halving = chance.Happens(0.5) ? new SuccessiveHalving(firstEpochs: 1, factor: 2) : null, Parallel = parallel,
            Threads = 2, Folder = Directory.CreateDirectory(Path.Combine(folder, "search")).FullName,
        };
        SearchResult? cancelled = null;
        clock.CancelDuring(
            chance, chance.Below(40), () => cancelled = recipe.Class.Search(clock.Counter, validation).Search(data, options, clock.Token));
        clock.RequireAtMost(parallel);
        SearchSpace space = recipe.Class.Search(static () => new LambdaCallback(), validation);
        string expected = Describe(space.Search(data, options with { Folder = null })), found = Describe(space.Search(data, options));
        TrainingOutcome.Require(expected, found, "the results of a search", "The resumed search");
        return cancelled!.StopReason == StopReason.Cancelled;
    }

    /// <summary>Loading images ends with an exception.</summary>
    public bool OfImages(string images)
    {
        using var clock = new StepClock();
        bool isCancelled = false;
        clock.CancelDuring(chance, 0, () => isCancelled = Throws(() => Images.Load(images, new ImageOptions(8, 8) { Threads = 2 }, clock.Token)));
        return isCancelled;
    }

    private static string Describe(SearchResult result) => string.Join(Environment.NewLine, result.Ranking.Select(static trial =>
        string.Create(CultureInfo.InvariantCulture, $"{trial.Trial}: {trial.Outcome}, {trial.Score:R} in epoch {trial.BestEpoch} of {trial.Epochs.Count}")));

    private static bool Throws(Action work)
    {
        try
        {
            work();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private FitOptions Options(StepClock clock) => new()
    {
        Epochs = Epochs, BatchSize = 8, Seed = chance.Below(100), Threads = 2, Callbacks = [clock.Counter()],
    };
}
