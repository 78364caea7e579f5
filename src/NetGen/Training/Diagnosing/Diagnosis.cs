using System.Collections.Immutable;

namespace NetGen;

/// <summary>What the curves of a training show, as a lecture would explain them: findings, the numbers they are based on, and advice.</summary>
/// <remarks>
/// It depends only on the records of the epochs. The rules are fixed; <see cref="FindingKind"/> describes them. What the records do not show is not guessed,
/// but listed in <see cref="Missing"/>. A curve shows a symptom, which can have several causes. The advice begins with the most likely one.
/// </remarks>
public sealed class Diagnosis
{
    /// <summary>The fewest epochs for rules about the course of the losses. With fewer epochs, the second half would have only one or two losses.</summary>
    public const int FewestEpochs = 5;

    private Diagnosis(ImmutableArray<Finding> findings, ImmutableArray<string> missing) => (Findings, Missing) = (findings, missing);

    /// <summary>
    /// What the training shows, with likely causes before their effects. If nothing is wrong, it is a single <see cref="FindingKind.Healthy"/>. It is empty if
    /// too little is known.
    /// </summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>What could not be judged, and what to do about it; one sentence each.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Whether there was enough to judge the losses, and nothing is wrong.</summary>
    public bool IsHealthy => Findings is [{ Kind: FindingKind.Healthy }];

    /// <summary>Reads the records of a training, such as those of a <see cref="History"/> or of a log.</summary>
    /// <param name="epochs">The epochs in order.</param>
    /// <param name="baselineLoss">
    /// See <see cref="History.BaselineLoss"/>. If it is null, it is not known, and findings that compare with it are left out.
    /// </param>
    /// <param name="stopReason">Why the training ended.</param>
    public static Diagnosis Of(IReadOnlyList<EpochRecord> epochs, double? baselineLoss = null, StopReason stopReason = StopReason.Completed)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return Of(new TrainingCourse(epochs, baselineLoss, stopReason));
    }

    /// <summary>Reads a training whose training loss may not be comparable with its validation loss.</summary>
    internal static Diagnosis Of(TrainingCourse course)
    {
        ImmutableArray<Finding> wrong =
        [
            .. LossRules.Of(course).Concat(HealthRules.Of(course)).Concat(ValidationRules.Of(course)).OrderBy(static finding => finding.Kind)
        ];
        ImmutableArray<Finding> findings = wrong.IsEmpty && course.HasLearned ? [LossRules.Healthy(course)] : wrong;
        return new Diagnosis(findings, [.. MissingIn(course, findings.IsEmpty)]);
    }

    /// <summary>Whether a kind is among the findings.</summary>
    /// <param name="kind">The kind.</param>
    public bool Shows(FindingKind kind) => Findings.Any(finding => finding.Kind == kind);

    /// <summary>The findings, then one line for everything that could not be judged.</summary>
    public override string ToString() =>
        string.Concat(Findings.Select(static finding => $"{finding}\n").Concat(Missing.Select(static sentence => $"not judged: {sentence}\n")));

    private static IEnumerable<string> MissingIn(TrainingCourse course, bool nothingFound)
    {
        if (!course.IsLongEnough)
        {
            yield return $"the course of the losses. It needs at least {FewestEpochs} epochs with finite losses, but found {course.Count}.";
        }

        else if (course.IsFast && course.ShareLeft >= LossRules.HighShare)
        {
            yield return "the final training loss. It is high, but it was still falling fast. Train for more epochs.";
        }
        else if (nothingFound)
        {
            yield return "the losses. They fit no rule: they are not low, they are not constant, and they do not clearly fall.";
        }

        if (course.HasOwnYardstick)
        {
            yield return "how much was learned, and whether the network overfits. The training loss uses smoothed labels or weights of rows, but the "
                + "validation loss does not. Compare the accuracies.";
        }

        if (!course.HasBaseline && !course.HasOwnYardstick)
        {
            yield return "how much was learned. The loss of a constant output is not known.";
        }

        if (!course.HasValidation && !course.HasOwnYardstick)
        {
            yield return $"whether the network overfits. It needs a validation loss in at least {FewestEpochs} epochs. Set FitOptions.Validation.";
        }

        if (course.Health is null)
        {
            yield return "dead units and gradients. Add a HealthMonitor to the callbacks.";
        }
    }
}
