namespace NetGen;

/// <summary>
/// Runs a training: steps, epochs, validation and callbacks. The state that must survive an interruption is in the <see cref="TrainingRun"/>.
/// </summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class Trainer<T> : IDisposable
    where T : INeuralNetwork<T>
{
    private readonly T _network;
    private readonly TrainingRun _run;
    private readonly ThreadTeam _team;
    private readonly TrainingStep<T> _step;
    private readonly SampleOrder _order;
    private readonly EpochResults<T> _results;
    private readonly AccuracyRule _accuracy;
    private readonly CallbackList _callbacks;
    private readonly ProgressMeter _progress;
    private readonly TrainingMeter _meter;
    private readonly Action<int> _addToAverage;
    private readonly RankedValidation? _validation;

    private Trainer(T network, IRowSource data, FitOptions options, Ranks ranks, int restart)
    {
        _network = network;
        _run = new TrainingRun(T.Info, network.Storage, data, options, ranks) { Restart = restart };
        int capacity = _run.Division.Capacity(_run.BatchSize);
        BatchLimits.RequireFits(T.Info, capacity, _run.Division.IsDivided);
        BatchLimits.RequireEnoughToNormalize(T.Info, data, options);
        _run.History.Subject = new TrainingSubject(new NetworkReader<T>(network), data, options.Validation, SettingText.Of(_run));
        _accuracy = AccuracyRules.For(T.Info, data);
        _results = new EpochResults<T>(network, _run, _accuracy);
        _validation = options.Validation is { } validation ? new RankedValidation(validation, ranks) : null;
        _order = new SampleOrder(options, data.Count, _run.SkippedSampleCount, _run.Shuffling);
        _run.History.Shuffling = _run.Shuffling;
        _progress = new ProgressMeter(_run, _accuracy);
        _meter = new TrainingMeter(_run);
        _callbacks = new CallbackList(new TrainingContext(_run), options.Callbacks);
        _team = new ThreadTeam(WorkerCount.For(T.Info, capacity, options.Threads));
        _addToAverage = worker => _run.Average!.Add(_run.Step, worker, _team.Size);
        try
        {
            _run.Window = RowWindow.For(T.Info, data, _run.Shuffling, _run.BatchSize, capacity);
            _step = new TrainingStep<T>(network, _run, _team, capacity, _accuracy);
        }
        catch
        {
            // The buffers of a large mini-batch may not fit in memory. The threads must then be ended here, because nobody else has a reference to them.
            Dispose();
            throw;
        }
    }

    /// <summary>Whether no epoch is left to train or to complete.</summary>
    private bool IsFinished => _run.Epoch >= _run.Options.Epochs || (_run.StopRequested && _run.Phase == EpochPhase.BeforeEpoch && _run.Sums.Steps == 0);

    /// <summary>Prepares a training. If this fails on one rank, it fails on all.</summary>
    /// <param name="network">Trained in place.</param>
    /// <param name="data">The training set.</param>
    /// <param name="options">The settings of the training.</param>
    /// <param name="ranks">The processes that train together; null for this process alone.</param>
    /// <param name="restart">Number of this training among those from several start weights, from 1.</param>
    public static Trainer<T> Create(T network, IRowSource data, FitOptions options, Ranks? ranks = null, int restart = 1)
    {
        ranks ??= Ranks.Alone;
        Trainer<T>? trainer = null;
        try
        {
            ranks.Together(() => trainer = new Trainer<T>(network, data, options, ranks, restart));
            return trainer!;
        }
        catch
        {
            trainer?.Dispose();
            throw;
        }
    }

    public History Fit(CancellationToken cancellation)
    {
        var agreement = new EndAgreement(_run, cancellation);
        Begin();
        agreement.AgreeOnStop();
        bool cancelled = false;
        try
        {
            while (!IsFinished && !cancelled)
            {
                cancelled = !TrainEpoch(agreement, cancellation);
            }

            End(cancelled);
        }
        catch (TrainingDivergedException exception)
        {
            _callbacks.Diverged(exception);
            throw;
        }

        return _run.History;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.End();
        _run.Window?.Dispose();
        _team.Dispose();
    }

    private void Begin()
    {
        var statistics = new InputStatistics(_run.Data);
        if (T.Info.NormalizesInput)
        {
            statistics.RequireMeasurable();
        }

        _run.Ranks.Together(TakeFingerprints);
        RankCheck.RequireSameTraining(_run);
        bool isResumed = SharedCheckpoint.Restore(_run);

        // A schedule of the user may fail. Nothing is changed before it has given a rate.
        _run.FollowSchedule();
        if (T.Info.Scaling != InputScaling.None && (_run.Options.RefitScaling || !_run.Storage.ScalingIsFitted))
        {
            statistics.Fit(T.Info.Scaling, _run.Storage);
        }

        if (!isResumed)
        {
            _run.LastGood.Keep(_run.Storage);
        }

        _run.History.BaselineLoss = _step.BaselineLoss;
        _run.History.HasOwnYardstick = _step.HasOwnYardstick;
        _progress.Begin();
        _meter.Begin();
        _run.Ranks.Together(_callbacks.TrainBegin);
    }

    /// <summary>Before the first step: after a row that cannot be read, a checkpoint must not depend on reading all of them.</summary>
    private void TakeFingerprints()
    {
        if (_run.Ranks.Size > 1 || _run.Options.Callbacks.Any(static callback => callback is Checkpoint))
        {
            _run.TakeFingerprints();
        }
    }

    private void End(bool cancelled)
    {
        // The last step before a cancellation, the average, or a callback may have made values that are not finite. No epoch ends after them.
        RequireFinite();
        if (cancelled)
        {
            // Write the checkpoint before the training ends. After that, the network has the average or the best weights, with which the training must not
            // continue.
            _callbacks.Cancelled();
        }

        if (_run.Step > 0 && _run.Average is not null)
        {
            _run.Average.Exchange();
            RequireFinite();
        }

        _run.History.StopReason = cancelled ? StopReason.Cancelled : _run.StopRequested ? StopReason.StoppedByCallback : StopReason.Completed;
        _callbacks.TrainEnd();
        RequireFinite();
    }

    /// <summary>Throws if a parameter or a statistic is not finite after a step. The network then has the last good ones.</summary>
    private void RequireFinite()
    {
        if (_run.Step > 0
            && (FiniteScan.IndexOfNonFinite(_run.Storage.Parameters) >= 0 || FiniteScan.IndexOfNonFinite(_run.Storage.State) >= 0))
        {
            throw _run.Ranks.Agreed(Divergence.RollBack(_run, _run.Step));
        }
    }

    /// <summary>Trains an epoch, or the rest of an interrupted one. Returns false if the training was cancelled in it.</summary>
    private bool TrainEpoch(EndAgreement agreement, CancellationToken cancellation)
    {
        if (agreement.IsCancelled())
        {
            return false;
        }

        _run.Clock.Start();
        return (_run.Phase == EpochPhase.AfterSteps || TrainSteps(agreement)) && EndEpoch(agreement, cancellation);
    }

    /// <summary>Trains the steps of an epoch, or the rest of them. Returns false if the training was cancelled before the last.</summary>
    private bool TrainSteps(EndAgreement agreement)
    {
        _order.Draw(_run.Epoch);
        BeginReading();
        _run.FollowSchedule();
        if (_run.Phase == EpochPhase.BeforeEpoch && _run.Sums.Steps == 0)
        {
            _callbacks.EpochBegin();
            _run.Phase = EpochPhase.InEpoch;
        }

        while (true)
        {
            TrainStep();
            bool isCancelled = agreement.IsCancelled();
            if (_run.Sums.Steps == _run.StepsPerEpoch || _run.StopRequested)
            {
                _run.Phase = EpochPhase.AfterSteps;
                return true;
            }

            if (isCancelled)
            {
                return false;
            }
        }
    }

    private void TrainStep()
    {
        int samplesBefore = _run.Sums.Samples;
        _run.FollowSchedule();
        if (_run.Phase != EpochPhase.InStep)
        {
            _callbacks.BatchBegin();
            _run.Phase = EpochPhase.InStep;
        }

        if (!RunStep())
        {
            throw _run.Ranks.Agreed(Divergence.RollBack(_run, _run.Step + 1));
        }

        if (_run.Average is not null)
        {
            _team.Run(_addToAverage);
        }

        _progress.AfterStep();
        _meter.AfterStep(_run.Ranks.IsFirst ? _run.Sums.Samples - samplesBefore : 0);
        _callbacks.BatchEnd();
    }

    private void BeginReading()
    {
        try
        {
            _run.Data.RequireUnchanged();
        }
        catch
        {
            KeepPosition();
            throw;
        }

        _run.Window?.BeginEpoch(_order.Blocks);
    }

    private bool RunStep()
    {
        try
        {
            return _step.Run(_order.Batch(_run.Sums.Steps, _run.BatchSize), _order.Batch(_run.Sums.Steps + 1, _run.BatchSize));
        }
        catch (Exception exception) when (ReferenceEquals(exception, _run.RowFailure))
        {
            // The step has changed nothing, so a checkpoint can continue from here.
            KeepPosition();
            throw;
        }
    }

    /// <summary>Writes checkpoints after a failure, which is not replaced by a failure of theirs.</summary>
    private void KeepPosition()
    {
        if (_run.Step == 0)
        {
            // There is nothing to keep. Callbacks that begin anew at step 0 would forget that the first step has begun.
            return;
        }

        try
        {
            _callbacks.Cancelled();
        }
        catch (Exception exception)
        {
            // Why the training ends is worth more than why its position was not kept.
            _run.History.Warn($"The checkpoint could not be written: {exception.Message}");
        }
    }

    /// <summary>Validates and records an epoch. Returns false if the training was cancelled in the validation.</summary>
    private bool EndEpoch(EndAgreement agreement, CancellationToken cancellation)
    {
        RequireFinite();

        // The training loss and its penalties belong to the trained weights. Everything after this line uses the average of the weights.
        double penalty = Penalty.Of(_run);
        if (_run.Average is not null)
        {
            _run.Average.Exchange();
            RequireFinite();
        }

        EpochRecord record;
        try
        {
            (double Loss, double Accuracy)? validation = _validation?.Measure(_network, _team, _accuracy, agreement.IsNeeded, cancellation);
            if (_validation is not null && validation is null)
            {
                _run.Average?.Exchange();
                return false;
            }

            record = _results.Record(penalty, validation);
            _progress.AfterEpoch(record);
            _meter.AfterEpoch(record);
            _run.EndEpoch(record);
            _run.LastGood.Keep(_run.Storage);
            _callbacks.EpochEnd(record);
            RankCheck.RequireSameBits(_run);
        }
        catch when (_run.Average is not null)
        {
            // A callback or reading a validation set from a file may fail. Then the network must keep the trained weights.
            _run.Average.Exchange();
            throw;
        }

        _run.Average?.Exchange();
        _callbacks.EpochEndOfCheckpoints(record);
        return true;
    }
}
