namespace NetGen;

/// <summary>A copy of the parameters and statistics of a network, to restore them after a divergence, or if a later training was worse.</summary>
/// <param name="info">The class.</param>
internal sealed class NetworkCopy(NetworkInfo info)
{
    private readonly float[] _parameters = new float[info.PackedLength];
    private readonly float[] _state = new float[info.StateCount];

    /// <summary>The packed parameters.</summary>
    public Span<float> Parameters => _parameters;

    /// <summary>The statistics.</summary>
    public Span<float> State => _state;

    /// <summary>Takes a copy.</summary>
    public void Keep(NetworkStorage storage)
    {
        storage.Parameters.CopyTo(_parameters);
        storage.State.CopyTo(_state);
    }

    /// <summary>Puts the copy back.</summary>
    public void Restore(NetworkStorage storage)
    {
        _parameters.CopyTo(storage.ChangeParameters());
        _state.CopyTo(storage.ChangeState());
    }
}
