using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Collected = OpenTelemetry.Metrics.Metric;

namespace NetGen.Integration.Tests.Watching;

/// <summary>What a listener collects of a training. Other tests train at the same time, so each looks at the trainings of its own name.</summary>
public sealed class MetricsTests
{
    private static readonly Dataset s_data = Samples.Classes(20, 3, 3), s_validation = Samples.Classes(10, 3, 3, seed: 2);

    [Fact]
    public void OpenTelemetry_CollectsWhatTheHistorySays()
    {
        const string Name = "collected";
        List<Collected> metrics = [];
        using MeterProvider provider =
            Sdk.CreateMeterProviderBuilder().AddMeter(TrainingMetrics.MeterName).AddInMemoryExporter(metrics).Build();
        var options = new FitOptions { Name = Name, Epochs = 3, BatchSize = 8, ClipNorm = 1, Validation = s_validation };
        History history = new SoftmaxNet(seed: 1).Fit(s_data, options);
        provider.ForceFlush();

        EpochRecord last = history.Epochs[^1];
        Gauge(metrics, "netgen.training.loss", "training").ShouldBe(last.Loss);
        Gauge(metrics, "netgen.training.loss", "validation").ShouldBe(last.ValidationLoss!.Value);
        Gauge(metrics, "netgen.training.accuracy", "training").ShouldBe(last.Accuracy!.Value);
        Gauge(metrics, "netgen.training.accuracy", "validation").ShouldBe(last.ValidationAccuracy!.Value);
        Gauge(metrics, "netgen.training.learning_rate").ShouldBe(0.001, 1e-9);
        Gauge(metrics, "netgen.training.batch.loss").ShouldBeGreaterThan(0);
        Gauge(metrics, "netgen.training.gradient.norm").ShouldBeGreaterThan(0);
        Point(metrics, "netgen.training.samples").GetSumLong().ShouldBe(60);
        Point(metrics, "netgen.training.steps").GetSumLong().ShouldBe(9);
        Point(metrics, "netgen.training.active").GetSumLong().ShouldBe(0);
        Point(metrics, "netgen.training.epoch.duration").GetHistogramCount().ShouldBe(3);
        Point(metrics, "netgen.training.epoch.duration").GetHistogramSum().ShouldBe(history.Epochs.Sum(static epoch => epoch.Duration.TotalSeconds), 1e-9);
        metrics.Select(static metric => metric.Unit)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["{training}", "{sample}", "{step}", "1", "s"], ignoreOrder: true);
        metrics.ShouldAllBe(static metric => metric.MeterVersion == "0.1.0" && metric.Description.EndsWith('.'));

        MetricPoint Point(List<Collected> all, string name, string? set = null)
        {
            foreach (ref readonly MetricPoint point in all.Last(metric => metric.Name == name).GetMetricPoints())
            {
                Dictionary<string, object?> tags = [];
                foreach (KeyValuePair<string, object?> tag in point.Tags)
                {
                    tags.Add(tag.Key, tag.Value);
                }

                if (Name.Equals(tags.GetValueOrDefault("netgen.training.name")) && Equals(tags.GetValueOrDefault("netgen.dataset"), set))
                {
                    tags["netgen.network.name"].ShouldBe(nameof(SoftmaxNet));
                    return point;
                }
            }

            throw new ShouldAssertException($"There is no point of {name} for {set ?? "the training"}.");
        }

        double Gauge(List<Collected> all, string name, string? set = null) => Point(all, name, set).GetGaugeLastValueDouble();
    }

    [Fact]
    public void WhatIsNotMeasured_IsNotRecorded()
    {
        List<string> seen = [];
        using MeterListener listener = Listen("regression", (instrument, _, _) => seen.Add(instrument.Name));
        new PlaneNet(seed: 1).Fit(Samples.Values(8, 2, 1), new FitOptions { Name = "regression", Epochs = 1 });
        seen.ShouldBe(
        [
            "netgen.training.active", "netgen.training.samples", "netgen.training.steps", "netgen.training.batch.loss", "netgen.training.learning_rate",
            "netgen.training.epoch.duration", "netgen.training.loss", "netgen.training.active",
        ]);
    }

    [Fact]
    public void TrainingThatDiverges_IsNoLongerActive()
    {
        int active = 0;
        using MeterListener listener = Listen("diverged", (instrument, value, _) => active += instrument.Name == "netgen.training.active" ? (int)value : 0);
        var net = new PlaneNet(seed: 1);
        net.SetParameters([float.MaxValue, 0, 0]);
        var options = new FitOptions { Name = "diverged", Callbacks = [new LambdaCallback(onTrainBegin: _ => active.ShouldBe(1))] };
        Should.Throw<TrainingDivergedException>(() => net.Fit(Samples.Values(8, 2, 1), options));
        active.ShouldBe(0);
    }

    [Fact]
    public void Restarts_AreToldApartByATag()
    {
        List<object?> restarts = [];
        using MeterListener listener = Listen("restarts", (instrument, _, tags) =>
        {
            if (instrument.Name == "netgen.training.loss")
            {
                restarts.Add(tags["netgen.training.restart"]);
            }
        });
        new PlaneNet(seed: 1).Fit(Samples.Values(8, 2, 1), new FitOptions { Name = "restarts", Epochs = 1, Restarts = 3 });
        restarts.ShouldBe([1, 2, 3]);
    }

    /// <summary>Collects all measurements of the trainings of a name.</summary>
    private static MeterListener Listen(string name, Action<Instrument, double, IReadOnlyDictionary<string, object?>> record)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == TrainingMetrics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
        return listener;

        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary();
            if (name.Equals(all.GetValueOrDefault("netgen.training.name")))
            {
                record(instrument, value, all);
            }
        }
    }
}
