namespace NetGen;

/// <summary>
/// Computes new weights from a gradient: noise, penalties, clipping, the optimizer's rule and the limit of norms. Each of them applies to the trained
/// parameters only.
/// </summary>
internal sealed class ParameterUpdate
{
    /// <summary>Number of values whose squares are summed together. It is fixed, so that the norm has the same bits for any number of workers.</summary>
    private const int NormChunk = 8192;

    /// <summary>Smallest number of parameters for an update piece by piece. With fewer parameters, weights, gradient and state fit in the L2 cache.</summary>
    private const int SmallestPiecewise = 1 << 15;

    private readonly TrainingRun _run;
    private readonly TrainingBatch _batch;
    private readonly ThreadTeam _team;
    private readonly ParameterSegment[] _pieces;
    private readonly double[] _squares;
    private readonly GradientNoise? _noise;
    private readonly MaxNormConstraint? _maxNorm;
    private readonly Action<int> _addNoise;
    private readonly Action<int> _finishGradient;
    private readonly Action<int> _updateWeights;
    private readonly Action<int> _limitNorms;
    private float _gradientScale;

    public ParameterUpdate(TrainingRun run, TrainingBatch batch, ThreadTeam team)
    {
        _run = run;
        _batch = batch;
        _team = team;
        _pieces = [.. run.Trained.Segments.SelectMany(Cut)];
        _squares = new double[_pieces.Length];
        FitOptions options = run.Options;
        _noise = options.GradientNoise > 0 ? new GradientNoise(run.Trained.Panels, options.Seed, options.GradientNoise) : null;
        _maxNorm = options.MaxNorm > 0 ? new MaxNormConstraint(run.Storage, run.Trained.WeightPanels, options.MaxNorm) : null;
        _addNoise = worker => _noise!.AddTo(_batch.Gradient, _run.Step, worker, _team.Size);
        _finishGradient = FinishGradient;
        _updateWeights = UpdateWeights;
        _limitNorms = worker => _maxNorm!.Apply(worker, _team.Size);
    }

    /// <summary>
    /// Whether the weights are updated piece by piece while the gradient is being computed: it must be possible, and the parameter block must be too large to
    /// stay in cache.
    /// </summary>
    public bool IsPiecewise => !_run.Options.NeedsWholeGradient && !_run.Division.IsDivided && _run.Info.PackedLength >= SmallestPiecewise;

    /// <summary>
    /// Updates the weights of one piece. The result has the same bits as an update by the whole gradient, because the rule treats every value separately.
    /// </summary>
    /// <param name="offset">Where the piece starts in the parameter block.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="isWeight">Whether penalties apply to it.</param>
    public void Apply(int offset, Span<float> gradient, bool isWeight)
    {
        if (!_run.Trained.IsEverything && !_run.Trained.Overlaps(offset, gradient.Length))
        {
            return;
        }

        FitOptions options = _run.Options;
        options.Optimizer.Update(
            _run.Storage.ChangeParameters().Slice(offset, gradient.Length),
            gradient,
            new OptimizerState(_run.OptimizerState.Span, _run.Info.PackedLength, offset, gradient.Length),
            isWeight ? new Decay(options.L1, options.L2, IsWeight: true) : default,
            new UpdateStep(_run.LearningRate, _run.Step + 1));
    }

    /// <summary>
    /// Ends the update after the gradient is complete. It updates by the gradient of the batch, unless this was done piece by piece, and then limits the norms.
    /// </summary>
    public void Finish()
    {
        if (!IsPiecewise)
        {
            ApplyWhole();
        }

        if (_maxNorm is not null)
        {
            _team.Run(_limitNorms);
        }
    }

    /// <summary>Divides a segment into pieces that are small enough to be shared evenly and summed together.</summary>
    private static IEnumerable<ParameterSegment> Cut(ParameterSegment segment)
    {
        for (int start = 0; start < segment.Length; start += NormChunk)
        {
            yield return segment with { Offset = segment.Offset + start, Length = Math.Min(NormChunk, segment.Length - start) };
        }
    }

    private void ApplyWhole()
    {
        FitOptions options = _run.Options;
        _gradientScale = 1;
        if (options.NeedsWholeGradient)
        {
            if (options.ReduceGradients is { } reduce)
            {
                reduce(_batch.Gradient);

                // Noise or an offset must not make the padding nonzero. It would count in the norm, and padding weights would change.
                ParameterPacking.ClearPadding(_run.Info.Tensors, _batch.Gradient);
            }

            // Add the noise after the reduction: processes with the same seed add the same noise.
            if (_noise is not null)
            {
                _team.Run(_addNoise);
            }

            _team.Run(_finishGradient);
            double norm = Math.Sqrt(_squares.Sum());
            _run.GradientNorm = norm;
            if (options.ClipNorm > 0 && norm > options.ClipNorm)
            {
                _gradientScale = (float)(options.ClipNorm / norm);
            }
        }

        _team.Run(_updateWeights);
    }

    /// <summary>Adds the gradient of the penalties, clips by value, and sums the squares for the norm.</summary>
    private void FinishGradient(int worker)
    {
        (int first, int end) = Share(worker);
        for (int piece = first; piece < end; piece++)
        {
            (int offset, int length, bool decays) = _pieces[piece];
            Span<float> gradient = _batch.Gradient.Slice(offset, length);
            if (decays && (_run.Options.L1 != 0 || _run.Options.L2 != 0))
            {
                UpdateLoop.AddPenalty(_run.Storage.Parameters.Slice(offset, length), gradient, new Decay(_run.Options.L1, _run.Options.L2, IsWeight: true));
            }

            if (_run.Options.ClipValue > 0)
            {
                GradientClipping.ByValue(gradient, _run.Options.ClipValue);
            }

            _squares[piece] = GradientClipping.SumOfSquares(gradient);
        }
    }

    private void UpdateWeights(int worker)
    {
        FitOptions options = _run.Options;
        var step = new UpdateStep(_run.LearningRate, _run.Step + 1);

        // If the step has the whole gradient, it already contains the penalties.
        bool hasPenalties = !options.NeedsWholeGradient;
        (int first, int end) = Share(worker);
        for (int piece = first; piece < end; piece++)
        {
            (int offset, int length, bool decays) = _pieces[piece];
            Span<float> gradient = _batch.Gradient.Slice(offset, length);
            if (_gradientScale != 1)
            {
                GradientClipping.Scale(gradient, _gradientScale);
            }

            options.Optimizer.Update(
                _run.Storage.ChangeParameters().Slice(offset, length),
                gradient,
                new OptimizerState(_run.OptimizerState.Span, _run.Info.PackedLength, offset, length),
                decays ? new Decay(hasPenalties ? options.L1 : 0, hasPenalties ? options.L2 : 0, IsWeight: true) : default,
                step);
        }
    }

    private (int First, int End) Share(int worker) =>
        ((int)((long)_pieces.Length * worker / _team.Size), (int)((long)_pieces.Length * (worker + 1) / _team.Size));
}
