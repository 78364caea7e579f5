using Microsoft.Extensions.Logging;

namespace NetGen;

/// <summary>
/// Writes the course of a training to the log of an application. The begin, every epoch and the end have the level <see cref="LogLevel.Information"/>; problems
/// have the level <see cref="LogLevel.Warning"/>.
/// </summary>
/// <remarks>
/// Numbers are separate fields, so that a structured log can be searched for them: <c>Network</c>, <c>Training</c> (<see cref="FitOptions.Name"/>),
/// <c>Restart</c>, <c>Epoch</c>, <c>EpochCount</c>, <c>Step</c>, <c>Loss</c>, <c>Penalty</c>, <c>Accuracy</c>, <c>ValidationLoss</c>,
/// <c>ValidationAccuracy</c>, <c>LearningRate</c>, <c>Seconds</c>. A number that is not measured is null.
/// </remarks>
/// <param name="logger">The log to write to.</param>
public sealed class TrainingLogger(ILogger logger) : Callback
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    private readonly int _everySteps;
    private int _warnings;

    /// <summary>
    /// After every so many steps, the loss of a mini-batch is written at <see cref="LogLevel.Debug"/>. If it is 0, no mini-batches are written.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EverySteps
    {
        get => _everySteps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _everySteps = value;
        }
    }

    /// <inheritdoc/>
    protected override bool OnlyWrites => true;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Step == 0)
        {
            TrainingLog.Begins(
                _logger, training.NetworkName, training.Name, training.Restart, training.ParameterCount, training.EpochCount, training.StepsPerEpoch);
        }
        else
        {
            TrainingLog.GoesOn(_logger, training.NetworkName, training.Name, training.Epoch, training.Step, training.EpochCount);
        }

        _warnings = 0;
        WriteWarnings(training);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (EverySteps > 0 && training.Step % EverySteps == 0 && _logger.IsEnabled(LogLevel.Debug))
        {
            TrainingLog.Step(
                _logger,
                training.NetworkName,
                training.Name,
                training.Epoch + 1,
                training.Step,
                training.BatchLoss,
                training.LearningRate,
                training.GradientNorm);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(epoch);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            TrainingLog.Epoch(
                _logger,
                training.NetworkName,
                epoch.ToString(),
                training.Name,
                training.Restart,
                epoch.Epoch,
                training.EpochCount,
                training.Step,
                epoch.Loss,
                epoch.Penalty,
                epoch.Accuracy,
                epoch.ValidationLoss,
                epoch.ValidationAccuracy,
                epoch.LearningRate,
                epoch.Duration.TotalSeconds);
        }

        if (epoch.Health is { Warnings.IsEmpty: false } health)
        {
            foreach (string warning in health.Warnings)
            {
                TrainingLog.Warns(_logger, training.NetworkName, training.Name, epoch.Epoch, warning);
            }
        }

        WriteWarnings(training);
    }

    /// <inheritdoc/>
    public override void OnDiverged(TrainingContext training, TrainingDivergedException exception)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(exception);
        WriteWarnings(training);
        TrainingLog.Diverges(_logger, training.NetworkName, training.Name, training.Restart, training.Epoch, training.Step, exception.Message);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        WriteWarnings(training);
        TrainingLog.Ends(_logger, training.NetworkName, training.Name, training.Restart, training.Epoch, training.Step, training.History.StopReason);
    }

    /// <summary>Writes the warnings of <see cref="History.Warnings"/> that are not written yet.</summary>
    private void WriteWarnings(TrainingContext training)
    {
        for (; _warnings < training.History.Warnings.Count; _warnings++)
        {
            TrainingLog.Warns(_logger, training.NetworkName, training.Name, training.Epoch, training.History.Warnings[_warnings]);
        }
    }
}
