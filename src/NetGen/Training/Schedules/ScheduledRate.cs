namespace NetGen;

/// <summary>The current learning rate of a training: that of the optimizer, times the factor of the schedule, times the factor of the callbacks.</summary>
/// <param name="options">How the training runs.</param>
internal sealed class ScheduledRate(FitOptions options)
{
    private double _scheduled = options.Optimizer.LearningRate;

    /// <summary>The factor of the callbacks. It is a double, so that a callback reads exactly the learning rate that it has set.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>The current learning rate. Setting it also changes all later rates of the schedule by the same factor.</summary>
    /// <exception cref="InvalidOperationException">The schedule has a learning rate of 0, which no factor can change.</exception>
    public float Value
    {
        get => (float)(_scheduled * Scale);
        set => Scale = (float)_scheduled > 0
            ? value / _scheduled
            : throw new InvalidOperationException($"The learning rate cannot be set while the factor of the schedule {options.Schedule} is 0.");
    }

    /// <summary>Takes the learning rate of the next step from the schedule.</summary>
    /// <param name="step">Steps finished.</param>
    /// <param name="stepsPerEpoch">Mini-batches of an epoch.</param>
    /// <exception cref="InvalidOperationException">A schedule of the user returned a factor that does not give a valid learning rate.</exception>
    public void Follow(long step, int stepsPerEpoch)
    {
        if (options.Schedule is not { } schedule)
        {
            return;
        }

        double factor = schedule.FactorAt(new ScheduleTime(step, (long)options.Epochs * stepsPerEpoch, stepsPerEpoch));
        double rate = options.Optimizer.LearningRate * factor;
        _scheduled = rate >= 0 && float.IsFinite((float)rate)
            ? rate
            : throw new InvalidOperationException(
                FormattableString.Invariant($"Expected {schedule} to give a finite factor of 0 or more, but for step {step + 1} it gave {factor}."));
    }
}
