using System.Diagnostics.Metrics;
using System.Reflection;

namespace NetGen;

/// <summary>
/// The instruments of every training, for OpenTelemetry, <c>dotnet-counters</c> and other listeners. Without a listener, a step costs a few reads of memory.
/// </summary>
/// <remarks>
/// <para>
/// Collect them with <c>AddMeter(TrainingMetrics.MeterName)</c>. Names and units follow OpenTelemetry's conventions. Every measurement has the tag
/// <c>netgen.network.name</c>, the name of the class, and, if they are set, <c>netgen.training.name</c> (<see cref="FitOptions.Name"/>) and
/// <c>netgen.training.restart</c> (with <see cref="FitOptions.Restarts"/>, from 1).
/// </para>
/// <list type="table">
/// <listheader><term>Instrument</term><description>Kind, unit, what it is</description></listheader>
/// <item><term><c>netgen.training.active</c></term><description>up-down counter, <c>{training}</c>: trainings under way</description></item>
/// <item><term><c>netgen.training.samples</c></term><description>counter, <c>{sample}</c>: samples trained on</description></item>
/// <item><term><c>netgen.training.steps</c></term><description>counter, <c>{step}</c>: steps made, one for each mini-batch</description></item>
/// <item><term><c>netgen.training.epoch.duration</c></term><description>histogram, <c>s</c>: time of an epoch, validation included</description></item>
/// <item><term><c>netgen.training.loss</c></term><description>gauge, <c>1</c>: mean loss of the last epoch; the tag <c>netgen.dataset</c> is <c>training</c> or
/// <c>validation</c></description></item>
/// <item><term><c>netgen.training.accuracy</c></term><description>gauge, <c>1</c>: its accuracy, with the same tag; none for regression</description></item>
/// <item><term><c>netgen.training.batch.loss</c></term><description>gauge, <c>1</c>: mean loss of the last mini-batch</description></item>
/// <item><term><c>netgen.training.learning_rate</c></term><description>gauge, <c>1</c>: step size of the last step</description></item>
/// <item><term><c>netgen.training.gradient.norm</c></term><description>gauge, <c>1</c>: ‖gradient‖₂ of the last step, if it is measured
/// (<see cref="TrainingContext.GradientNorm"/>)</description></item>
/// </list>
/// </remarks>
public static class TrainingMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "NetGen";

    /// <summary>The meter.</summary>
    internal static Meter Meter { get; } = new(
        MeterName, typeof(TrainingMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

    internal static UpDownCounter<int> Active { get; } = Meter.CreateUpDownCounter<int>("netgen.training.active", "{training}", "Trainings under way.");

    internal static Counter<long> Samples { get; } = Meter.CreateCounter<long>("netgen.training.samples", "{sample}", "Samples trained on.");

    internal static Counter<long> Steps { get; } = Meter.CreateCounter<long>("netgen.training.steps", "{step}", "Steps made, one for each mini-batch.");

    internal static Histogram<double> EpochDuration { get; } = Meter.CreateHistogram(
        "netgen.training.epoch.duration",
        "s",
        "Time of an epoch, validation included.",
        tags: null,

        // From a tenth of a second to an hour: a histogram without advice ends at ten seconds.
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 3600] });

    internal static Gauge<double> Loss { get; } = Meter.CreateGauge<double>("netgen.training.loss", "1", "Mean loss of the last epoch.");

    internal static Gauge<double> Accuracy { get; } = Meter.CreateGauge<double>("netgen.training.accuracy", "1", "Accuracy of the last epoch.");

    internal static Gauge<double> BatchLoss { get; } = Meter.CreateGauge<double>("netgen.training.batch.loss", "1", "Mean loss of the last mini-batch.");

    internal static Gauge<double> LearningRate { get; } = Meter.CreateGauge<double>("netgen.training.learning_rate", "1", "Step size of the last step.");

    internal static Gauge<double> GradientNorm { get; } =
        Meter.CreateGauge<double>("netgen.training.gradient.norm", "1", "Euclidean norm of the gradient of the last step, before it is clipped.");
}
