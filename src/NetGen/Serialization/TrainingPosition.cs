namespace NetGen;

/// <summary>The position of a training in the header of a checkpoint. Floating-point numbers are stored as their bits.</summary>
/// <param name="Epoch">Number of finished epochs.</param>
/// <param name="Step">Number of finished steps, over all epochs.</param>
/// <param name="Phase">What has been done of the current epoch, besides its steps.</param>
/// <param name="Sums">The sums of the current epoch so far.</param>
/// <param name="BatchLoss">Mean loss of the last mini-batch.</param>
/// <param name="RateScale">The factor by which callbacks have changed the scheduled learning rate.</param>
/// <param name="Time">The time that the current epoch has taken so far.</param>
/// <param name="Stopped">Whether a callback has asked to end the training.</param>
/// <param name="ScalingIsFitted">Whether the scaling of the input has been taken from data.</param>
/// <param name="Warnings">The warnings so far, one per line.</param>
internal sealed record TrainingPosition(
    int Epoch,
    long Step,
    EpochPhase Phase,
    EpochSums Sums,
    double BatchLoss,
    double RateScale,
    TimeSpan Time,
    bool Stopped,
    bool ScalingIsFitted,
    string Warnings)
{
    private const string EpochKey = "progress.epoch";
    private const string StepKey = "progress.step";
    private const string StepInEpochKey = "progress.step_in_epoch";
    private const string PhaseKey = "progress.phase";
    private const string LossKey = "progress.loss_bits";
    private const string CorrectKey = "progress.correct";
    private const string BatchLossKey = "progress.batch_loss_bits";
    private const string RateScaleKey = "progress.learning_rate_scale_bits";
    private const string TimeKey = "progress.time_ticks";
    private const string StoppedKey = "progress.stopped";
    private const string ScalingKey = "progress.scaling_fitted";
    private const string WarningsKey = "progress.warnings";

    /// <summary>The longest time of an epoch, three centuries. The sum with a measured time still fits in a <see cref="TimeSpan"/>.</summary>
    private const long MostTicks = 10_000_000_000 * TimeSpan.TicksPerSecond;

    /// <summary>The current position of a training.</summary>
    public static TrainingPosition Of(TrainingRun run) => new(
        run.Epoch, run.Step, run.Phase, run.Sums, run.BatchLoss, run.Rate.Scale,
        run.Sums.Steps == 0 ? TimeSpan.Zero : run.Clock.Elapsed, run.StopRequested, run.Storage.ScalingIsFitted,
        string.Join('\n', run.History.Warnings));

    /// <summary>Reads the position of a training.</summary>
    /// <exception cref="NetGenFormatException">The position is not possible in this training.</exception>
    public static TrainingPosition Read(SafetensorsReader file, TrainingRun run)
    {
        // Files of earlier versions do not have the phase.
        var phase = (EpochPhase)(file.Metadata.ContainsKey(PhaseKey) ? file.Number(PhaseKey, 0, (long)EpochPhase.AfterSteps) : 0);
        int steps = phase == EpochPhase.AfterSteps
            ? (int)file.Number(StepInEpochKey, 1, run.StepsPerEpoch)
            : (int)file.Number(StepInEpochKey, 0, run.StepsPerEpoch - 1);
        int samples = Math.Min(steps * run.BatchSize, run.Data.Count - run.SkippedSampleCount);
        double loss = BitConverter.Int64BitsToDouble(file.Number(LossKey));
        double rateScale = BitConverter.Int64BitsToDouble(file.Number(RateScaleKey));
        if (!double.IsFinite(loss) || !(rateScale > 0 && double.IsFinite(rateScale)))
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{file.Path}: expected a finite loss and a positive scale of the learning rate, but found {loss} and {rateScale}."));
        }

        int epoch = (int)file.Number(EpochKey, 0, int.MaxValue);
        return new TrainingPosition(
            epoch,
            file.Number(StepKey, steps, (epoch + 1L) * run.StepsPerEpoch),
            phase,
            new EpochSums(steps, samples, loss, file.Number(CorrectKey, 0, (long)samples * run.Info.OutputSize)),
            BitConverter.Int64BitsToDouble(file.Number(BatchLossKey)),
            rateScale,
            TimeSpan.FromTicks(file.Number(TimeKey, 0, MostTicks)),
            file.Number(StoppedKey, 0, 1) != 0,
            file.Number(ScalingKey, 0, 1) != 0,
            file.Value(WarningsKey));
    }

    /// <summary>Adds the position to a header.</summary>
    public void WriteTo(Dictionary<string, string> metadata)
    {
        metadata[EpochKey] = CheckpointMetadata.Text(Epoch);
        metadata[StepKey] = CheckpointMetadata.Text(Step);
        metadata[StepInEpochKey] = CheckpointMetadata.Text(Sums.Steps);
        metadata[PhaseKey] = CheckpointMetadata.Text((long)Phase);
        metadata[LossKey] = CheckpointMetadata.Text(BitConverter.DoubleToInt64Bits(Sums.Loss));
        metadata[CorrectKey] = CheckpointMetadata.Text(Sums.Correct);
        metadata[BatchLossKey] = CheckpointMetadata.Text(BitConverter.DoubleToInt64Bits(BatchLoss));
        metadata[RateScaleKey] = CheckpointMetadata.Text(BitConverter.DoubleToInt64Bits(RateScale));
        metadata[TimeKey] = CheckpointMetadata.Text(Time.Ticks);
        metadata[StoppedKey] = Stopped ? "1" : "0";
        metadata[ScalingKey] = ScalingIsFitted ? "1" : "0";
        metadata[WarningsKey] = Warnings;
    }

    /// <summary>Moves a training to this position.</summary>
    public void ApplyTo(TrainingRun run)
    {
        run.GoTo(Epoch, Step, Phase, Sums, BatchLoss);
        run.Clock.Before = Time;
        run.Rate.Scale = RateScale;
        run.StopRequested = Stopped;
        run.Storage.ScalingIsFitted = ScalingIsFitted;
        foreach (string warning in Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            run.History.Warn(warning);
        }
    }
}
