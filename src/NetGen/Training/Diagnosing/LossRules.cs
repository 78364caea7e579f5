using System.Globalization;

namespace NetGen;

/// <summary>What the training loss shows. <see cref="FindingKind"/> describes the rules.</summary>
internal static class LossRules
{
    /// <summary>
    /// Share of a constant output's loss from which on little was learned: R² is at most 0.3. Half of the loss can remain without a fault of the training if a
    /// table is noisy. Logistic regression leaves 0.50 of it on the Cleveland heart data, and 0.58 on unseen rows.
    /// </summary>
    public const double HighShare = 0.7;

    /// <summary>
    /// Share above which a loss is higher than that of a constant output. A loss between 1 and this share need not be, because the mean of an epoch is taken
    /// over weights that change.
    /// </summary>
    public const double WorseShare = 1.1;

    /// <summary>Share from which on a loss counts as no lower than that of a constant output.</summary>
    public const double NothingShare = 0.95;

    /// <summary>Multiple of the training loss up to which the validation loss counts as close to it.</summary>
    public const double CloseShare = 1.25;

    public static IEnumerable<Finding> Of(TrainingCourse course)
    {
        if (course.Diverged)
        {
            yield return Divergence(course);
            yield break;
        }

        if (!course.IsLongEnough)
        {
            yield break;
        }

        if (course.Jumps)
        {
            yield return Jumping(course);
        }
        else if (course.IsWorseThanConstant)
        {
            yield return WorseThanConstant(course);
        }
        else if (course.ShareLeft >= HighShare && course.IsUnderWay)
        {
            if (!course.IsFast)
            {
                yield return TooSlow(course);
            }
        }
        else if (course.ShareLeft is >= HighShare and <= WorseShare && !course.ValidationIsUnderWay)
        {
            // No training rests above WorseShare: the last bias alone would still lower the loss.
            if (course.ShareLeft >= NothingShare)
            {
                yield return Stall(course);
            }

            yield return Underfit(course);
        }
    }

    public static Finding Healthy(TrainingCourse course)
    {
        string share = course.HasBaseline ? FormattableString.Invariant($", {course.ShareLeft:P0} of the loss of a constant output") : "";
        string validation = course.HasValidation ? ValidationWords(course) : "";
        string further = course.StillFalls ? " It was still falling at the end, so more epochs can lower it further." : "";
        return new Finding(
            FindingKind.Healthy,
            [Evidences.First(course), Evidences.End(course), .. Evidences.Baseline(course), .. Evidences.Accuracies(course), .. course.HasValidation
                ? [Evidences.ValidationEnd(course)]
                : (Evidence[])[]],
            FormattableString.Invariant($"The training loss went from {course.First.Loss:G4} to {course.End:G4}{share}.{validation}{further}"),
            "");
    }

    private static string ValidationWords(TrainingCourse course) => course.ValidationEnd <= CloseShare * course.End
        ? FormattableString.Invariant($" The validation loss is {course.ValidationEnd:G4}, close to the training loss.")
        : course.End > 0
            ? FormattableString.Invariant(
                $" The validation loss is {course.ValidationEnd:G4}, {course.ValidationEnd / course.End:0.#} times the training loss.")
            : FormattableString.Invariant($" The validation loss is {course.ValidationEnd:G4}.");

    private static Finding Divergence(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [new Evidence("epochs with finite losses", course.Count), .. course.Count > 0 ? [Evidences.LearningRate(course)] : (Evidence[])[]],
        FormattableString.Invariant(
            $"The training diverged after {course.Count} good epoch(s). A loss or a weight was no longer finite, because the steps were too large."),
        "a third or a tenth of the learning rate (FindLearningRate shows where the loss explodes), inputs on a common scale ([Standardize]), LinearWarmup, "
            + "ClipNorm = 1.");

    private static Finding Jumping(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [
            new Evidence("rises, second half", course.Rises), new Evidence("sum of the rises, second half", course.WayUp),
            new Evidence("mean training loss, second half", course.SecondHalf.Average()), .. Evidences.Baseline(course), Evidences.LearningRate(course),
        ],
        string.Create(
            CultureInfo.InvariantCulture,
            $"The training loss jumps. In the second half it rises {course.Rises} times in {course.Moves.Length} epochs, by {course.WayUp:G3} in total, and "
                + $"its mean is {course.SecondHalf.Average():G3}. The steps overshoot the minimum."),
        "a third or a tenth of the learning rate, a schedule that lowers it (CosineDecay, ReduceOnPlateau), larger mini-batches, ClipNorm = 1 against single "
            + "large steps.");

    private static Finding WorseThanConstant(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [Evidences.End(course), .. Evidences.Baseline(course), Evidences.LearningRate(course)],
        string.Create(
            CultureInfo.InvariantCulture,
            $"The training loss rose and stays at {course.End:G4}. A constant output has a loss of {course.Baseline:G4}, which the last bias alone can reach. "
                + $"The steps overshoot the minimum, or units no longer learn."),
        "a third or a tenth of the learning rate (FindLearningRate), inputs on a common scale ([Standardize]), and new start weights, because these weights "
            + "do not recover.");

    private static Finding TooSlow(TrainingCourse course) => new(
        FindingKind.LearningRateTooLow,
        [
            Evidences.First(course), Evidences.End(course), new Evidence("fall, second half", course.Fall), .. Evidences.Baseline(course),
            Evidences.LearningRate(course),
        ],
        string.Create(
            CultureInfo.InvariantCulture,
            $"The training loss is still {course.ShareLeft:P0} of the loss of a constant output. It fell by {course.Fall:G3} in the second half and does not "
                + $"slow down, so the steps are too small."),
        "a learning rate three or ten times as large (FindLearningRate), Adam or Momentum, inputs on a common scale ([Standardize]), or more epochs.");

    private static Finding Stall(TrainingCourse course) => new(
        FindingKind.Stalled,
        [Evidences.End(course), .. Evidences.Baseline(course), new Evidence("fall, second half", course.Fall), Evidences.LearningRate(course)],
        string.Create(CultureInfo.InvariantCulture, $"The training loss stays at {course.End:G4}, and a constant output has a loss of {course.Baseline:G4}. "
            + $"The network does not use the features, and the loss no longer falls."),
        "a search for weights that start equal (Init.Zeros) and for dead or saturated units (HealthMonitor), Init.He with Relu, Momentum or Adam and new "
            + "start weights (Restarts) against saddle points, a larger learning rate if it is tiny.");

    private static Finding Underfit(TrainingCourse course)
    {
        bool penaltiesRule = course.Last.Penalty >= course.Last.Loss;
        string penalties = penaltiesRule
            ? FormattableString.Invariant($" The penalties are {course.Last.Penalty:G3}, which is more than the loss itself.")
            : "";
        return new Finding(
            FindingKind.Underfits,
            [Evidences.End(course), .. Evidences.Baseline(course), .. Evidences.Accuracies(course), .. penaltiesRule
                ? [new Evidence("penalty at the end", course.Last.Penalty)]
                : (Evidence[])[]],
            string.Create(
                CultureInfo.InvariantCulture,
                $"The training loss stays at {course.End:G4}, {course.ShareLeft:P0} of the loss of a constant output (high bias).{penalties} The network is "
                    + $"too simple, or regularization limits it, or the features contain no more information."),
            (penaltiesRule ? "smaller L1 and L2, " : "") + "more units or layers, less regularization (L1, L2, dropout), better features, longer training. "
                + "More rows do not reduce bias.");
    }
}
