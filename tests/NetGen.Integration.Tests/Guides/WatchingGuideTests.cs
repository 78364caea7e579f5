using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetGen.Integration.Tests.Watching;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace NetGen.Integration.Tests.Guides;

/// <summary>The examples of docs/training.md on watching a training, word for word.</summary>
public sealed class WatchingGuideTests
{
    private static readonly Dataset s_train = Samples.Classes(40, 3, 3), s_validation = Samples.Classes(10, 3, 3, seed: 2);

    [Fact]
    public void TensorBoardExample_WritesBothRuns()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset train = s_train, validation = s_validation;
        try
        {
            net.Fit(train, new FitOptions
            {
                Validation = validation, Callbacks = [new TensorBoardLogger("runs/digits") { EverySteps = 100 }],
            });
            EventReader.Curve("runs/digits/train", "epoch_loss").Length.ShouldBe(10);
            EventReader.Curve("runs/digits/validation", "epoch_loss").Length.ShouldBe(10);
        }
        finally
        {
            Directory.Delete("runs", recursive: true);
        }
    }

    [Fact]
    public void LoggerExample_Writes()
    {
        ILogger logger = NullLogger.Instance;
        var net = new SoftmaxNet(seed: 1);
        Dataset train = s_train, validation = s_validation;
        net.Fit(train, new FitOptions { Validation = validation, Callbacks = [new TrainingLogger(logger) { EverySteps = 1000 }] });
    }

    [Fact]
    public void MetricsExample_CollectsMeasurements()
    {
        var net = new SoftmaxNet(seed: 1);
        Dataset train = s_train, validation = s_validation;
        var exported = new List<OpenTelemetry.Metrics.Metric>();
        using (MeterProvider collected = Sdk.CreateMeterProviderBuilder()
            .AddMeter(TrainingMetrics.MeterName)
            .AddInMemoryExporter(exported)          // or AddOtlpExporter(), AddPrometheusExporter()
            .Build())
        {
            net.Fit(train, new FitOptions { Name = "try 7", Validation = validation });
        }

        exported.ShouldContain(static metric => metric.Name == "netgen.training.loss");
    }
}
