namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>Keeps what a divergence must restore: the network at the end of the last good epoch, or at the start. First among the callbacks.</summary>
internal sealed class GoodWeights : Callback
{
    public float[] Parameters { get; private set; } = [];

    public float[] State { get; private set; } = [];

    /// <summary>Whether a training was resumed within an epoch. Its last good weights are then those of its file.</summary>
    public bool AreUnknown { get; private set; }

    public override void OnTrainBegin(TrainingContext training)
    {
        AreUnknown = training.StepInEpoch > 0;
        Keep(training);
    }

    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        AreUnknown = false;
        Keep(training);
    }

    private void Keep(TrainingContext training)
    {
        (Parameters, State) = (new float[training.ParameterCount], new float[training.StateCount]);
        training.CopyParametersTo(Parameters);
        training.CopyStateTo(State);
    }
}
