using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetGen.Integration.Tests.Watching;

public sealed class TrainingLoggerTests
{
    private static readonly Dataset s_data = Samples.Classes(20, 3, 3), s_validation = Samples.Classes(10, 3, 3, seed: 2);

    [Fact]
    public void Training_IsWrittenWithItsNumbersAsFields()
    {
        var log = new Recorder(LogLevel.Information);
        History history = new SoftmaxNet(seed: 1).Fit(s_data, new FitOptions
        {
            Name = "try 1", Epochs = 2, BatchSize = 8, Validation = s_validation, Callbacks = [new TrainingLogger(log) { EverySteps = 1 }],
        });
        log.Entries.Select(static entry => $"{entry.Id.Id} {entry.Id.Name}").ShouldBe(["1 TrainingBegins", "3 EpochEnds", "3 EpochEnds", "4 TrainingEnds"]);
        log.Entries[0].Text.ShouldBe("SoftmaxNet: training begins, 12 parameters, 2 epochs of 3 steps");
        log.Entries[3].Text.ShouldBe("SoftmaxNet: training ends after 2 epochs, 6 steps: Completed");

        EpochRecord last = history.Epochs[1];
        Entry written = log.Entries[2];
        written.Level.ShouldBe(LogLevel.Information);
        written.Text.ShouldBe($"SoftmaxNet: {last}");
        written.Fields.ShouldBe(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Network"] = "SoftmaxNet", ["Summary"] = last.ToString(), ["Training"] = "try 1", ["Restart"] = 1,
                ["Epoch"] = 2, ["EpochCount"] = 2, ["Step"] = 6L, ["Loss"] = last.Loss, ["Penalty"] = 0.0, ["Accuracy"] = last.Accuracy,
                ["ValidationLoss"] = last.ValidationLoss, ["ValidationAccuracy"] = last.ValidationAccuracy,
                ["LearningRate"] = 0.001f, ["Seconds"] = last.Duration.TotalSeconds, ["{OriginalFormat}"] = "{Network}: {Summary}",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void WhatIsNotMeasured_IsNull()
    {
        var log = new Recorder(LogLevel.Information);
        new PlaneNet(seed: 1).Fit(Samples.Values(8, 2, 1), new FitOptions { Epochs = 1, Callbacks = [new TrainingLogger(log)] });
        foreach (string field in new[] { "Training", "Accuracy", "ValidationLoss", "ValidationAccuracy" })
        {
            log.Entries[1].Fields[field].ShouldBeNull(field);
        }
    }

    [Fact]
    public void Steps_AreWrittenAtDebugLevel()
    {
        var log = new Recorder(LogLevel.Debug);
        var options = new FitOptions { Epochs = 2, BatchSize = 8, ClipNorm = 1, Callbacks = [new TrainingLogger(log) { EverySteps = 2 }] };
        new SoftmaxNet(seed: 1).Fit(s_data, options);
        Entry[] steps = [.. log.Entries.Where(static entry => entry.Level == LogLevel.Debug)];
        steps.Select(static entry => entry.Fields["Step"]).ShouldBe([2L, 4L, 6L]);
        steps.Select(static entry => entry.Fields["Epoch"]).ShouldBe([1, 2, 2]);
        steps.ShouldAllBe(static entry => (double)entry.Fields["GradientNorm"]! > 0);
        Should.Throw<ArgumentOutOfRangeException>(() => new TrainingLogger(log) { EverySteps = -1 });
        Should.Throw<ArgumentNullException>(() => new TrainingLogger(null!));
    }

    [Fact]
    public void Warnings_AreWrittenOnceAsWarnings()
    {
        var log = new Recorder(LogLevel.Warning);
        var warn = new LambdaCallback(onEpochEnd: static (training, epoch) => training.Warn($"epoch {epoch.Epoch} was slow"));
        new SoftmaxNet(seed: 1).Fit(s_data, new FitOptions { Epochs = 2, Callbacks = [warn, new TrainingLogger(log)] });
        log.Entries.Select(static entry => entry.Text).ShouldBe(["SoftmaxNet: epoch 1 was slow", "SoftmaxNet: epoch 2 was slow"]);
        log.Entries.ShouldAllBe(static entry => entry.Level == LogLevel.Warning && entry.Id.Name == "TrainingWarns");
    }

    [Fact]
    public void ResumedTraining_Continues()
    {
        using var folder = new TemporaryFolder();
        var options = new FitOptions { Epochs = 1, Callbacks = [new Checkpoint(folder.File("a.ckpt")), new TrainingLogger(NullLogger.Instance)] };
        new SoftmaxNet(seed: 1).Fit(s_data, options);
        var log = new Recorder(LogLevel.Information);
        new SoftmaxNet(seed: 1).Fit(s_data, new FitOptions { Epochs = 2, ResumeFrom = folder.File("a.ckpt"), Callbacks = [new TrainingLogger(log)] });
        log.Entries[0].Text.ShouldBe("SoftmaxNet: training goes on after 1 of 2 epochs, step 1");
        log.Entries.Count.ShouldBe(3);
    }

    private sealed record Entry(LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Fields);

    /// <summary>Keeps what is written from a level on.</summary>
    private sealed class Recorder(LogLevel least) : ILogger
    {
        public List<Entry> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add(new Entry(logLevel, eventId, formatter(state, exception), ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary()));
    }
}
