namespace NetGen.Integration.Tests;

/// <summary>A callback that does what a test wants at the end of an epoch.</summary>
internal sealed class ActionCallback(Action<TrainingContext, EpochRecord> atEpochEnd) : Callback
{
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => atEpochEnd(training, epoch);
}
