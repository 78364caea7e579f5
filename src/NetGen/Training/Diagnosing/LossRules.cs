namespace NetGen;

/// <summary>What the training loss shows. The thresholds, and what they mean, stand at <see cref="FindingKind"/>.</summary>
internal static class LossRules
{
    /// <summary>From this share of a constant output's loss on, little was learned: R² is below 0.3. Noisy tables leave half of it (0.50 after logistic regression of the Cleveland heart data, 0.58 on unseen rows), which is no fault of a training.</summary>
    public const double HighShare = 0.7;

    /// <summary>Above this share a loss is higher than a constant output's; below, it may be so because an epoch's mean is over weights that change.</summary>
    public const double WorseShare = 1.1;

    /// <summary>Down to this share a loss is no lower than a constant output's.</summary>
    public const double NothingShare = 0.95;

    /// <summary>Up to this multiple of the training loss the validation loss keeps up with it.</summary>
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
            // Above, it is not where a training comes to rest, for the last bias would go on falling.
            if (course.ShareLeft >= NothingShare)
            {
                yield return Stall(course);
            }

            yield return Underfit(course);
        }
    }

    public static Finding Healthy(TrainingCourse course)
    {
        string share = course.HasBaseline ? FormattableString.Invariant($", {course.ShareLeft:P0} of what a constant output reaches") : "";
        string validation = course.HasValidation ? ValidationWords(course) : "";
        string further = course.StillFalls ? " It was still falling at the end: more epochs would go on." : "";
        return new Finding(
            FindingKind.Healthy,
            [Evidences.First(course), Evidences.End(course), .. Evidences.Baseline(course), .. Evidences.Accuracies(course), .. course.HasValidation ? [Evidences.ValidationEnd(course)] : (Evidence[])[]],
            FormattableString.Invariant($"The training loss came from {course.First.Loss:G4} to {course.End:G4}{share}{validation}.{further}"),
            "");
    }

    private static string ValidationWords(TrainingCourse course) => course.ValidationEnd <= CloseShare * course.End
        ? FormattableString.Invariant($"; the validation loss keeps up with {course.ValidationEnd:G4}")
        : course.End > 0
            ? FormattableString.Invariant($"; the validation loss came to {course.ValidationEnd:G4}, {course.ValidationEnd / course.End:0.#} times the training loss")
            : FormattableString.Invariant($"; the validation loss came to {course.ValidationEnd:G4}");

    private static Finding Divergence(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [new Evidence("epochs with finite losses", course.Count), .. course.Count > 0 ? [Evidences.LearningRate(course)] : (Evidence[])[]],
        FormattableString.Invariant($"The training diverged after {course.Count} good epoch(s): a loss or weight was no longer a number, because steps overshot and grew."),
        "a learning rate of a third or a tenth (FindLearningRate shows where the loss explodes), inputs of a common scale ([Standardize]), LinearWarmup, ClipNorm = 1.");

    private static Finding Jumping(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [
            new Evidence("rises, second half", course.Rises), new Evidence("sum of the rises, second half", course.WayUp),
            new Evidence("mean training loss, second half", course.SecondHalf.Average()), .. Evidences.Baseline(course), Evidences.LearningRate(course),
        ],
        FormattableString.Invariant(
            $"The training loss jumps: in the second half it rises {course.Rises} times in {course.Moves.Length} epochs, by {course.WayUp:G3} together, around a mean of {course.SecondHalf.Average():G3}, as steps that overshoot the minimum do."),
        "a learning rate of a third or a tenth, a schedule that lowers it (CosineDecay, ReduceOnPlateau), larger mini-batches, ClipNorm = 1 against single steep steps.");

    private static Finding WorseThanConstant(TrainingCourse course) => new(
        FindingKind.LearningRateTooHigh,
        [Evidences.End(course), .. Evidences.Baseline(course), Evidences.LearningRate(course)],
        FormattableString.Invariant(
            $"The training loss has risen and stays at {course.End:G4}, above the {course.Baseline:G4} of a constant output, which the last bias alone can reach: steps overshoot, or have driven units where they no longer learn."),
        "a learning rate of a third or a tenth (FindLearningRate), inputs of a common scale ([Standardize]), and start again: weights that were driven far off do not come back.");

    private static Finding TooSlow(TrainingCourse course) => new(
        FindingKind.LearningRateTooLow,
        [Evidences.First(course), Evidences.End(course), new Evidence("fall, second half", course.Fall), .. Evidences.Baseline(course), Evidences.LearningRate(course)],
        FormattableString.Invariant(
            $"The training loss is still {course.ShareLeft:P0} of what a constant output reaches, and falls on without slowing down, by {course.Fall:G3} in the second half: it is on its way, in steps that are too small."),
        "a learning rate three or ten times as large (FindLearningRate), Adam or Momentum, inputs of a common scale ([Standardize]); or more epochs.");

    private static Finding Stall(TrainingCourse course) => new(
        FindingKind.Stalled,
        [Evidences.End(course), .. Evidences.Baseline(course), new Evidence("fall, second half", course.Fall), Evidences.LearningRate(course)],
        FormattableString.Invariant($"The training loss stands at {course.End:G4}, and a constant output reaches {course.Baseline:G4}: nothing of the features is used, and nothing changes any more."),
        "look for weights that start equal (Init.Zeros) and for dead or saturated units (HealthMonitor); Init.He with Relu; Momentum or Adam and another start (Restarts) against saddle points; another learning rate, should it have become tiny.");

    private static Finding Underfit(TrainingCourse course)
    {
        bool penaltiesRule = course.Last.Penalty >= course.Last.Loss;
        string penalties = penaltiesRule ? FormattableString.Invariant($" Penalties of {course.Last.Penalty:G3} weigh more than the loss itself.") : "";
        return new Finding(
            FindingKind.Underfits,
            [Evidences.End(course), .. Evidences.Baseline(course), .. Evidences.Accuracies(course), .. penaltiesRule ? [new Evidence("penalty at the end", course.Last.Penalty)] : (Evidence[])[]],
            FormattableString.Invariant(
                $"On its own training set the network has settled at a loss of {course.End:G4}, {course.ShareLeft:P0} of what a constant output reaches (high bias).{penalties} It is too simple, or held back; or the features do not say more."),
            (penaltiesRule ? "smaller L1 and L2, " : "") + "more units or layers, less regularization (L1, L2, dropout), better features, longer training. More rows do not help against bias.");
    }
}
