namespace NetGen;

/// <summary>The numbers that several rules use.</summary>
internal static class Evidences
{
    public static Evidence First(TrainingCourse course) => new($"training loss, epoch {course.First.Epoch}", course.First.Loss);

    public static Evidence End(TrainingCourse course) => new("training loss at the end", course.End);

    public static Evidence ValidationEnd(TrainingCourse course) => new("validation loss at the end", course.ValidationEnd);

    public static Evidence LearningRate(TrainingCourse course) => new($"learning rate, epoch {course.Last.Epoch}", course.Last.LearningRate);

    /// <summary>The loss of a constant output; empty if it is not known.</summary>
    public static Evidence[] Baseline(TrainingCourse course) => course.HasBaseline ? [new Evidence("loss of a constant output", course.Baseline)] : [];

    /// <summary>The accuracies of the last epoch, as far as they were measured.</summary>
    public static IEnumerable<Evidence> Accuracies(TrainingCourse course)
    {
        if (course.Last.Accuracy is { } training)
        {
            yield return new Evidence($"training accuracy, epoch {course.Last.Epoch}", training);
        }

        if (course.Last.ValidationAccuracy is { } validation)
        {
            yield return new Evidence($"validation accuracy, epoch {course.Last.Epoch}", validation);
        }
    }
}
