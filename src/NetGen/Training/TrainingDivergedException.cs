namespace NetGen;

/// <summary>
/// A training met a value that is not finite. The network is put back to the parameters at the end of the last good epoch, or to its initial ones.
/// </summary>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="step">The step of the whole training, from 1.</param>
/// <param name="tensor">What was not finite: the name of a parameter tensor or a statistic, or <c>loss</c>.</param>
/// <param name="history">The good epochs before.</param>
public sealed class TrainingDivergedException(int epoch, long step, string tensor, History history) : Exception(
    $"Training diverged in epoch {epoch}, step {step}: {tensor} is not finite. The weights of the last good epoch are restored. Try {Remedy(tensor)}.")
{
    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The step of the whole training, from 1.</summary>
    public long Step { get; } = step;

    /// <summary>What was not finite: the name of a parameter tensor or a statistic, or <c>loss</c>.</summary>
    public string Tensor { get; } = tensor;

    /// <summary>The good epochs before.</summary>
    public History History { get; } = history;

    /// <summary>
    /// The advice for the message. If a running statistic is not finite, the values are too large to be squared as <see langword="float"/>, and the learning
    /// rate is not the cause.
    /// </summary>
    private static string Remedy(string tensor) => tensor.Contains(".running_", StringComparison.Ordinal)
        ? "scaled inputs ([Standardize] before the first layer), because values before the normalisation are too large to be squared"
        : "a smaller learning rate, ClipNorm, or scaled inputs";
}
