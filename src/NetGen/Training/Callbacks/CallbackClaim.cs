namespace NetGen;

/// <summary>
/// Reserves callbacks that can watch only one training at a time. The claim begins before the first check and ends when the training has ended, with all of its
/// restarts. Until then another training cannot use them.
/// </summary>
internal sealed class CallbackClaim : IDisposable
{
    private readonly Callback[] _callbacks;

    /// <summary>Claims all of them, or none.</summary>
    /// <param name="callbacks">The callbacks of a training.</param>
    /// <exception cref="InvalidOperationException">One of them watches another training, or is in the list twice.</exception>
    public CallbackClaim(IEnumerable<Callback>? callbacks)
    {
        // What is null is refused by the checks that follow, by name.
        _callbacks = [.. callbacks?.Where(static callback => callback is not null) ?? []];
        for (int i = 0; i < _callbacks.Length; i++)
        {
            if (!_callbacks[i].TryClaim())
            {
                Release(i);
                throw new InvalidOperationException($"Callback {i}, {_callbacks[i].GetType().Name}, is in use by another training, or it is in Callbacks "
                    + "twice. A callback keeps its state, so create a new one for each training.");
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
