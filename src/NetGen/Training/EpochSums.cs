namespace NetGen;

/// <summary>The sums over the finished steps of the current epoch. A checkpoint keeps them, so that a training can be resumed within an epoch.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Samples">Samples visited.</param>
/// <param name="Loss">Sum of their losses.</param>
/// <param name="Correct">How many of the samples (or of their labels) were classified correctly.</param>
internal readonly record struct EpochSums(int Steps, int Samples, double Loss, long Correct)
{
    /// <summary>Mean loss of the samples visited.</summary>
    public double MeanLoss => Loss / Samples;

    /// <summary>The sums after one more step.</summary>
    public EpochSums Plus(int samples, double loss, long correct) => new(Steps + 1, Samples + samples, Loss + loss, Correct + correct);
}
