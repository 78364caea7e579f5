namespace NetGen;

/// <summary>Normalises every unit over the mini-batch, then scales and shifts it by learned values: y = γ·(x − mean) / √(variance + ε) + β.</summary>
/// <remarks>
/// <para>
/// Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015. It stands before the activation, <c>[Dense(256)] [BatchNorm] [Activate(Activation.Relu)]</c>, or after it, or before the first layer.
/// An image is flattened: every value of it has statistics of its own.
/// </para>
/// <para>
/// Training uses mean and variance of the mini-batch, inference their running averages, which are state: saved and restored with the network, not trained. γ starts at 1, β at 0; no penalty and no decay
/// touches them. A mini-batch needs two rows: a single sample left over in an epoch is skipped (<see cref="EpochRecord.SkippedSamples"/>), and a batch size of 1 is refused.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>
    /// The weight of the newest mini-batch in the running averages, from 0 to 1: running = (1 − momentum)·running + momentum·measured, as in PyTorch; Keras' momentum is 1 minus this. The running variance
    /// follows that of a sample, divided by rows − 1, while the mini-batch itself is normalised by that divided by rows.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Added to the variance before its root is taken, so that a constant unit is not divided by zero.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
