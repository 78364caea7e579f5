namespace NetGen;

/// <summary>The position of a step in a training. A <see cref="LearningRateSchedule"/> depends on nothing else.</summary>
/// <param name="Step">Steps finished before this one, over all epochs: 0 for the first.</param>
/// <param name="StepCount">Steps of the whole training.</param>
/// <param name="StepsPerEpoch">Mini-batches of an epoch, including a last one with fewer rows.</param>
public readonly record struct ScheduleTime(long Step, long StepCount, int StepsPerEpoch)
{
    /// <summary>Epochs finished before this step: 0 in the first epoch. Lectures count from 1.</summary>
    public int Epoch => (int)(Step / StepsPerEpoch);

    /// <summary>The number of steps in a number of epochs.</summary>
    /// <param name="epochs">The epochs; the whole training when null.</param>
    public long StepsIn(int? epochs) => epochs is { } count ? (long)count * StepsPerEpoch : StepCount;

    /// <summary>The same step, as counted by a schedule that begins later. If no steps are left for that schedule, its step count is 1.</summary>
    /// <param name="steps">Steps that belong to the schedule before.</param>
    internal ScheduleTime After(long steps) => this with { Step = Step - steps, StepCount = Math.Max(StepCount - steps, 1) };
}
