namespace NetGen;

/// <summary>How the learning rate changes in the course of a training: a factor on the optimizer's, as a pure function of the step.</summary>
/// <remarks>
/// A schedule is settings only. One object serves any number of trainings, and a resumed training finds the rates of an undisturbed one. What a callback does to the learning rate, as
/// <see cref="ReduceOnPlateau"/> does, is a factor on top: the schedule goes on in proportion. A schedule of your own overrides <see cref="FactorAt"/> and, if it has settings,
/// <see cref="ToString"/>.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>What the optimizer's learning rate is multiplied by: finite and not negative, and the same whenever it is asked.</summary>
    /// <param name="time">Where the step stands.</param>
    public abstract double FactorAt(ScheduleTime time);

    /// <summary>Whether the factor depends on how long the whole training is. If so, a checkpoint goes on only with the same number of epochs.</summary>
    public virtual bool SpansTraining => true;

    /// <summary>The schedule and its settings, as in <c>StepDecay(epochs 10, gamma 0.1)</c>. A checkpoint keeps it: a training goes on only with the same.</summary>
    public override string ToString() => Describe();

    /// <summary>The name of the schedule and its settings.</summary>
    /// <param name="settings">In the order of the constructor.</param>
    protected string Describe(params ReadOnlySpan<(string Name, object Value)> settings) => SettingsText.Of(GetType().Name, settings);

    /// <summary>Refuses a training too short for the schedule to get where it says it goes.</summary>
    /// <param name="epochs">Epochs of the training.</param>
    /// <exception cref="ArgumentException">It is.</exception>
    internal virtual void RequireRoom(double epochs)
    {
    }

    /// <summary>What two trainings must share to have the same learning rates.</summary>
    internal string DescribeFor(int epochs) => SpansTraining ? FormattableString.Invariant($"{this} over {epochs} epochs") : ToString();
}
