namespace NetGen.Integration.Tests;

/// <summary>A callback that does what a test wants after every step.</summary>
internal sealed class StepCallback(Action<TrainingContext> atStepEnd) : Callback
{
    public override void OnBatchEnd(TrainingContext training) => atStepEnd(training);
}
