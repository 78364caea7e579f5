using System.Diagnostics;

namespace NetGen;

/// <summary>Runs a training: epochs, validation, callbacks, and the way back when it diverges.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed class Trainer<T> : IDisposable
    where T : INeuralNetwork<T>
{
    private readonly T _network;
    private readonly TrainingRun _run;
    private readonly ThreadTeam _team;
    private readonly TrainingStep<T> _step;
    private readonly HealthProbe<T>? _health;
    private readonly AccuracyRule _accuracy;
    private readonly Callback[] _callbacks;
    private readonly ProgressMeter _progress;
    private readonly int[] _order;
    private readonly int _skipped;
    private readonly float[] _goodParameters;
    private readonly float[] _goodState;

    public Trainer(T network, Dataset data, FitOptions options)
    {
        _network = network;
        _run = new TrainingRun(T.Info, network.Storage, data, options);
        int batchSize = Math.Min(options.BatchSize, data.Count);
        RequireBatchFits(batchSize);
        RequireBatchToNormalize(data, options);
        _health = HealthProbe<T>.For(network, _run);
        _accuracy = AccuracyRules.For(T.Info, data);
        _progress = new ProgressMeter(options, data.Count);
        _order = new int[data.Count];

        // What would be left alone in the last batch cannot be normalised over it; a sample that the order of every epoch chooses anew.
        _skipped = T.Info.NormalizesBatch && data.Count % batchSize == 1 ? 1 : 0;

        // Checkpoints come last, so that they hold what the others have become after the epoch.
        _callbacks = [.. options.Callbacks.OrderBy(static callback => callback is Checkpoint)];
        _goodParameters = new float[T.Info.PackedLength];
        _goodState = new float[T.Info.StateCount];
        _team = new ThreadTeam(WorkerCount.For(T.Info, batchSize, options.Threads));
        try
        {
            _step = new TrainingStep<T>(network, _run, _team, batchSize, _accuracy);
        }
        catch
        {
            // The buffers of a large mini-batch may not fit; no one but this constructor can end the threads then.
            _team.Dispose();
            throw;
        }
    }

    private bool IsFinished => _run.Epoch >= _run.Options.Epochs || _run.StopRequested;

    public History Fit(CancellationToken cancellation)
    {
        FitOptions options = _run.Options;
        if (options.ResumeFrom is { } path)
        {
            CheckpointFile.Restore(path, _run);
        }

        if (T.Info.Scaling != InputScaling.None && (options.RefitScaling || !_run.Storage.ScalingIsFitted))
        {
            InputStatistics.Fit(_run.Data, T.Info.Scaling, _run.Storage);
        }

        KeepAsGood();
        var context = new TrainingContext(_run);
        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainBegin(context);
        }

        bool cancelled = false;
        while (!IsFinished && !cancelled)
        {
            cancelled = !TrainEpoch(context, cancellation);
        }

        _run.History.StopReason = cancelled ? StopReason.Cancelled : _run.StopRequested ? StopReason.StoppedByCallback : StopReason.Completed;
        foreach (Callback callback in _callbacks)
        {
            callback.OnTrainEnd(context);
        }

        return _run.History;
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    /// <summary>One pass over the training set; false when it was cancelled on the way.</summary>
    private bool TrainEpoch(TrainingContext context, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        OrderSamples();
        _step.BeginEpoch(_run.Epoch);
        foreach (Callback callback in _callbacks)
        {
            callback.OnEpochBegin(context);
        }

        int count = _run.Data.Count - _skipped, batchSize = _step.BatchSize;
        for (int first = 0; first < count; first += batchSize)
        {
            if (cancellation.IsCancellationRequested)
            {
                return false;
            }

            foreach (Callback callback in _callbacks)
            {
                callback.OnBatchBegin(context);
            }

            ReadOnlySpan<int> left = _order.AsSpan(first, count - first), rows = left[..Math.Min(batchSize, left.Length)], next = left[rows.Length..];
            if (!_step.Run(rows, next[..Math.Min(batchSize, next.Length)]))
            {
                throw Diverged(_run.Step + 1);
            }

            _progress.AfterStep(_run.Epoch, _step);
            foreach (Callback callback in _callbacks)
            {
                callback.OnBatchEnd(context);
            }
        }

        if (FiniteScan.IndexOfNonFinite(_run.Storage.Parameters) >= 0)
        {
            throw Diverged(_run.Step);
        }

        EpochRecord record = Record(start);
        _run.History.Add(record);
        _run.Epoch++;
        KeepAsGood();
        _progress.AfterEpoch(_step, record);
        foreach (Callback callback in _callbacks)
        {
            callback.OnEpochEnd(context, record);
        }

        return true;
    }

    private EpochRecord Record(long start)
    {
        double validationLoss = double.NaN, validationAccuracy = double.NaN;
        if (_run.Options.Validation is { } validation)
        {
            (validationLoss, validationAccuracy) = Scoring.Of(_network, validation, _team).Summary(_accuracy);
        }

        return new EpochRecord
        {
            Epoch = _run.Epoch + 1,
            Loss = _step.MeanLoss,
            Penalty = Penalty.Of(_run),
            Accuracy = _step.Accuracy,
            ValidationLoss = validationLoss,
            ValidationAccuracy = validationAccuracy,
            LearningRate = _run.LearningRate,
            SkippedSamples = _skipped,
            Health = _health?.Measure(),
            Duration = Stopwatch.GetElapsedTime(start),
        };
    }

    /// <summary>The order is drawn from the seed and the epoch alone, so that a resumed training finds the same.</summary>
    private void OrderSamples()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (_run.Options.Shuffle)
        {
            CounterRandom.For(_run.Options.Seed, CounterRandom.Purpose.Shuffle, _run.Epoch).Shuffle(_order);
        }
    }

    private void KeepAsGood()
    {
        _run.Storage.Parameters.CopyTo(_goodParameters);
        _run.Storage.State.CopyTo(_goodState);
    }

    private TrainingDivergedException Diverged(long step)
    {
        ReadOnlySpan<float> parameters = _run.Storage.Parameters;
        int index = FiniteScan.IndexOfNonFinite(parameters);
        string tensor = index < 0 ? "loss" : TensorAt(index);
        _goodParameters.CopyTo(_run.Storage.ChangeParameters());
        _goodState.CopyTo(_run.Storage.ChangeState());
        return new TrainingDivergedException(_run.Epoch + 1, step, tensor, _run.History);
    }

    /// <summary>A buffer of one value a row more than this could not be indexed.</summary>
    private static void RequireBatchFits(int batchSize)
    {
        int widest = Math.Max(T.Info.WorkspacePerRow, Math.Max(T.InputSize, T.OutputSize));
        int largest = (Array.MaxLength - 64) / widest;
        if (batchSize > largest)
        {
            throw new ArgumentOutOfRangeException(nameof(FitOptions.BatchSize), batchSize, $"A mini-batch of this network can hold at most {largest} rows.");
        }
    }

    /// <summary>A single row has no variance to be normalised by.</summary>
    private static void RequireBatchToNormalize(Dataset data, FitOptions options)
    {
        if (!T.Info.NormalizesBatch)
        {
            return;
        }

        if (options.BatchSize == 1)
        {
            throw new ArgumentOutOfRangeException(nameof(FitOptions.BatchSize), options.BatchSize, $"{T.Info.Name} normalises over the mini-batch and expects a BatchSize of at least 2, but found 1.");
        }

        if (data.Count == 1)
        {
            throw new ArgumentException($"{T.Info.Name} normalises over the mini-batch and expects at least 2 rows, but the data set has 1.", nameof(data));
        }
    }

    /// <summary>The tensor that holds a value of the packed block.</summary>
    private static string TensorAt(int index) => T.Info.Tensors
        .First(tensor => Enumerable.Range(0, tensor.Panels).Any(panel =>
        {
            int start = tensor.Offset + (panel * tensor.PanelStride);
            return index >= start && index < start + (tensor.Columns * tensor.PanelWidth);
        }))
        .Name;
}
