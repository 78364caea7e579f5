namespace NetGen;

/// <summary>What a network held at some moment: parameters, statistics, and whether its input scaling was fitted.</summary>
internal sealed class NetworkCopy
{
    private readonly NetworkStorage _storage;
    private readonly float[] _parameters;
    private readonly float[] _state;
    private bool _scalingIsFitted;

    /// <summary>Takes what the network holds now.</summary>
    /// <param name="storage">The network.</param>
    public NetworkCopy(NetworkStorage storage)
    {
        _storage = storage;
        _parameters = new float[storage.Parameters.Length];
        _state = new float[storage.State.Length];
        Take();
    }

    /// <summary>Takes what the network holds now.</summary>
    public void Take()
    {
        _storage.Parameters.CopyTo(_parameters);
        _storage.State.CopyTo(_state);
        _scalingIsFitted = _storage.ScalingIsFitted;
    }

    /// <summary>Gives the network back what was taken.</summary>
    public void Restore()
    {
        _parameters.CopyTo(_storage.Parameters);
        _state.CopyTo(_storage.State);
        _storage.ScalingIsFitted = _scalingIsFitted;
    }
}
