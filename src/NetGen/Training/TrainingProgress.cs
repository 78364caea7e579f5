namespace NetGen;

/// <summary>The progress of a training.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="EpochCount">Epochs in all.</param>
/// <param name="Sample">Training samples visited in this epoch.</param>
/// <param name="SampleCount">Training samples in all.</param>
/// <param name="Loss">Mean loss of the samples visited in this epoch.</param>
/// <param name="Accuracy">Accuracy over them; null for regression.</param>
/// <param name="SamplesPerSecond">Throughput since this call of <c>Fit</c> began.</param>
/// <param name="Remaining">Estimated time until the end of the last epoch.</param>
/// <param name="Record">The epoch's record, once it has ended.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int EpochCount,
    int Sample,
    int SampleCount,
    double Loss,
    double? Accuracy,
    double SamplesPerSecond,
    TimeSpan Remaining,
    EpochRecord? Record)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(TrainingProgress), PrintMembers);
}
