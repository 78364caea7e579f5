namespace NetGen;

/// <summary>Keeps other trainings from callbacks that watch one at a time, from before anything is checked until the training has ended, restarts and all.</summary>
internal sealed class CallbackClaim : IDisposable
{
    private readonly Callback[] _callbacks;

    /// <summary>Claims all of them, or none.</summary>
    /// <param name="callbacks">Those of a training.</param>
    /// <exception cref="InvalidOperationException">One of them watches another training, or is in the list twice.</exception>
    public CallbackClaim(IEnumerable<Callback> callbacks)
    {
        _callbacks = [.. callbacks];
        for (int i = 0; i < _callbacks.Length; i++)
        {
            if (!_callbacks[i].TryClaim())
            {
                Release(i);
                throw new InvalidOperationException($"Callback {i}, {_callbacks[i].GetType().Name}, is in use by another training, or it is in Callbacks twice. A callback keeps its state, so create a new one for each training.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Release(_callbacks.Length);

    private void Release(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _callbacks[i].Release();
        }
    }
}
