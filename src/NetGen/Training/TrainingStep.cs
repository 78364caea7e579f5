namespace NetGen;

/// <summary>One step of gradient descent on one mini-batch, by a team of workers. It allocates no memory.</summary>
/// <typeparam name="T">The network type.</typeparam>
internal sealed partial class TrainingStep<T>
    where T : INeuralNetwork<T>
{
    private readonly T _network;
    private readonly TrainingRun _run;
    private readonly ThreadTeam _team;
    private readonly TrainingBatch _batch;
    private readonly SampleLoader _samples;
    private readonly TrainingPass[] _passes;
    private readonly SampleLoss _sampleLoss;
    private readonly ParameterUpdate _update;
    private readonly AccuracyRule _accuracyRule;
    private readonly int[] _correct;
    private readonly Action<int> _prepare;
    private readonly Action<int> _propagate;
    private readonly Action<int> _gradients;
    private readonly DividedGradient? _divided;

    public TrainingStep(T network, TrainingRun run, ThreadTeam team, int batchSize, AccuracyRule accuracyRule)
    {
        _network = network;
        _run = run;
        _team = team;
        _accuracyRule = accuracyRule;
        _sampleLoss = new SampleLoss(run.Info, run.Data, run.Options);
        _batch = new TrainingBatch(run.Info, run.Storage, batchSize, team.Size, run.Options.Seed) { HasRowWeights = _sampleLoss.HasWeights };
        _batch.Divided = _divided = run.Division.IsDivided ? new DividedGradient(run, _batch, team) : null;
        _samples = new SampleLoader(run, _batch);
        _update = new ParameterUpdate(run, _batch, team);
        ParameterUpdate? piecewise = _update.IsPiecewise ? _update : null;
        TrainedParameters? trained = run.Trained.IsEverything ? null : run.Trained;
        _passes = [.. Enumerable.Range(0, team.Size).Select(worker => new TrainingPass(_batch, worker) { Update = piecewise, Trained = trained })];
        _correct = new int[team.Size];
        _prepare = worker => _network.Prepare(_passes[worker]);
        _propagate = Propagate;
        _gradients = ComputeGradients;
    }

    /// <summary>The loss of the best output that is the same for all samples.</summary>
    public double BaselineLoss => new ConstantOutput(_run.Info, _run.Data, _sampleLoss).Loss();

    /// <summary>See <see cref="History.HasOwnYardstick"/>.</summary>
    public bool HasOwnYardstick => _sampleLoss.HasWeights || _run.Options.LabelSmoothing > 0;

    /// <summary>Trains on some rows of the data set. If their loss is not finite, it returns false and the weights are unchanged.</summary>
    /// <param name="rows">The rows of the mini-batch.</param>
    /// <param name="next">The rows of the next mini-batch of this epoch, which may be prepared in advance; none at the end of the epoch.</param>
    public bool Run(ReadOnlySpan<int> rows, ReadOnlySpan<int> next)
    {
        _batch.Epoch = _run.Epoch;
        _batch.Step = _run.Step;
        if (_divided is { } divided)
        {
            return RunInParts(divided, rows, next);
        }

        _samples.Begin(rows, next);
        Prepare();
        _team.Run(_propagate);
        double loss = SumLosses(rows.Length);
        if (!double.IsFinite(loss))
        {
            return false;
        }

        _team.Run(_gradients);
        Finish(rows.Length, loss, CountCorrect());
        return true;
    }

    private void Prepare()
    {
        if (_run.Info.DrawsWeightMasks || _run.Info.PreparesFilters)
        {
            _team.Run(_prepare);
        }
    }

    private double SumLosses(int rows)
    {
        double loss = 0;
        foreach (float rowLoss in _batch.Losses[..rows])
        {
            loss += rowLoss;
        }

        return loss;
    }

    /// <summary>Ends the step after the gradient is complete.</summary>
    private void Finish(int rows, double loss, long correct)
    {
        _update.Finish();
        _run.Storage.MarkChanged();
        _run.EndStep(rows, loss, correct);
    }

    private void Propagate(int worker)
    {
        // A worker without rows, in a short batch, still takes part, because others may wait for it.
        TrainingPass pass = _passes[worker];
        try
        {
            _samples.LoadOwnRows(pass, worker);
            _sampleLoss.Prepare(pass, _batch.SourceRows.Slice(pass.FirstRow, pass.Rows));
            _network.Forward(pass);
            _network.Backward(pass);
            _sampleLoss.Weigh(pass);
        }
        catch
        {
            _batch.Meeting.Abandon();
            throw;
        }

        _correct[worker] = AccuracyRules.CountCorrect(_accuracyRule, pass.Outputs, pass.Targets, _run.Info);
        _samples.LoadAheadWhileOthersWork(worker);
    }

    private long CountCorrect()
    {
        long correct = 0;
        foreach (int ofWorker in _correct)
        {
            correct += ofWorker;
        }

        return correct;
    }

    private void ComputeGradients(int worker)
    {
        _network.Gradients(_passes[worker]);
        _samples.LoadAhead(worker);
    }
}
