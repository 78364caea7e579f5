namespace NetGen.Integration.Tests.Searching;

public sealed class SearchTests : IDisposable
{
    private static readonly Lazy<SearchResult> s_undisturbed =
        new(static () => NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Parallel = 1, Threads = 1 }));

    private readonly TemporaryFolder _folder = new();

    private SearchOptions InFolder => NoisySearch.Options with { Folder = _folder.File("sweep") };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 8)]
    [InlineData(20, 2)]
    public void TrialsAtOnce_DoNotChangeABit(int parallel, int threads) =>
        NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Parallel = parallel, Threads = threads }).ShouldBeTheSameAs(s_undisturbed.Value);

    [Fact]
    public void Halving_TrainsTheBetterHalfOnEachRung()
    {
        SearchResult result = s_undisturbed.Value, inFull = NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Halving = null });
        result.Trials.Select(static trial => trial.Epochs.Count)
            .CountBy(static epochs => epochs)
            .OrderBy(static group => group.Key)
            .ShouldBe([new(2, 5), new(4, 2), new(7, 2)]);

        // The plain way: all trainings in full, and whole rungs compared.
        int[] on = [.. Enumerable.Range(0, 9)];
        foreach ((int epochs, int kept) in new[] { (2, 4), (4, 2) })
        {
            on = [.. on.OrderBy(trial => inFull.Trials[trial].Epochs.Take(epochs).Min(static epoch => epoch.ValidationLoss)).Take(kept)];
        }

        result.Trials.Where(static trial => trial.Outcome == TrialOutcome.Completed)
            .Select(static trial => trial.Trial.Number - 1)
            .ShouldBe(on, ignoreOrder: true);
        result.Best.Trial.Number.ShouldBe(1 + on.MinBy(trial => inFull.Trials[trial].Score));
        inFull.Trials.ShouldAllBe(static trial => trial.Epochs.Count == 7 && trial.Outcome == TrialOutcome.Completed);
    }

    [Fact]
    public void HaltedTrial_HasTheBitsOfAPlainTraining()
    {
        TrialResult best = NoisySearch.Space.Search(NoisySearch.Train, InFolder).Best;
        FitOptions options = NoisySearch.Space.Options(best.Trial);
        options = options with { Callbacks = [.. options.Callbacks, new EarlyStopping(patience: 99)] };
        (History history, float[] parameters, double loss) = NoisySearch.Network[best.Trial].Name == nameof(NoisyNet) ? Fit<NoisyNet>() : Fit<NoisyTanhNet>();

        best.Epochs.Select(static epoch => epoch with { Duration = default })
            .ShouldBe(history.Epochs.Select(static epoch => epoch with { Duration = default }));
        Parameters(best.NetworkFile!).ShouldHaveTheBitsOf(parameters);
        best.Score.ShouldBe(loss);
        best.Score.ShouldBe(history.Epochs[best.BestEpoch - 1].ValidationLoss);

        (History, float[], double) Fit<T>()
            where T : INeuralNetwork<T>
        {
            T network = T.Create(5);
            History epochs = network.Fit(NoisySearch.Train, options);
            float[] values = new float[T.ParameterCount];
            network.CopyParametersTo(values);
            return (epochs, values, network.Evaluate(NoisySearch.Validation).Loss);
        }

        float[] Parameters(string file)
        {
            float[] values = new float[NoisyNet.ParameterCount];
            if (NoisySearch.Network[best.Trial].Name == nameof(NoisyNet))
            {
                NoisyNet.Load(file).CopyParametersTo(values);
            }
            else
            {
                NoisyTanhNet.Load(file).CopyParametersTo(values);
            }

            return values;
        }
    }

    [Fact]
    public void NetworkOfATrial_IsThatOfItsBestEpoch()
    {
        SearchResult result = NoisySearch.Space.Search(NoisySearch.Train, InFolder with { Halving = null });
        result.Trials.ShouldContain(static trial => trial.BestEpoch < trial.Epochs.Count);
        result.Trials.Select(trial => NoisySearch.Network[trial.Trial].Name == nameof(NoisyNet) ? LossOf<NoisyNet>(trial) : LossOf<NoisyTanhNet>(trial))
            .ShouldBe(result.Trials.Select(static trial => trial.Score!.Value));

        static double LossOf<T>(TrialResult trial)
            where T : INeuralNetwork<T> => T.Load(trial.NetworkFile!).Evaluate(NoisySearch.Validation).Loss;
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(17, 2)]
    [InlineData(24, 3)]
    public void CancelledSearch_IsResumed(int epochs, int parallel)
    {
        SearchResult cancelled = NoisySearch.Space.RunUntil(epochs, InFolder with { Parallel = parallel });
        cancelled.StopReason.ShouldBe(StopReason.Cancelled);
        cancelled.Trials.Count(static trial => trial.Outcome == TrialOutcome.Unfinished).ShouldBeGreaterThan(0);

        int trained = 0;
        SearchResult result =
            NoisySearch.Space.Search(NoisySearch.Train, InFolder with { Progress = new NoisySearch.Watch(progress => trained += progress.HasHalted ? 0 : 1) });
        result.ShouldBeTheSameAs(s_undisturbed.Value);
        (trained + epochs).ShouldBeInRange(
            s_undisturbed.Value.Trials.Sum(static trial => trial.Epochs.Count), s_undisturbed.Value.Trials.Sum(static trial => trial.Epochs.Count) + parallel);
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void FinishedSearch_TrainsNothingAgain()
    {
        NoisySearch.Space.Search(NoisySearch.Train, InFolder);
        int trained = 0, reached = 0;
        NoisySearch.Space.Search(NoisySearch.Train, InFolder with
        {
            Progress = new NoisySearch.Watch(progress => (trained, reached) = (trained + (progress.HasHalted ? 0 : 1), progress.ReachedCount)),
        }).ShouldBeTheSameAs(s_undisturbed.Value);
        (trained, reached).ShouldBe((0, 9));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(14, 2)]
    [InlineData(23, 1)]
    public void SearchOfSeveralRounds_IsResumed(int epochs, int parallel)
    {
        // Two trials at once may both end their last epoch before the cancellation is seen.
        SearchOptions options = InFolder with { Plan = new CoarseToFineSearch(12, rounds: 2), Halving = null, Parallel = parallel };
        SearchSpace space = NoisySearch.With(static (_, options) => options with { Epochs = 2, Schedule = null });
        SearchResult expected = space.Search(NoisySearch.Train, options with { Folder = null });
        space.RunUntil(epochs, options).StopReason.ShouldBe(StopReason.Cancelled);
        space.Search(NoisySearch.Train, options).ShouldBeTheSameAs(expected);
        expected.Trials.Length.ShouldBe(12);
        space.Trials(options.Plan, options.Seed)
            .Select(static trial => trial.Settings)
            .ShouldBe(expected.Trials.Take(6).Select(static trial => trial.Trial.Settings));
    }

    [Fact]
    public void DefaultPlan_SearchesTheLearningRateFirst()
    {
        SearchSpace space = NoisySearch.With(static (_, options) => options with { Epochs = 1 });
        SearchResult result = space.Search(NoisySearch.Train, new SearchOptions { Seed = 1 });
        result.Trials.Length.ShouldBe(30);
        result.Trials.Take(10).Select(static trial => NoisySearch.Rate[trial.Trial]).Distinct().Count().ShouldBe(10);
        result.Trials.Take(20).Select(static trial => NoisySearch.Decay[trial.Trial]).Distinct().ShouldBe([0.001f]);
        result.Trials.Skip(20).Select(static trial => NoisySearch.Decay[trial.Trial]).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void TrialThatDiverges_IsLastAndDoesNotAffectOthers()
    {
        SearchSpace space =
            NoisySearch.With(static (trial, options) => trial.Number % 3 == 2 ? options with { Optimizer = new Sgd(1e30f), Schedule = null } : options);
        SearchResult result = space.Search(NoisySearch.Train, InFolder);
        result.Ranking.TakeLast(3)
            .Select(static trial => (trial.Trial.Number, trial.Outcome, trial.Score))
            .ShouldBe([(2, TrialOutcome.Diverged, null), (5, TrialOutcome.Diverged, null), (8, TrialOutcome.Diverged, null)]);
        result.Best.Outcome.ShouldBe(TrialOutcome.Completed);
        space.Search(NoisySearch.Train, InFolder).ShouldBeTheSameAs(result);
    }

    [Fact]
    public void TrialEndedByACallback_CountsItsEpochs()
    {
        SearchSpace space = NoisySearch.With(static (_, options) => options with { Callbacks = [new StopWhen(static epoch => epoch.Epoch == 3)] });
        SearchResult result = space.Search(NoisySearch.Train, NoisySearch.Options);
        result.Trials.Select(static trial => trial.Epochs.Count).ShouldAllBe(static epochs => epochs == 2 || epochs == 3);
        result.Trials.Count(static trial => trial.Outcome == TrialOutcome.Completed).ShouldBe(2);
    }

    [Fact]
    public void Accuracy_IsBetterTheHigher()
    {
        SearchResult result = NoisySearch.Space.Search(NoisySearch.Train, NoisySearch.Options with { Metric = Metric.ValidationAccuracy, Halving = null });
        result.Best.Score.ShouldBe(result.Trials.Max(static trial => trial.Epochs.Max(static epoch => epoch.ValidationAccuracy)));
    }

    [Fact]
    public void FailingCallback_EndsTheSearchWithItsException()
    {
        SearchSpace space = NoisySearch.With(static (trial, options) => options with
        {
            Callbacks = [new StopWhen(epoch => trial.Number == 4 && epoch.Epoch == 2 ? throw new TimeoutException("lost") : false)],
        });
        Should.Throw<TimeoutException>(() => space.Search(NoisySearch.Train, NoisySearch.Options)).Message.ShouldBe("lost");
    }
}
