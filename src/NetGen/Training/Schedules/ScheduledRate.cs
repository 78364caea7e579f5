namespace NetGen;

/// <summary>The learning rate of a training under way: the optimizer's, times the schedule's factor, times what callbacks have made of it.</summary>
/// <param name="options">How the training runs.</param>
internal sealed class ScheduledRate(FitOptions options)
{
    private double _scheduled = options.Optimizer.LearningRate;

    /// <summary>What callbacks have made of the scheduled rate. In double, so that the rate a callback sets is the rate it reads, to the bit.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>The learning rate in force. Setting it changes what the schedule says from here on in proportion.</summary>
    /// <exception cref="InvalidOperationException">The schedule says 0: there is nothing to be in proportion to.</exception>
    public float Value
    {
        get => (float)(_scheduled * Scale);
        set => Scale = (float)_scheduled > 0
            ? value / _scheduled
            : throw new InvalidOperationException($"The learning rate cannot be set while the factor of the schedule {options.Schedule} is 0.");
    }

    /// <summary>Asks the schedule for the rate of the step to come.</summary>
    /// <param name="step">Steps finished.</param>
    /// <param name="stepsPerEpoch">Mini-batches of an epoch.</param>
    /// <exception cref="InvalidOperationException">The schedule of the user's gave what cannot be a learning rate.</exception>
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
            : throw new InvalidOperationException(FormattableString.Invariant($"Expected {schedule} to give a finite factor of 0 or more, but for step {step + 1} it gave {factor}."));
    }
}
