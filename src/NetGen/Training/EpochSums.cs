namespace NetGen;

/// <summary>What the steps of the epoch under way have added up so far: with it an epoch can be gone on with in its middle.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Samples">Samples visited.</param>
/// <param name="Loss">Sum of their losses.</param>
/// <param name="Correct">How many of them (or of their labels) were right.</param>
internal readonly record struct EpochSums(int Steps, int Samples, double Loss, long Correct)
{
    /// <summary>Mean loss of the samples visited.</summary>
    public double MeanLoss => Loss / Samples;

    /// <summary>The sums after one more step.</summary>
    public EpochSums Plus(int samples, double loss, long correct) => new(Steps + 1, Samples + samples, Loss + loss, Correct + correct);
}
