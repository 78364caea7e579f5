using System.Globalization;

namespace NetGen;

/// <summary>A linear increase up to the optimizer's learning rate, step by step, followed by another schedule, which counts its epochs from there.</summary>
/// <remarks>
/// The first steps from random weights are the most dangerous ones (Goyal et al., "Accurate, large minibatch SGD", 2017). The formula is that of PyTorch's
/// <c>LinearLR</c>: α = α₀ · (s + (1 − s) · step / steps). If the schedule that follows spans the whole training, it spans the part after the warm-up.
/// </remarks>
public sealed class LinearWarmup : LearningRateSchedule
{
    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="epochs">
    /// Length of the warm-up in epochs; positive. 0.5 is half of the first epoch. It can be at most the whole training (<c>Fit</c> checks this); then no other
    /// schedule follows.
    /// </param>
    /// <param name="then">The schedule that follows. If it is null, the optimizer's learning rate follows.</param>
    /// <param name="startFactor">s, the share of the learning rate in the first step; above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public LinearWarmup(double epochs, LearningRateSchedule? then = null, double startFactor = 0.01)
    {
        Epochs = Setting.Positive(epochs);
        Then = then ?? new ConstantRate();
        StartFactor = Setting.Factor(startFactor);
    }

    /// <summary>Length of the warm-up in epochs.</summary>
    public double Epochs { get; }

    /// <summary>The schedule that follows.</summary>
    public LearningRateSchedule Then { get; }

    /// <summary>s, the share of the learning rate in the first step.</summary>
    public double StartFactor { get; }

    /// <inheritdoc/>
    public override bool SpansTraining => Then.SpansTraining;

    /// <inheritdoc/>
    public override double FactorAt(ScheduleTime time)
    {
        long steps = (long)Math.Round(Epochs * time.StepsPerEpoch);
        if (time.Step >= steps)
        {
            return Then.FactorAt(time.After(steps));
        }

        // The warm-up ends where the next schedule begins, which need not be the optimizer's learning rate.
        double target = Then.FactorAt(time.After(steps) with { Step = 0 });
        return Annealing.Linear.Between(StartFactor * target, target, (double)time.Step / steps);
    }

    /// <inheritdoc/>
    internal override void RequireRoom(double epochs)
    {
        if (Epochs > epochs)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{nameof(LinearWarmup)} expects to end within the training, which has {epochs} epochs for it, "
                    + $"but takes {Epochs}: the learning rate would never be reached."),
                nameof(FitOptions.Schedule));
        }

        Then.RequireRoom(epochs - Epochs);
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(("epochs", Epochs), ("then", Then), ("startFactor", StartFactor));
}
