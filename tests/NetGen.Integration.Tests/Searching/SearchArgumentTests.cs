namespace NetGen.Integration.Tests.Searching;

public sealed class SearchArgumentTests
{
    [Fact]
    public void TrainingWithoutTheMetric_IsRefused()
    {
        Refusal(static (_, options) => options with { Validation = null })
            .ShouldContain("The search watches the validation loss, but the training has no validation set.");
    }

    [Fact]
    public void OptionOutOfRange_IsToldWithItsTrial()
    {
        string message = Refusal(static (trial, options) => trial.Number == 3 ? options with { L1 = -1 } : options);
        message.ShouldStartWith("trial 3: learning rate ");
        message.ShouldContain("L1 must be finite and not negative");
    }

    [Fact]
    public void CallbackOfTwoTrials_IsRefused()
    {
        var shared = new EarlyStopping();
        string message = Refusal((trial, options) => trial.Number > 1 ? options with { Callbacks = [shared] } : options);
        message.ShouldStartWith("trial 3: ");
        message.ShouldContain("but found the EarlyStopping of trial 2");
    }

    [Fact]
    public void CheckpointsOfTheUser_AreRefused()
    {
        const string why = "Expected no Checkpoint, ResumeFrom or Restarts";
        Refusal(static (_, options) => options with { Callbacks = [new Checkpoint("x")] }).ShouldContain(why);
        Refusal(static (_, options) => options with { ResumeFrom = "x" }).ShouldContain(why);
        Refusal(static (_, options) => options with { Restarts = 2 }).ShouldContain(why);
    }

    [Fact]
    public void DifferentEpochsUnderHalving_AreRefused()
    {
        SearchSpace space = NoisySearch.With(static (trial, options) => options with { Epochs = trial.Number, Schedule = null });
        Should.Throw<ArgumentException>(() => space.Search(NoisySearch.Train, NoisySearch.Options)).Message.ShouldContain(
            "expected 1 epochs as in trial 1, because halving compares trials after as many, but found 2.");
        SearchResult result = space.Search(NoisySearch.Train, NoisySearch.Options with { Halving = null });
        result.Trials.Select(static trial => trial.Epochs.Count).ShouldBe(Enumerable.Range(1, 9));
    }

    [Fact]
    public void DataOfAnotherShape_AreRefused() =>
        Should.Throw<ArgumentException>(() => NoisySearch.Space.Search(Samples.Classes(9, 5, 3), NoisySearch.Options)).Message.ShouldStartWith("trial 1: ");

    [Fact]
    public void FunctionsThatGiveNothing_AreRefused()
    {
        SearchSpace space = new() { Axes = [NoisySearch.Rate], Network = static _ => null!, Options = static _ => new FitOptions() };
        Should.Throw<ArgumentException>(() => space.Search(NoisySearch.Train)).Message.ShouldContain("Expected a class of networks, but found null.");
        space = new SearchSpace { Axes = [NoisySearch.Rate], Network = static _ => Candidate.Of<NoisyNet>(), Options = static _ => null! };
        Should.Throw<ArgumentException>(() => space.Search(NoisySearch.Train)).Message.ShouldContain("Expected options, but found null.");
    }

    [Fact]
    public void InvalidOptions_AreRefused()
    {
        SearchSpace space = NoisySearch.Space;
        Should.Throw<ArgumentOutOfRangeException>(() => space.Search(NoisySearch.Train, new SearchOptions { Parallel = 0 })).ParamName.ShouldBe("Parallel");
        Should.Throw<ArgumentOutOfRangeException>(() => space.Search(NoisySearch.Train, new SearchOptions { Threads = 0 })).ParamName.ShouldBe("Threads");
        Should.Throw<ArgumentNullException>(() => space.Search(NoisySearch.Train, new SearchOptions { Plan = null! })).ParamName.ShouldBe("Plan");
        Should.Throw<ArgumentNullException>(() => space.Search(NoisySearch.Train, new SearchOptions { Metric = null! })).ParamName.ShouldBe("Metric");
        Should.Throw<ArgumentNullException>(() => space.Search(null!)).ParamName.ShouldBe("data");
    }

    private static string Refusal(Func<Trial, FitOptions, FitOptions> change) =>
        Should.Throw<ArgumentException>(() => NoisySearch.With(change).Search(NoisySearch.Train, NoisySearch.Options)).Message;
}
