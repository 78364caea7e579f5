namespace NetGen;

/// <summary>Ends the training after an epoch that meets a condition, such as <c>new StopWhen(epoch => epoch.ValidationAccuracy >= 0.99)</c>.</summary>
/// <remarks>
/// There is no <c>TerminateOnNaN</c>. Every training throws a <see cref="TrainingDivergedException"/> when its loss or its weights are no longer finite.
/// </remarks>
/// <param name="condition">Called after every epoch; true ends the training.</param>
public sealed class StopWhen(Predicate<EpochRecord> condition) : Callback
{
    private readonly Predicate<EpochRecord> _condition = condition ?? throw new ArgumentNullException(nameof(condition));

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        if (_condition(epoch))
        {
            training.Stop();
        }
    }
}
