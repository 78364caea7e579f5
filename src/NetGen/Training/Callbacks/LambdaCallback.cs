namespace NetGen;

/// <summary>A callback made of functions, as in Keras: <c>new LambdaCallback(onEpochEnd: (training, epoch) => Console.WriteLine(epoch))</c>.</summary>
/// <param name="onTrainBegin">Called by <see cref="OnTrainBegin"/>.</param>
/// <param name="onEpochBegin">Called by <see cref="OnEpochBegin"/>.</param>
/// <param name="onBatchBegin">Called by <see cref="OnBatchBegin"/>.</param>
/// <param name="onBatchEnd">Called by <see cref="OnBatchEnd"/>.</param>
/// <param name="onEpochEnd">Called by <see cref="OnEpochEnd"/>.</param>
/// <param name="onTrainEnd">Called by <see cref="OnTrainEnd"/>.</param>
public sealed class LambdaCallback(
    Action<TrainingContext>? onTrainBegin = null,
    Action<TrainingContext>? onEpochBegin = null,
    Action<TrainingContext>? onBatchBegin = null,
    Action<TrainingContext>? onBatchEnd = null,
    Action<TrainingContext, EpochRecord>? onEpochEnd = null,
    Action<TrainingContext>? onTrainEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training) => onTrainBegin?.Invoke(training);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext training) => onEpochBegin?.Invoke(training);

    /// <inheritdoc/>
    public override void OnBatchBegin(TrainingContext training) => onBatchBegin?.Invoke(training);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext training) => onBatchEnd?.Invoke(training);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch) => onEpochEnd?.Invoke(training, epoch);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training) => onTrainEnd?.Invoke(training);
}
