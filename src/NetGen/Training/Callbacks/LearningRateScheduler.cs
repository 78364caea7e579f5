namespace NetGen;

/// <summary>Sets the learning rate before every epoch by a function, as in Keras. It cannot be combined with a <see cref="FitOptions.Schedule"/>.</summary>
/// <param name="schedule">
/// Its arguments are the epoch, counted from 1 (Keras counts from 0), and the learning rate of the epoch before, which is at first that of the optimizer. It
/// returns the learning rate of the next epoch.
/// </param>
public sealed class LearningRateScheduler(Func<int, float, float> schedule) : Callback
{
    private readonly Func<int, float, float> _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The function returned a learning rate that is not positive and finite.</exception>
    public override void OnEpochBegin(TrainingContext training) => training.LearningRate = _schedule(training.Epoch + 1, training.LearningRate);
}
