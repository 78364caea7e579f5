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

    /// <summary>
    /// Any number of workers, any order of finishing, ties and trainings that break down: the trials on every rung are those of a plain comparison of whole
    /// rungs.
    /// </summary>
    [Fact]
    public void AnyOrderOfScores_TrainsTheTrialsOfAFullComparison()
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
    public void TrialThatIsCertainToAdvance_DoesNotWait()
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

    /// <summary>Shards that each know the others' scores late, in an order of their own, train together what one process would, and each trial once.</summary>
    [Fact]
    public void Shards_TrainTheTrialsOfAFullComparison()
    {
        for (int @case = 0; @case < 300; @case++)
        {
            CounterRandom random = CounterRandom.For(@case, CounterRandom.Purpose.Split);
            int trials = 1 + random.Below(0, 30), rungs = 1 + random.Below(1, 4), factor = 2 + random.Below(2, 3), shards = 1 + random.Below(3, 5);
            double[,] costs = new double[trials, rungs];
            for (int cell = 0; cell < trials * rungs; cell++)
            {
                int draw = random.Below((uint)(100 + cell), 12);
                costs[cell / rungs, cell % rungs] = draw == 0 ? double.NaN : draw;
            }

            HashSet<(int Trial, int Rung)> done = [];
            HalvingBracket[] brackets = [.. Enumerable.Range(0, shards).Select(_ => new HalvingBracket(trials, rungs, factor))];
            List<(int Trial, int Rung)>[] awaited = [.. Enumerable.Range(0, shards).Select(static _ => new List<(int, int)>())];
            uint turn = 10_000;
            while (brackets.Any(static bracket => !bracket.IsComplete))
            {
                turn.ShouldBeLessThan(100_000u, $"case {@case}: shards wait for each other");
                int shard = random.Below(turn++, shards);
                awaited[shard].AddRange(brackets[shard].TakeAll(trial => trial % shards != shard));
                foreach ((int trial, int rung) in awaited[shard].Where(done.Contains).ToArray())
                {
                    awaited[shard].Remove((trial, rung));
                    brackets[shard].Record(trial, rung, costs[trial, rung]);
                }

                awaited[shard].AddRange(brackets[shard].TakeAll(trial => trial % shards != shard));
                if (brackets[shard].TryTake(out int own, out int next))
                {
                    (own % shards).ShouldBe(shard);
                    brackets[shard].IsDecided(own).ShouldBeFalse();
                    done.Add((own, next)).ShouldBeTrue();
                    brackets[shard].Record(own, next, costs[own, next]);
                }
            }

            done.ShouldBe(PlainHalving(costs, factor), ignoreOrder: true, $"case {@case}");
            Enumerable.Range(0, trials).ShouldAllBe(trial => brackets.All(bracket => bracket.IsDecided(trial)));
        }
    }

    [Fact]
    public void TrialThatCannotAdvance_IsDecidedBeforeTheOthers()
    {
        var bracket = new HalvingBracket(trials: 6, rungs: 2, factor: 3);
        bracket.TakeAll(static _ => true).Count.ShouldBe(6);
        bracket.Record(0, 0, cost: 3);
        bracket.Record(1, 0, cost: 1);
        bracket.IsDecided(0).ShouldBeFalse("two of six go on");
        bracket.Record(2, 0, cost: 2);
        bracket.Record(3, 0, cost: double.NaN);
        Enumerable.Range(0, 6).Where(bracket.IsDecided).ShouldBe([0, 3]);
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
