namespace NetGen.Reliability.Resuming;

/// <summary>Where in a training something happens, besides the step.</summary>
internal enum Place
{
    TrainBegin,
    EpochBegin,
    BatchBegin,
    BatchEnd,
    EpochEnd,
    TrainEnd,

    /// <summary>While a checkpoint is written.</summary>
    Saving,

    /// <summary>While a row of the training set is read, maybe by a thread that reads ahead.</summary>
    Reading,

    /// <summary>While a row of the validation set is read.</summary>
    Validating,

    /// <summary>Between the gradient and its use.</summary>
    Gradient,
}

/// <summary>A moment of a training: a place, at the first visit after a number of steps.</summary>
internal readonly record struct Moment(Place Place, long Step)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place} after step {Step}");
}
