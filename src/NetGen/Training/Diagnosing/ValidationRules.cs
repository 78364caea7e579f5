using System.Globalization;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What the validation loss shows in comparison with the training loss. <see cref="FindingKind.Overfits"/> describes the rule.</summary>
internal static class ValidationRules
{
    /// <summary>Epochs that must follow the lowest validation loss. If it is more recent, the rise after it may be noise.</summary>
    private const int EpochsSinceBest = 3;

    private const string Advice =
        "more rows (LearningCurve shows whether they would help) or Augmentation, dropout, L2 or L1, a smaller network. EarlyStopping keeps the best epoch.";

    public static IEnumerable<Finding> Of(TrainingCourse course)
    {
        // A loss that jumps does not show where it would settle. A network that has not learned its training set cannot have memorized it.
        if (!course.HasValidation || course.Diverged || course.Jumps || course.ShareLeft >= LossRules.HighShare)
        {
            yield break;
        }

        EpochRecord best = course.Validated.MinBy(static epoch => epoch.ValidationLoss)!;
        double lowest = best.ValidationLoss!.Value, end = course.ValidationEnd, rise = end - lowest, gap = lowest - course.End;
        double[] since = [.. course.Validated.SkipWhile(epoch => epoch.Epoch != best.Epoch).Select(static epoch => epoch.ValidationLoss!.Value)];
        bool keepsRising = since.Length > EpochsSinceBest && TrainingCourse.SharePairs(since, static (earlier, later) => later > earlier) >= 0.75;
        if (keepsRising && rise >= 0.1 * lowest && rise >= 0.01 * course.Scale && course.End < best.Loss)
        {
            string stopped = course.WasStopped ? " A callback then stopped the training." : "";
            yield return new Finding(
                FindingKind.Overfits,
                [new Evidence($"lowest validation loss, epoch {best.Epoch}", lowest), .. Compared(course)],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The validation loss was lowest in epoch {best.Epoch}, at {lowest:G4}. Then it rose to {end:G4}, while the training loss fell to "
                        + $"{course.End:G4}. Since then the network memorizes the training set (high variance).{stopped}"),
                Advice);
        }
        else if (lowest >= 2 * course.End && gap >= 0.2 * course.Scale)
        {
            yield return new Finding(
                FindingKind.Overfits,
                [new Evidence($"lowest validation loss, epoch {best.Epoch}", lowest), .. Compared(course)],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The lowest validation loss is {lowest:G4}, far above the training loss of {course.End:G4}. What the network learned from the training "
                        + $"set does not hold for other rows (high variance)."),
                Advice);
        }
    }

    private static ImmutableArray<Evidence> Compared(TrainingCourse course) =>
        [Evidences.ValidationEnd(course), Evidences.End(course), .. Evidences.Baseline(course), .. Evidences.Accuracies(course)];
}
