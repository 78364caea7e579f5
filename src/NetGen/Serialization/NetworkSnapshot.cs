namespace NetGen;

/// <summary>Parameters and statistics of a network at one moment, for a file. All values are finite, and the scaling of the input is known.</summary>
internal sealed class NetworkSnapshot
{
    private readonly float[] _parameters;
    private readonly float[] _state;

    private NetworkSnapshot(NetworkInfo info)
    {
        _parameters = new float[info.ParameterCount];
        _state = new float[info.StateCount];
    }

    /// <summary>The parameters, tensor after tensor, in the order of <c>CopyParametersTo</c>.</summary>
    public ReadOnlyMemory<float> Parameters => _parameters;

    /// <summary>The statistics, in the order of <c>CopyStateTo</c>.</summary>
    public ReadOnlyMemory<float> State => _state;

    /// <summary>Copies a network.</summary>
    /// <param name="info">The class.</param>
    /// <param name="storage">The network.</param>
    /// <param name="operation">The operation the caller is about to do, for messages.</param>
    /// <exception cref="InvalidOperationException">
    /// A value is not finite, the input scaling has not been taken from data, or another thread is training or changing the network.
    /// </exception>
    public static NetworkSnapshot Take(NetworkInfo info, NetworkStorage storage, string operation)
    {
        var snapshot = new NetworkSnapshot(info);
        storage.Read(operation, () =>
        {
            storage.RequireFitted(operation);
            storage.CopyParametersTo(snapshot._parameters);
            storage.CopyStateTo(snapshot._state);
        });
        snapshot.RequireFinite(info);
        return snapshot;
    }

    private void RequireFinite(NetworkInfo info)
    {
        int next = 0;
        foreach (TensorInfo tensor in info.Tensors)
        {
            Require(info, tensor.Name, _parameters.AsSpan(next, tensor.Length));
            next += tensor.Length;
        }

        next = 0;
        foreach (StatisticInfo statistic in info.Statistics)
        {
            Require(info, statistic.Name, _state.AsSpan(next, statistic.Length));
            next += statistic.Length;
        }
    }

    private static void Require(NetworkInfo info, string name, ReadOnlySpan<float> values)
    {
        int bad = FiniteScan.IndexOfNonFinite(values);
        if (bad >= 0)
        {
            string found = FormattableString.Invariant($"{values[bad]} at position {bad}");
            throw new InvalidOperationException(
                $"This {info.Name} cannot be saved: expected finite values, but tensor {name} holds {found}. A file with it could not be loaded.");
        }
    }
}
