using System.Collections.Immutable;
using System.Xml.Linq;

namespace NetGen.Tests.Searching;

public sealed class SearchResultTests : IDisposable
{
    private static readonly Axis[] s_axes =
    [
        Axis.LearningRate(1e-4, 1e-1), Axis.Integer("units & more", 8, 32), Axis.Choice("network", "Small<Net>", "WideNet"), Axis.Momentum(0.9, 0.99)
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ranking_PrefersLongerTrainingToABetterScore()
    {
        SearchResult result = Result(Metric.Loss, (1, 0.5), (0, 0.1), (1, double.NaN), (1, 0.4), (0, 0.2), (1, 0.4));
        result.Ranking.Select(static trial => trial.Trial.Number).ShouldBe([4, 6, 1, 2, 5, 3]);
        result.Best.Trial.Number.ShouldBe(4);
        Result(Metric.Accuracy, (1, 0.5), (1, 0.7)).Best.Trial.Number.ShouldBe(2);
    }

    [Fact]
    public void NoScoreAtAll_HasNoBest() =>
        Should.Throw<InvalidOperationException>(() => Result(Metric.Loss, (0, double.NaN)).Best).Message.ShouldContain("training loss, but found none among 1");

    [Fact]
    public void Table_ShowsTheBestFirst()
    {
        string[] lines = Result(Metric.Loss, (1, 0.5), (0, 0.123456), (1, double.NaN)).ToString().Split('\n');
        lines[0].ShouldBe("trial  learning rate  units & more     network  momentum  epochs  training loss");
        lines[1].ShouldBe("    1      0.0005623            14  Small<Net>   0.94377       9            0.5");
        lines[2].ShouldBe("    2       0.003162            20     WideNet   0.96838       1         0.1235    halved");
        lines[3].ShouldBe("    3        0.01778            26     WideNet   0.98222       9              -  diverged");
        lines[4].ShouldBe("3 trials: 1 completed, 1 halved, 1 diverged");
    }

    [Fact]
    public void Plot_IsOneWellFormedPictureWithEveryTrialOnEveryAxis()
    {
        string path = _folder.File("plot.svg");
        Result(Metric.Loss, (1, 0.5), (0, 0.123456), (1, double.NaN)).SavePlot(path);
        XDocument svg = XDocument.Load(path);
        XNamespace space = "http://www.w3.org/2000/svg";
        svg.Root!.Name.ShouldBe(space + "svg");
        svg.Descendants(space + "g").Count(static group => group.Parent!.Name.LocalName == "g").ShouldBe(3 * 4);
        string[] texts = [.. svg.Descendants(space + "text").Select(static text => text.Value)];
        texts.ShouldContain(static text => text == "units & more");
        texts.ShouldContain(static text => text == "Small<Net>");
        texts.ShouldContain(static text => text == "0.001");
        File.ReadAllText(path).ShouldNotContain("href");
        File.ReadAllText(path).ShouldNotContain("NaN\"");
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { 0.25, 0.25 })]
    [InlineData(new[] { -3.0, 5.0 })]
    [InlineData(new[] { 0.01, 2.3 })]
    public void AnyScores_LieOnTheirScale(double[] scores)
    {
        var scale = new ScoreScale([.. scores, double.NaN, double.PositiveInfinity]);
        scores.Select(scale.ShareOf).ShouldAllBe(static share => share >= 0 && share <= 1);
        scale.Ticks.ShouldBeInOrder();
        scale.Ticks.ShouldAllBe(static tick => double.IsFinite(tick));
    }

    [Fact]
    public void Log_WritesWholeLinesToAFile_AndUpdatesALineOnATerminal()
    {
        SearchResult result = Result(Metric.Loss, (1, 0.5));
        var epoch = new SearchProgress { Trial = result.Best.Trial, Epoch = 2, Score = 0.5, TrialCount = 9, ReachedCount = 1, Metric = Metric.Loss };
        SearchProgress halt = epoch with { HasHalted = true, Best = epoch.Trial, BestScore = 0.5 },
            warning = epoch with { Trial = null, Warning = "a file is damaged" };
        using StringWriter file = new() { NewLine = "\n" }, terminal = new() { NewLine = "\n" };
        foreach (SearchProgress progress in new[] { epoch, halt, warning })
        {
            new SearchLog(file, width: 0).Report(progress);
            new SearchLog(terminal, width: 30).Report(progress);
        }

        const string line =
            "1 of 9 trials: trial 1 after epoch 2: training loss 0.5 (learning rate 0.0005623, units & more 14, network Small<Net>, momentum 0.94377)";
        file.ToString().ShouldBe($"{line}; best so far\nwarning: a file is damaged\n");
        terminal.ToString().ShouldBe($"\r{line[..29]}\r{line}; best so far\n\r{"warning: a file is damaged",-29}\n");
    }

    /// <summary>Trials by the rung they came to, of two, and their score.</summary>
    private static SearchResult Result(Metric metric, params (int Rung, double Score)[] scores)
    {
        ImmutableArray<TrialResult> trials = [.. scores.Select((score, index) => TrialOf(index, score.Rung, score.Score, metric, scores.Length))];
        return new SearchResult(s_axes, metric, trials, [], StopReason.Completed);
    }

    private static TrialResult TrialOf(int index, int rung, double score, Metric metric, int count)
    {
        int epochs = rung == 1 ? 9 : 1;
        var record =
            new TrialRecord(
            [
                .. Enumerable.Range(1, epochs).Select(epoch => new TrialEpoch(new EpochRecord { Epoch = epoch, Loss = score, LearningRate = 1 }, score))
            ], TrialEnd.Paused);
        TrialOutcome outcome = double.IsNaN(score) ? TrialOutcome.Diverged : rung == 1 ? TrialOutcome.Completed : TrialOutcome.Halved;
        double position = count == 1 ? 0.25 : 0.25 + (0.25 * index % 0.75);
        return new TrialResult(new Trial(index + 1, s_axes, [.. Enumerable.Repeat(position, 4)]), metric, record, rung, epochs, outcome, null);
    }
}
