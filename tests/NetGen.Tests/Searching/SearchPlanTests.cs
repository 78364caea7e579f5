using System.Collections.Immutable;

namespace NetGen.Tests.Searching;

public sealed class SearchPlanTests
{
    private static readonly Axis<float> s_rate = Axis.LearningRate(1e-4, 1e-1);
    private static readonly Axis<float> s_other = Axis.Linear("other", 0, 1, SearchPriority.Third);
    private static readonly Axis<string> s_choice = Axis.Choice("choice", "bad", "good", "worst");

    [Fact]
    public void Grid_HasEveryCombinationOnEachScale()
    {
        Axis<int> units = Axis.Integer("units", 1, 2);
        IReadOnlyList<Trial> trials = Space(s_rate, units, s_choice).Trials(new GridSearch(4));
        trials.Count.ShouldBe(4 * 2 * 3);
        trials.Select(static trial => trial.Number).ShouldBe(Enumerable.Range(1, 24));
        trials.Select(trial => s_rate[trial]).Distinct().ShouldBe([1e-4f, 1e-3f, 1e-2f, 1e-1f]);
        trials.Select(trial => s_choice[trial]).Take(4).ShouldBe(["bad", "good", "worst", "bad"]);
        trials.Select(trial => (s_rate[trial], units[trial], s_choice[trial])).Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public void GridOfIntegers_HasNoneTwice()
    {
        Axis<int> few = Axis.Integer("few", 2, 5), log = Axis.LogInteger("log", 16, 256);
        Space(few).Trials(new GridSearch(9)).Select(trial => few[trial]).ShouldBe([2, 3, 4, 5]);
        Space(log).Trials(new GridSearch(5)).Select(trial => log[trial]).ShouldBe([16, 32, 64, 128, 256]);
        Space(few).Trials(new GridSearch(1)).Single().ShouldNotBeNull();
    }

    [Fact]
    public void GridTooLarge_IsRefused() =>
        Should.Throw<ArgumentException>(() => Space(Axis.Linear("a", 0, 1), Axis.Linear("b", 0, 1), s_rate).Trials(new GridSearch(1000))).Message.ShouldContain(
            "at most 1000000 trials, but found 1000000000");

    [Fact]
    public void SameSeed_GivesTheSameTrials()
    {
        SearchSpace space = Space(s_rate, s_other, s_choice);
        Settings(space.Trials(new RandomSearch(20), seed: 3)).ShouldBe(Settings(Space(s_rate, s_other, s_choice).Trials(new RandomSearch(20), seed: 3)));
        Settings(space.Trials(new RandomSearch(20), seed: 4)).ShouldNotBe(Settings(space.Trials(new RandomSearch(20), seed: 3)));
    }

    [Fact]
    public void MoreTrials_BeginWithTheSame()
    {
        SearchSpace space = Space(s_rate, s_other, s_choice);
        Settings(space.Trials(new RandomSearch(40), seed: 3)).Take(12).ShouldBe(Settings(space.Trials(new RandomSearch(12), seed: 3)));
    }

    [Fact]
    public void AnotherAxisAtTheEnd_LeavesTheOthersAsTheyWere() =>
        Space(s_rate, s_other)
            .Trials(new RandomSearch(9), seed: 3)
            .Select(trial => s_rate[trial])
            .ShouldBe(Space(s_rate).Trials(new RandomSearch(9), seed: 3).Select(trial => s_rate[trial]));

    [Fact]
    public void CoarseToFine_NarrowsTheAxesThatMatter()
    {
        // The rate should be at 0.7 of its scale and the choice good; the other axis does not matter.
        Axis[] axes = [s_rate, s_other, s_choice];
        List<ImmutableArray<Trial>> rounds =
            Rounds(new CoarseToFineSearch(81), axes, seed: 2, trial => Math.Abs(trial.Positions[0] - 0.7) + (s_choice[trial] == "good" ? 0 : 0.5));
        rounds.Select(static round => round.Length).ShouldBe([27, 27, 27]);
        Width(rounds[0], 0).ShouldBeGreaterThan(0.8);
        Width(rounds[2], 0).ShouldBeLessThan(0.3);
        rounds[2].Average(static trial => trial.Positions[0]).ShouldBe(0.7, 0.1);
        Width(rounds[2], 1).ShouldBeGreaterThan(0.5);
        rounds[0].Select(trial => s_choice[trial]).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        rounds[2].ShouldAllBe(static trial => s_choice[trial] == "good");
    }

    [Fact]
    public void CoarseToFine_DrawsFromTheBoxOfTheBestTrials()
    {
        Axis[] axes = [s_rate, s_other];
        List<ImmutableArray<Trial>> rounds = Rounds(new CoarseToFineSearch(18, rounds: 2), axes, seed: 2, static trial => Math.Abs(trial.Positions[0] - 0.4));
        double[] best = [.. rounds[0].Select(static trial => trial.Positions[0]).OrderBy(static position => Math.Abs(position - 0.4)).Take(3)];
        double margin = (best.Max() - best.Min()) / 2;
        rounds[1].ShouldAllBe(trial => trial.Positions[0] >= best.Min() - margin && trial.Positions[0] <= best.Max() + margin);
        Width(rounds[1], 0).ShouldBeGreaterThan(margin);
    }

    [Fact]
    public void CoarseToFineWithoutAnyScore_StaysWide()
    {
        List<ImmutableArray<Trial>> rounds = Rounds(new CoarseToFineSearch(60, rounds: 2), [s_rate], seed: 1, static _ => double.NaN);
        Width(rounds[1], 0).ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Priorities_AreSearchedInTheirOrder()
    {
        Axis[] axes = [s_other, s_rate, s_choice];
        List<ImmutableArray<Trial>> rounds =
            Rounds(new PrioritySearch(31), axes, seed: 2, static trial => Math.Abs(trial.Positions[1] - 0.2) + (s_choice[trial] == "good" ? 0 : 1));
        rounds.Select(static round => round.Length).ShouldBe([11, 10, 10]);
        Width(rounds[0], 1).ShouldBeGreaterThan(0.6);
        rounds[0].ShouldAllBe(static trial => s_other[trial] == 0.5f && s_choice[trial] == "bad");
        Width(rounds[1], 1).ShouldBeLessThan(0.6);
        rounds[1].ShouldAllBe(static trial => s_other[trial] == 0.5f);
        rounds[1].Select(static trial => s_choice[trial]).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
        rounds[2].ShouldAllBe(static trial => s_choice[trial] == "good");
        Width(rounds[2], 0).ShouldBeGreaterThan(0.6);
        rounds.SelectMany(static round => round).Select(static trial => trial.Number).ShouldBe(Enumerable.Range(1, 31));
    }

    [Fact]
    public void OnePriority_IsARandomSearch()
    {
        SearchSpace space = Space(s_choice, Axis.Momentum(0.8, 0.99));
        Settings(space.Trials(new PrioritySearch(12), seed: 3)).ShouldBe(Settings(space.Trials(new RandomSearch(12), seed: 3)));
    }

    [Fact]
    public void TooFewTrials_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomSearch(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new GridSearch(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new PrioritySearch(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new CoarseToFineSearch(8)).Message.ShouldContain("at least 3 trials in each of 3 rounds, but found 8");
        Should.Throw<ArgumentOutOfRangeException>(() => new CoarseToFineSearch(9, rounds: 1));
        Should.Throw<ArgumentException>(() => Space(s_rate, s_other).Trials(new PrioritySearch(3))).Message.ShouldContain("2 priorities");
    }

    [Fact]
    public void InvalidAxes_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Space().Trials()).Message.ShouldContain("found none");
        Should.Throw<ArgumentException>(() => Space(s_rate, null!).Trials()).Message.ShouldContain("found null");
        Should.Throw<ArgumentException>(() => Space(s_rate, Axis.LearningRate(1, 2)).Trials()).Message.ShouldContain("'learning rate' 2 times");
    }

    private static SearchSpace Space(params Axis[] axes) => new() { Axes = axes, Network = static _ => null!, Options = static _ => null! };

    private static string[] Settings(IEnumerable<Trial> trials) => [.. trials.Select(static trial => trial.Settings)];

    private static double Width(ImmutableArray<Trial> trials, int axis) =>
        trials.Max(trial => trial.Positions[axis]) - trials.Min(trial => trial.Positions[axis]);

    /// <summary>Goes through the rounds of a plan with a cost that is known beforehand.</summary>
    private static List<ImmutableArray<Trial>> Rounds(SearchPlan plan, Axis[] axes, int seed, Func<Trial, double> cost)
    {
        List<ImmutableArray<Trial>> rounds = [];
        foreach (int size in plan.Rounds(axes))
        {
            Trial[] before = [.. rounds.SelectMany(static round => round)];
            rounds.Add(Space(axes).Trials(plan, seed, before.Length + 1, size, [.. before.Where(trial => !double.IsNaN(cost(trial))).OrderBy(cost)]));
        }

        return rounds;
    }
}
