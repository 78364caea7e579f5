namespace NetGen.Tests.Searching;

public sealed class HalvingBracketTests
{
    [Theory]
    [InlineData(1, 3, 1, new[] { 1 })]
    [InlineData(1, 3, 9, new[] { 1, 3, 9 })]
    [InlineData(1, 3, 10, new[] { 1, 3, 9, 10 })]
    [InlineData(2, 4, 20, new[] { 2, 8, 20 })]
    [InlineData(30, 3, 20, new[] { 20 })]
    [InlineData(1, 2, int.MaxValue, null)]
    public void Rungs_GrowByTheFactorUpToTheEnd(int first, int factor, int epochs, int[]? expected)
    {
        int[] rungs = [.. new SuccessiveHalving(first, factor).Rungs(epochs)];
        rungs.ShouldBe(expected ?? [.. Enumerable.Range(0, 31).Select(static power => 1 << power), int.MaxValue]);
    }

    [Fact]
    public void NumbersTooSmall_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SuccessiveHalving(firstEpochs: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new SuccessiveHalving(factor: 1));
    }

    /// <summary>Any number of workers, any order of finishing, ties and trainings that break down: the trials on every rung are those of a plain comparison of whole rungs.</summary>
    [Fact]
    public void AnyOrderOfFinishing_TrainsWhatAPlainComparisonWould()
    {
        for (int @case = 0; @case < 500; @case++)
        {
            CounterRandom random = CounterRandom.For(@case, CounterRandom.Purpose.Split);
            int trials = 1 + random.Below(0, 30), rungs = 1 + random.Below(1, 4), factor = 2 + random.Below(2, 3), workers = 1 + random.Below(3, 6);
            double[,] costs = new double[trials, rungs];
            for (int cell = 0; cell < trials * rungs; cell++)
            {
                int draw = random.Below((uint)(100 + cell), 12);
                costs[cell / rungs, cell % rungs] = draw == 0 ? double.NaN : draw;
            }

            Trained(costs, factor, workers, random).ShouldBe(PlainHalving(costs, factor), ignoreOrder: true, $"case {@case}");
        }
    }

    [Fact]
    public void TrialThatIsCertainToGoOn_DoesNotWaitForTheRest()
    {
        var bracket = new HalvingBracket(trials: 9, rungs: 2, factor: 3);
        for (int trial = 0; trial < 9; trial++)
        {
            bracket.TryTake(out _, out _).ShouldBeTrue();
        }

        for (int trial = 0; trial < 8; trial++)
        {
            bracket.Record(trial, 0, cost: 10 - trial);
        }

        // Three go on. The ninth may take the place of one of them, whatever it comes to, but not of the best two.
        bracket.Ready(most: 5).ShouldBe(2);
        bracket.TryTake(out int first, out int rung).ShouldBeTrue();
        bracket.TryTake(out int second, out _).ShouldBeTrue();
        (first, second, rung).ShouldBe((7, 6, 1));
        bracket.TryTake(out _, out _).ShouldBeFalse();
        bracket.IsComplete.ShouldBeFalse();
        bracket.Record(8, 0, cost: 100);
        bracket.TryTake(out int third, out _).ShouldBeTrue();
        third.ShouldBe(5);
    }

    private static List<(int Trial, int Rung)> Trained(double[,] costs, int factor, int workers, CounterRandom random)
    {
        var bracket = new HalvingBracket(costs.GetLength(0), costs.GetLength(1), factor);
        List<(int Trial, int Rung)> trained = [], running = [];
        uint draw = 10_000;
        while (!bracket.IsComplete)
        {
            while (running.Count < workers && bracket.TryTake(out int trial, out int rung))
            {
                running.Add((trial, rung));
            }

            running.ShouldNotBeEmpty("nobody is running, and nothing is decided");
            (int Trial, int Rung) done = running[random.Below(draw++, running.Count)];
            running.Remove(done);
            trained.Add(done);
            bracket.Record(done.Trial, done.Rung, costs[done.Trial, done.Rung]);
        }

        running.ShouldBeEmpty();
        return trained;
    }

    private static List<(int Trial, int Rung)> PlainHalving(double[,] costs, int factor)
    {
        List<(int Trial, int Rung)> trained = [];
        int[] on = [.. Enumerable.Range(0, costs.GetLength(0))];
        int kept = on.Length;
        for (int rung = 0; rung < costs.GetLength(1); rung++)
        {
            trained.AddRange(on.Select(trial => (trial, rung)));
            kept = Math.Max(1, kept / factor);
            on = [.. on.Where(trial => !double.IsNaN(costs[trial, rung])).OrderBy(trial => costs[trial, rung]).ThenBy(static trial => trial).Take(kept)];
        }

        return trained;
    }
}
