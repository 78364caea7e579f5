namespace NetGen;

/// <summary>Where in a training a step stands: all that a <see cref="LearningRateSchedule"/> depends on.</summary>
/// <param name="Step">Steps finished before it, over all epochs: 0 for the first.</param>
/// <param name="StepCount">Steps of the whole training.</param>
/// <param name="StepsPerEpoch">Mini-batches of an epoch, a short last one included.</param>
public readonly record struct ScheduleTime(long Step, long StepCount, int StepsPerEpoch)
{
    /// <summary>Epochs finished before the step: 0 in the first. Lectures count from 1.</summary>
    public int Epoch => (int)(Step / StepsPerEpoch);

    /// <summary>How many steps a number of epochs has.</summary>
    /// <param name="epochs">The epochs; the whole training when null.</param>
    public long StepsIn(int? epochs) => epochs is { } count ? (long)count * StepsPerEpoch : StepCount;

    /// <summary>The same step as a schedule counts it that begins later; a training too short for it counts as one step.</summary>
    /// <param name="steps">Steps that belong to the schedule before.</param>
    internal ScheduleTime After(long steps) => this with { Step = Step - steps, StepCount = Math.Max(StepCount - steps, 1) };
}
