namespace NetGen;

/// <summary>
/// Normalises every unit of a vector, or every channel of an image or a sequence, over the mini-batch, then scales and shifts it by learned values: y = γ·(x − mean) / √(variance + ε) + β.
/// </summary>
/// <remarks>
/// <para>
/// Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015. It stands before the activation, <c>[Dense(256)] [BatchNorm] [Activate(Activation.Relu)]</c>, or after it, or before the first layer.
/// An image keeps its shape: mean and variance of a channel are taken over all rows and pixels, and γ and β are the same for all pixels of a channel, as in PyTorch's <c>BatchNorm2d</c>.
/// </para>
/// <para>
/// Training uses mean and variance of the mini-batch, inference their running averages, which are state: saved and restored with the network, not trained. γ starts at 1, β at 0; no penalty and no decay
/// touches them. A mini-batch of vectors needs two rows: a single sample left over in an epoch is skipped (<see cref="EpochRecord.SkippedSampleCount"/>), and a batch size of 1 is refused. An image of more
/// than one pixel has a variance by itself.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>
    /// The weight of the newest mini-batch in the running averages, from 0 to 1: running = (1 − momentum)·running + momentum·measured, as in PyTorch; Keras' momentum is 1 minus this. The running variance
    /// follows that of a sample, divided by n − 1 where a unit or channel has n values, while the mini-batch itself is normalised by that divided by n.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Added to the variance before its root is taken, so that a constant unit is not divided by zero.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
