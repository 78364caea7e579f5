namespace NetGen;

/// <summary>Sets the learning rate before every epoch by a function, as in Keras. Cannot be combined with a <see cref="FitOptions.Schedule"/>.</summary>
/// <param name="schedule">Gets the epoch, counted from 1 (Keras counts from 0), and the learning rate of the epoch before, which is the optimizer's at first; gives that of the epoch to come.</param>
public sealed class LearningRateScheduler(Func<int, float, float> schedule) : Callback
{
    private readonly Func<int, float, float> _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The function gave no positive, finite learning rate.</exception>
    public override void OnEpochBegin(TrainingContext training) => training.LearningRate = _schedule(training.Epoch + 1, training.LearningRate);
}
