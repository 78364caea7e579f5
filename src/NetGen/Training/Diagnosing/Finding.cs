using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>What a training shows. Every kind has one rule with fixed thresholds.</summary>
/// <remarks>
/// "The end" is the median of the last three epochs, the "second half" the later half of the epochs, an odd one included, and the "constant" <see cref="History.BaselineLoss"/>. What is said of losses
/// takes <see cref="Diagnosis.FewestEpochs"/> epochs.
/// </remarks>
public enum FindingKind
{
    /// <summary>
    /// The training diverged. Or the training loss jumps: in the second half it rises twice and in a quarter of the epochs or more, the rises add up to 7 % of its mean for every epoch and to no less
    /// than it gets down, and a twentieth of the constant or more is still to lose. Or it has risen, by a tenth from its lowest, and stays above 1.1 of the constant all through the second half.
    /// </summary>
    LearningRateTooHigh,

    /// <summary>In the last reading of a <see cref="HealthMonitor"/> the first weights' gradient is more than 1,000 times that of the last, or a value is not finite.</summary>
    ExplodingGradients,

    /// <summary>In the last reading of a <see cref="HealthMonitor"/> the first weights' gradient is less than 1/1,000 of that of the last: what five sigmoid layers leave.</summary>
    VanishingGradients,

    /// <summary>In the last reading of a <see cref="HealthMonitor"/> two of five units of a ReLU layer or more are positive for none of the rows.</summary>
    DeadUnits,

    /// <summary>
    /// At the end the training loss is still 0.7 of the constant or more, and on its way down, but not fast: of any two epochs of the second half the later has the lower loss in three of four pairs,
    /// the second half is a quarter of the whole fall or more (as before 2.2 time constants of an exponential one) or 5 % of the loss or more, and less than half of it.
    /// </summary>
    LearningRateTooLow,

    /// <summary>At the end the training loss is 0.95 to 1.1 of the constant and no longer on its way: nothing is learned of the features. Always beside <see cref="Underfits"/>.</summary>
    Stalled,

    /// <summary>At the end the training loss is 0.7 to 1.1 of the constant and not on its way down, nor is the validation loss, and the learning rate is not too high: less than a third of what could be learned was.</summary>
    Underfits,

    /// <summary>
    /// The training loss is below 0.7 of the constant and does not jump. At the end the validation loss is above its lowest, of three epochs ago or more, by a tenth and by a hundredth of the constant;
    /// since then the later of two epochs has the higher one in three of four pairs, and the training loss fell on. Or the lowest validation loss is twice the training loss at the end or more, and a
    /// fifth of the constant above it.
    /// </summary>
    Overfits,

    /// <summary>None of the others, over enough epochs, and the training loss is below 0.7 of the constant (0.9 of the first, where the constant is not known) and the validation loss below 0.95.</summary>
    Healthy,
}

/// <summary>A number that a finding rests on.</summary>
/// <param name="Name">What it is, and of which epoch.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Evidence(string Name, double Value)
{
    /// <summary>Name and value, with four digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:G4}");
}

/// <summary>One thing that a training shows.</summary>
/// <param name="Kind">Which, and so by which rule.</param>
/// <param name="Numbers">What it rests on.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Advice">What to try, the most promising first; empty where nothing need be done.</param>
public sealed record Finding(FindingKind Kind, ImmutableArray<Evidence> Numbers, string Sentence, string Advice)
{
    /// <summary>Kind, sentence, advice and numbers, a line each.</summary>
    public override string ToString()
    {
        string advice = Advice.Length == 0 ? "" : $"\n  try: {Advice}";
        return $"{Kind}: {Sentence}{advice}\n  from: {string.Join(", ", Numbers)}";
    }
}
