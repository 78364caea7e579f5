namespace NetGen;

/// <summary>A running training, as its callbacks see it.</summary>
public sealed class TrainingContext
{
    private readonly TrainingRun _run;

    internal TrainingContext(TrainingRun run) => _run = run;

    /// <summary>The epochs so far.</summary>
    public History History => _run.History;

    /// <summary>Number of finished epochs.</summary>
    public int Epoch => _run.Epoch;

    /// <summary>Number of finished steps, over all epochs. It is 0 in <see cref="Callback.OnTrainBegin"/> unless the training is resumed.</summary>
    public long Step => _run.Step;

    /// <summary>Number of finished steps in the current epoch; 0 between epochs.</summary>
    public int StepInEpoch => _run.Sums.Steps;

    /// <summary>Steps of a whole epoch, including the last one if its mini-batch has fewer rows.</summary>
    public int StepsPerEpoch => _run.StepsPerEpoch;

    /// <summary>Mean loss of the last mini-batch, without penalties, computed before its step changed the parameters. Null before the first step.</summary>
    public double? BatchLoss => double.IsNaN(_run.BatchLoss) ? null : _run.BatchLoss;

    /// <summary>‖gradient‖₂ of the last step, with penalties and before <see cref="FitOptions.ClipNorm"/> scales it. Null if it is not measured.</summary>
    /// <remarks>
    /// It is measured if a step needs the whole gradient: with ClipNorm, ClipValue, GradientNoise, ReduceGradients, or an optimizer that adds no penalties. A
    /// checkpoint does not save it.
    /// </remarks>
    public double? GradientNorm => double.IsNaN(_run.GradientNorm) ? null : _run.GradientNorm;

    /// <summary>The name of the class of the network.</summary>
    public string NetworkName => _run.Info.Name;

    /// <summary><see cref="FitOptions.Name"/>; null if none is set.</summary>
    public string? Name => _run.Options.Name;

    /// <summary>Epochs of the whole training: <see cref="FitOptions.Epochs"/>.</summary>
    public int EpochCount => _run.Options.Epochs;

    /// <summary>Which of the <see cref="FitOptions.Restarts"/> trainings this is, from 1.</summary>
    public int Restart => _run.Restart;

    /// <summary>
    /// The learning rate. Without a schedule it keeps the value that is set. A <see cref="FitOptions.Schedule"/> multiplies all its later rates by the same
    /// factor.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    /// <exception cref="InvalidOperationException">It is set while the schedule has a learning rate of 0.</exception>
    public float LearningRate
    {
        get => _run.LearningRate;
        set
        {
            if (!(value > 0 && float.IsFinite(value)))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be positive and finite.");
            }

            _run.Rate.Value = value;
        }
    }

    /// <summary>Number of parameters.</summary>
    public int ParameterCount => _run.Info.ParameterCount;

    /// <summary>Number of statistics.</summary>
    public int StateCount => _run.Info.StateCount;

    internal TrainingRun Run => _run;

    /// <summary>Ends the training: between epochs at once, within an epoch after the current step (or after the next one, if none is running).</summary>
    /// <remarks>An epoch that ends early is completed like any other: it is validated and recorded, over the samples visited so far.</remarks>
    public void Stop() => _run.StopRequested = true;

    /// <summary>Adds a line to <see cref="History.Warnings"/>.</summary>
    /// <param name="warning">What is wrong, and what was done about it.</param>
    /// <exception cref="ArgumentException">The warning is empty.</exception>
    public void Warn(string warning)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(warning);
        _run.History.Warn(warning);
    }

    /// <summary>Copies the parameters, in the order of the network's own <c>CopyParametersTo</c>.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    public void CopyParametersTo(Span<float> destination) => _run.Storage.CopyParametersTo(destination);

    /// <summary>Replaces the parameters.</summary>
    /// <param name="values"><see cref="ParameterCount"/> values.</param>
    public void SetParameters(ReadOnlySpan<float> values) => _run.Storage.SetParameters(values);

    /// <summary>Copies the statistics.</summary>
    /// <param name="destination">Receives <see cref="StateCount"/> values.</param>
    public void CopyStateTo(Span<float> destination) => _run.Storage.CopyStateTo(destination);

    /// <summary>Replaces the statistics.</summary>
    /// <param name="values"><see cref="StateCount"/> values.</param>
    public void SetState(ReadOnlySpan<float> values) => _run.Storage.SetState(values, _run.Storage.ScalingIsFitted);
}
