namespace NetGen;

/// <summary>Ends a training whose validation loss no longer falls (the training loss, without a validation set), and goes back to the best weights.</summary>
public sealed class EarlyStopping : Callback
{
    private readonly int _patience;
    private readonly double _minDelta;
    private readonly bool _restoreBest;
    private double _best = double.PositiveInfinity;
    private int _wait;
    private float[] _parameters = [];
    private float[] _state = [];

    /// <summary>Sets how long to wait for what.</summary>
    /// <param name="patience">Epochs without improvement before the training ends; at least 1.</param>
    /// <param name="restoreBest">Whether the network gets the weights of its best epoch when the training ends, for whatever reason but an exception.</param>
    /// <param name="minDelta">A loss must fall by more than this to count as better.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is below 1, or the delta negative or not finite.</exception>
    public EarlyStopping(int patience = 10, bool restoreBest = true, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0 && double.IsFinite(minDelta)))
        {
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The smallest improvement that counts must be finite and not negative.");
        }

        _patience = patience;
        _minDelta = minDelta;
        _restoreBest = restoreBest;
    }

    /// <summary>The last epoch whose loss was lower by the smallest delta, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        // A callback may serve several trainings; only a resumed one goes on where it was.
        if (training.Step == 0)
        {
            (_best, _wait, BestEpoch) = (double.PositiveInfinity, 0, 0);
            (_parameters, _state) = ([], []);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochRecord epoch)
    {
        // A validation loss that is not a number is no improvement; it must not hand over to the training loss.
        double loss = training.Run.Options.Validation is null ? epoch.TotalLoss : epoch.ValidationLoss;
        if (loss < _best - _minDelta)
        {
            (_best, _wait, BestEpoch) = (loss, 0, epoch.Epoch);
            Keep(training);
        }
        else if (++_wait >= _patience)
        {
            training.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training)
    {
        // Nothing is kept yet when the training was resumed from one that did not restore its best weights.
        if (_restoreBest && BestEpoch > 0 && _parameters.Length == training.ParameterCount && _state.Length == training.StateCount)
        {
            training.SetParameters(_parameters);
            training.SetState(_state);
        }
    }

    /// <inheritdoc/>
    protected internal override byte[] SaveState()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(_best);
        writer.Write(_wait);
        writer.Write(BestEpoch);
        Write(writer, _parameters);
        Write(writer, _state);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<byte> state)
    {
        try
        {
            using var bytes = new MemoryStream(state.ToArray());
            using var reader = new BinaryReader(bytes);
            (double best, int wait, int bestEpoch) = (reader.ReadDouble(), reader.ReadInt32(), reader.ReadInt32());
            (float[] parameters, float[] statistics) = (Read(reader), Read(reader));
            if (bytes.Position != bytes.Length || wait < 0 || bestEpoch < 0 || double.IsNaN(best))
            {
                throw new NetGenFormatException($"Expected the state of an EarlyStopping, but its {state.Length} bytes hold something else.");
            }

            (_best, _wait, BestEpoch) = (best, wait, bestEpoch);
            (_parameters, _state) = (parameters, statistics);
        }
        catch (EndOfStreamException exception)
        {
            throw new NetGenFormatException($"Expected the state of an EarlyStopping, but its {state.Length} bytes end too early.", exception);
        }
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }

    private static float[] Read(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        long left = (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(float);
        if (length < 0 || length > left)
        {
            throw new NetGenFormatException($"Expected at most {left} weights in the state of an EarlyStopping, but found a length of {length}.");
        }

        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }

    private void Keep(TrainingContext training)
    {
        if (!_restoreBest)
        {
            return;
        }

        Array.Resize(ref _parameters, training.ParameterCount);
        Array.Resize(ref _state, training.StateCount);
        training.CopyParametersTo(_parameters);
        training.CopyStateTo(_state);
    }
}
