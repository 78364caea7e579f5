namespace NetGen;

/// <summary>How the learning rate changes during a training: a factor on the optimizer's learning rate, as a pure function of the step.</summary>
/// <remarks>
/// <para>
/// A schedule has settings but no state. So one object can serve any number of trainings, and a resumed training gets the same rates as an uninterrupted one. A
/// callback that changes the learning rate, such as <see cref="ReduceOnPlateau"/>, adds a factor of its own: later rates of the schedule are multiplied by it.
/// </para>
/// <para>To write your own schedule, override <see cref="FactorAt"/> and, if it has settings, <see cref="ToString"/>.</para>
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>The factor on the optimizer's learning rate. It is finite and not negative, and always the same for the same step.</summary>
    /// <param name="time">The position of the step in the training.</param>
    public abstract double FactorAt(ScheduleTime time);

    /// <summary>
    /// Whether the factor depends on the length of the whole training. If so, a checkpoint can be resumed only with the same number of epochs.
    /// </summary>
    public virtual bool SpansTraining => true;

    /// <summary>
    /// The schedule and its settings, as in <c>StepDecay(epochs 10, gamma 0.1)</c>. A checkpoint saves this text, and can be resumed only with the same one.
    /// </summary>
    public override string ToString() => Describe();

    /// <summary>The name of the schedule and its settings.</summary>
    /// <param name="settings">In the order of the constructor.</param>
    protected string Describe(params ReadOnlySpan<(string Name, object Value)> settings) => SettingsText.Of(GetType().Name, settings);

    /// <summary>Throws if the training is too short for the schedule.</summary>
    /// <param name="epochs">Epochs of the training.</param>
    /// <exception cref="ArgumentException">The training is too short.</exception>
    internal virtual void RequireRoom(double epochs)
    {
    }

    /// <summary>The text that must be equal for two trainings to have the same learning rates.</summary>
    internal string DescribeFor(int epochs) => SpansTraining ? FormattableString.Invariant($"{this} over {epochs} epochs") : ToString();
}
