namespace NetGen;

/// <summary>Records one training with the instruments of <see cref="TrainingMetrics"/>. Its tags are created once, so a step allocates nothing.</summary>
internal sealed class TrainingMeter
{
    private readonly TrainingRun _run;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly KeyValuePair<string, object?>[] _trainingTags;
    private readonly KeyValuePair<string, object?>[] _validationTags;
    private bool _isActive;

    public TrainingMeter(TrainingRun run)
    {
        _run = run;
        _tags = [.. TagsOf(run)];
        _trainingTags = [.. _tags, new("netgen.dataset", "training")];
        _validationTags = [.. _tags, new("netgen.dataset", "validation")];
    }

    /// <summary>Records that the training has begun.</summary>
    public void Begin()
    {
        // A listener that starts later must not see the end of a training without its begin.
        _isActive = TrainingMetrics.Active.Enabled;
        TrainingMetrics.Active.Add(1, _tags);
    }

    /// <summary>Records a finished step.</summary>
    /// <param name="samples">Rows of its mini-batch. Of several processes only the first counts them, so that a sum over processes is right.</param>
    public void AfterStep(int samples)
    {
        TrainingMetrics.Samples.Add(samples, _tags);
        TrainingMetrics.Steps.Add(1, _tags);
        TrainingMetrics.BatchLoss.Record(_run.BatchLoss, _tags);
        TrainingMetrics.LearningRate.Record(_run.LearningRate, _tags);
        if (!double.IsNaN(_run.GradientNorm))
        {
            TrainingMetrics.GradientNorm.Record(_run.GradientNorm, _tags);
        }
    }

    /// <summary>Records a finished epoch.</summary>
    /// <param name="record">The record of the epoch.</param>
    public void AfterEpoch(EpochRecord record)
    {
        TrainingMetrics.EpochDuration.Record(record.Duration.TotalSeconds, _tags);
        TrainingMetrics.Loss.Record(record.Loss, _trainingTags);
        if (record.Accuracy is { } accuracy)
        {
            TrainingMetrics.Accuracy.Record(accuracy, _trainingTags);
        }

        if (record.ValidationLoss is { } validationLoss)
        {
            TrainingMetrics.Loss.Record(validationLoss, _validationTags);
        }

        if (record.ValidationAccuracy is { } validationAccuracy)
        {
            TrainingMetrics.Accuracy.Record(validationAccuracy, _validationTags);
        }
    }

    /// <summary>Records that the training has ended, whether or not it succeeded.</summary>
    public void End()
    {
        if (_isActive)
        {
            _isActive = false;
            TrainingMetrics.Active.Add(-1, _tags);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> TagsOf(TrainingRun run)
    {
        yield return new("netgen.network.name", run.Info.Name);
        if (run.Options.Name is { } name)
        {
            yield return new("netgen.training.name", name);
        }

        if (run.Options.Restarts > 1)
        {
            yield return new("netgen.training.restart", run.Restart);
        }
    }
}
