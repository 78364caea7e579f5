using System.Collections.Immutable;

namespace NetGen;

/// <summary>A training read as a lecture would read its curves: what they show, the numbers that rests on, and what is advised.</summary>
/// <remarks>
/// A function of the epochs' records alone, by the fixed rules that stand at <see cref="FindingKind"/>. What the records do not show is not guessed, but named in <see cref="Missing"/>. A curve shows a
/// symptom: several causes can be behind it, and the advice begins with the likeliest.
/// </remarks>
public sealed class Diagnosis
{
    /// <summary>With fewer epochs nothing is said about how losses run: their later half would be one or two numbers.</summary>
    public const int FewestEpochs = 5;

    private Diagnosis(ImmutableArray<Finding> findings, ImmutableArray<string> missing) => (Findings, Missing) = (findings, missing);

    /// <summary>What the training shows, likely causes before their effects; a single <see cref="FindingKind.Healthy"/> where nothing is wrong, and empty where too little is known to say so.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>What could not be judged, and what to do for it; a sentence each.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Whether there was enough to judge the losses by, and nothing is wrong.</summary>
    public bool IsHealthy => Findings is [{ Kind: FindingKind.Healthy }];

    /// <summary>Reads the records of a training, such as those of a <see cref="History"/> or of a log.</summary>
    /// <param name="epochs">The epochs in order.</param>
    /// <param name="baselineLoss">See <see cref="History.BaselineLoss"/>; null where it is not known, and then findings that compare with it are left out.</param>
    /// <param name="stopReason">Why the training ended.</param>
    public static Diagnosis Of(IReadOnlyList<EpochRecord> epochs, double? baselineLoss = null, StopReason stopReason = StopReason.Completed)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return Of(new TrainingCourse(epochs, baselineLoss, stopReason));
    }

    /// <summary>Reads a training whose own loss may not be comparable with the others.</summary>
    internal static Diagnosis Of(TrainingCourse course)
    {
        ImmutableArray<Finding> wrong = [.. LossRules.Of(course).Concat(HealthRules.Of(course)).Concat(ValidationRules.Of(course)).OrderBy(static finding => finding.Kind)];
        ImmutableArray<Finding> findings = wrong.IsEmpty && course.HasLearned ? [LossRules.Healthy(course)] : wrong;
        return new Diagnosis(findings, [.. MissingIn(course, findings.IsEmpty)]);
    }

    /// <summary>Whether a kind is among the findings.</summary>
    /// <param name="kind">The kind.</param>
    public bool Shows(FindingKind kind) => Findings.Any(finding => finding.Kind == kind);

    /// <summary>The findings, and a line for everything that could not be judged.</summary>
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
