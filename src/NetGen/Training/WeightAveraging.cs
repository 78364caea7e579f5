namespace NetGen;

/// <summary>Averages the weights over the steps of a training, the last ones counting most: validation and the trained network use the average, which lies in the middle of where the last steps jump about.</summary>
/// <remarks>
/// <para>After step t: θ̄ := θ̄ + aₜ·(θ − θ̄), which is θ̄ := d·θ̄ + (1 − d)·θ for aₜ = 1 − d. The training itself is not changed: gradients are those of the weights θ. (Polyak and Juditsky, SIAM Journal on
/// Control and Optimization 30, 1992, average all steps alike, which d → 1 tends to.)</para>
/// <para>At the end of an epoch, when callbacks are called, and at the end of the training the network holds the average. So what <see cref="EarlyStopping"/> keeps as best is an average too, and so is what a
/// diverged training is put back to. Within an epoch the network holds the weights that are trained.</para>
/// </remarks>
public sealed class WeightAveraging
{
    private readonly MovingAverage _average;

    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="decay">d, the weight of the past, from 0 to below 1: about 1 / (1 − d) steps count.</param>
    /// <param name="biasCorrection">
    /// Whether aₜ = (1 − d) / (1 − dᵗ), so that the average is one of the steps made so far, each counting dᵗ⁻ⁱ (Kingma and Ba, ICLR 2015, section 7.2). Without it the average starts as the weights of the
    /// first step, which then count as if all steps before had given them, as in PyTorch's <c>AveragedModel</c> with <c>get_ema_multi_avg_fn(decay)</c>.
    /// </param>
    /// <param name="averageStatistics">Whether statistics are averaged too (PyTorch's <c>use_buffers</c>); if not, the average goes with those of the last step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of its range.</exception>
    public WeightAveraging(float decay = 0.999f, bool biasCorrection = true, bool averageStatistics = true)
    {
        Decay = Setting.Share(decay);
        BiasCorrection = biasCorrection;
        AverageStatistics = averageStatistics;
        _average = new MovingAverage(decay);
    }

    /// <summary>d, the weight of the past.</summary>
    public float Decay { get; }

    /// <summary>Whether the average is one of the steps made so far only.</summary>
    public bool BiasCorrection { get; }

    /// <summary>Whether statistics are averaged too.</summary>
    public bool AverageStatistics { get; }

    /// <summary>The settings. A checkpoint keeps them: a training goes on only with the same.</summary>
    public override string ToString() => FormattableString.Invariant($"decay {Decay}, biasCorrection {BiasCorrection}, averageStatistics {AverageStatistics}");

    /// <summary>aₜ, what the newest weights count.</summary>
    /// <param name="step">t, from 1.</param>
    internal float ShareOf(long step) =>
        BiasCorrection ? (float)((1 - _average.Written) / _average.Correction(step)) :
        step == 1 ? 1 : _average.Fresh;
}
