using NetGen;

namespace Digits;

/// <summary>Lowers the step size from epoch to epoch along a straight line: big steps find the valley, small ones its floor.</summary>
/// <param name="learningRate">The step size of the first epoch.</param>
/// <param name="epochs">After so many epochs it would be 0.</param>
/// <remarks>It keeps nothing between the epochs, so a resumed training goes on along the same line.</remarks>
public sealed class LinearDecay(float learningRate, int epochs) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training) => Set(training);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => Set(training);

    private void Set(TrainingContext training)
    {
        if (training.Epoch < epochs)
        {
            training.LearningRate = learningRate * (epochs - training.Epoch) / epochs;
        }
    }
}
