namespace NetGen;

/// <summary>
/// Averages the weights over the steps of a training; recent steps have the largest weights. Validation and the trained network use the average, which lies in
/// the middle of the values between which the last steps oscillate.
/// </summary>
/// <remarks>
/// <para>
/// After step t: θ̄ := θ̄ + aₜ·(θ − θ̄), which is θ̄ := d·θ̄ + (1 − d)·θ for aₜ = 1 − d. The training itself does not change: gradients are those of the
/// weights θ. (Polyak and Juditsky, SIAM Journal on Control and Optimization 30, 1992, give all steps equal weight, which is the limit d → 1.)
/// </para>
/// <para>
/// The network holds the average at the end of an epoch, when callbacks are called, and at the end of the training. So the best weights that
/// <see cref="EarlyStopping"/> keeps are an average too, as are the weights that are restored after a divergence. Within an epoch the network holds the weights
/// θ.
/// </para>
/// </remarks>
public sealed class WeightAveraging
{
    private readonly MovingAverage _average;

    /// <summary>Checks and keeps the settings.</summary>
    /// <param name="decay">d, the weight of the past, from 0 to below 1. The average covers about 1 / (1 − d) steps.</param>
    /// <param name="biasCorrection">
    /// Whether aₜ = (1 − d) / (1 − dᵗ). Then the average is over the finished steps, and step i has the weight dᵗ⁻ⁱ (Kingma and Ba, ICLR 2015, section 7.2).
    /// Without it, the average starts with the weights after the first step, as if all earlier steps had given the same weights. PyTorch's <c>AveragedModel</c>
    /// with <c>get_ema_multi_avg_fn(decay)</c> does this.
    /// </param>
    /// <param name="averageStatistics">
    /// Whether statistics are averaged too (PyTorch's <c>use_buffers</c>). If not, the average is used with the statistics of the last step.
    /// </param>
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

    /// <summary>Whether the average is only over the finished steps.</summary>
    public bool BiasCorrection { get; }

    /// <summary>Whether statistics are averaged too.</summary>
    public bool AverageStatistics { get; }

    /// <summary>The settings. A checkpoint saves this text, and can be resumed only with the same settings.</summary>
    public override string ToString() => FormattableString.Invariant($"decay {Decay}, biasCorrection {BiasCorrection}, averageStatistics {AverageStatistics}");

    /// <summary>aₜ, the weight of the newest weights in the average.</summary>
    /// <param name="step">t, from 1.</param>
    internal float ShareOf(long step) =>
        BiasCorrection ? (float)((1 - _average.Written) / _average.Correction(step)) :
        step == 1 ? 1 : _average.Fresh;
}
