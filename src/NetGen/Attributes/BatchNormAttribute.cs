namespace NetGen;

/// <summary>
/// Normalises each unit of a vector, or each channel of an image or a sequence, over the mini-batch. Then it scales and shifts the result by learned values:
/// y = γ·(x − mean) / √(variance + ε) + β.
/// </summary>
/// <remarks>
/// <para>
/// Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015. The layer may stand before the activation, as in
/// <c>[Dense(256)] [BatchNorm] [Activate(Activation.Relu)]</c>, after it, or before the first layer. An image keeps its shape. Mean and variance of a channel
/// are over all rows and pixels, and all pixels of a channel share γ and β, as in PyTorch's <c>BatchNorm2d</c>.
/// </para>
/// <list type="bullet">
/// <item>Training normalises by mean and variance of the mini-batch.</item>
/// <item>Inference uses their running averages. These are state: they are saved and loaded with the network, but not trained.</item>
/// <item>γ starts at 1 and β at 0. Penalties and weight decay do not apply to them.</item>
/// <item>
/// A mini-batch of vectors needs at least two rows. If one sample is left at the end of an epoch, it is skipped (<see cref="EpochRecord.SkippedSampleCount"/>).
/// A batch size of 1 is refused. An image of more than one pixel has a variance with one row too.
/// </item>
/// </list>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>
    /// The weight of the newest mini-batch in the running averages, from 0 to 1: running = (1 − momentum)·running + momentum·measured, as in PyTorch. Keras'
    /// momentum is 1 − this value. The running variance is an average of variances divided by n − 1, where n is the number of values of a unit or channel. The
    /// mini-batch itself is normalised by the variance divided by n.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>ε, which is added to the variance before the root, so that a constant unit is not divided by zero.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
