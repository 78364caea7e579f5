using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The parameters and statistics of one network, in the layout of the kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkStorage
{
    private readonly NetworkInfo _info;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly FoldedWeights? _folded;
    private readonly ExclusiveUse _use;
    private bool _stateWasSet;

    /// <summary>Allocates a network and draws its initial weights.</summary>
    /// <param name="info">The class.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public NetworkStorage(NetworkInfo info, int seed)
        : this(info)
    {
        Initializer.Fill(info, _parameters.Span, seed);
        ResetState();
    }

    /// <summary>Allocates a network that starts with embedded weights.</summary>
    /// <param name="info">The class.</param>
    /// <param name="weights">The weights and statistics. The statistics count as fitted.</param>
    /// <exception cref="NetGenFormatException">The resource is missing or has other contents.</exception>
    public NetworkStorage(NetworkInfo info, EmbeddedWeights weights)
        : this(info)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ScalingIsFitted = weights.Read(info, _parameters.Span, _state.Span);
        _folded?.Update();
    }

    private NetworkStorage(NetworkInfo info)
    {
        _info = info;
        _parameters = new AlignedBuffer(info.PackedLength);
        _state = new AlignedBuffer(info.StateCount);
        _folded = info.Foldings.IsEmpty ? null : new FoldedWeights(info, _parameters, _state);
        _use = new ExclusiveUse(info.Name, AfterChange);
    }

    /// <summary>The packed parameter block: panels, biases first; see <see cref="TensorInfo"/>.</summary>
    public ReadOnlySpan<float> Parameters => _parameters.Span;

    /// <summary>The statistics; see <see cref="NetworkInfo.Statistics"/>.</summary>
    public ReadOnlySpan<float> State => _state.Span;

    /// <summary>
    /// The folded weights, up to date. Inference reads them for layers that include their neighbours. If nothing has changed, this only reads a mark.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network has no folded layer.</exception>
    public FoldedWeights Folded
    {
        get
        {
            FoldedWeights folded = _folded ?? throw new InvalidOperationException($"{_info.Name} has no layer into which another is folded.");
            folded.Update();
            return folded;
        }
    }

    /// <summary>Whether the scaling of the input has been taken from data or set. Before that it is the identity.</summary>
    internal bool ScalingIsFitted { get; set; }

    /// <summary>Copies the parameters in the order of <see cref="INeuralNetwork{TSelf}.CopyParametersTo"/>.</summary>
    /// <param name="destination">Receives the values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    public void CopyParametersTo(Span<float> destination)
    {
        SpanLength.Check(destination.Length, _info.ParameterCount, nameof(destination));
        ParameterPacking.Unpack(_info.Tensors, Parameters, destination);
    }

    /// <summary>Replaces the parameters. The order is that of <see cref="INeuralNetwork{TSelf}.CopyParametersTo"/>.</summary>
    /// <param name="values">The new values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public void SetParameters(ReadOnlySpan<float> values)
    {
        SpanLength.Check(values.Length, _info.ParameterCount, nameof(values));
        using (Enter("SetParameters"))
        {
            ParameterPacking.Pack(_info.Tensors, values, ChangeParameters());
        }
    }

    /// <summary>Copies the statistics.</summary>
    /// <param name="destination">Receives the values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    public void CopyStateTo(Span<float> destination)
    {
        SpanLength.Check(destination.Length, _info.StateCount, nameof(destination));
        State.CopyTo(destination);
    }

    /// <summary>
    /// Replaces the statistics, which then count as fitted. An exception is the identity scaling of an unfitted network: then the next training takes a new
    /// scaling.
    /// </summary>
    /// <param name="values">The new values.</param>
    /// <exception cref="ArgumentException">
    /// The span has the wrong length, a value is not finite, a divisor is not positive, or a variance is negative.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public void SetState(ReadOnlySpan<float> values)
    {
        SpanLength.Check(values.Length, _info.StateCount, nameof(values));

        // A network without data has the identity as its scaling. So a copy of an unfitted network is unfitted too.
        ReadOnlySpan<float> scaling = values[.._info.ScalingLength];
        SetState(values, scaling[..(scaling.Length / 2)].ContainsAnyExcept(0f) || scaling[(scaling.Length / 2)..].ContainsAnyExcept(1f));

        // The scaling of columns from 0 to 1 is the identity too. So a network whose state was set may be evaluated and saved, although its next training would
        // take a new scaling.
        _stateWasSet = true;
    }

    /// <summary>
    /// Replaces the statistics. The caller knows whether the scaling of the input has been taken from data. Such a scaling may be the identity.
    /// </summary>
    internal void SetState(ReadOnlySpan<float> values, bool scalingIsFitted)
    {
        SpanLength.Check(values.Length, _info.StateCount, nameof(values));
        if (_info.RefusalOf(values) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(values));
        }

        using (Enter("SetState"))
        {
            values.CopyTo(ChangeState());
            ScalingIsFitted = scalingIsFitted;
        }
    }

    /// <summary>The packed parameters for one change. Call it again for the next change, so that the folded weights are computed again.</summary>
    public Span<float> ChangeParameters()
    {
        MarkChanged();
        return _parameters.Span;
    }

    /// <summary>The statistics for one change. Call it again for the next change, so that the folded weights are computed again.</summary>
    public Span<float> ChangeState()
    {
        MarkChanged();
        return _state.Span;
    }

    /// <summary>
    /// Marks the end of a change of parameters or statistics. A thread that predicted in the meantime may have folded a half-finished change.
    /// </summary>
    internal void MarkChanged() => _folded?.Invalidate();

    /// <summary>Claims the network for a change. It throws if another thread has claimed the network.</summary>
    /// <param name="operation">The operation the caller is about to do, for the message.</param>
    /// <param name="mayNest">Whether the operation is allowed on a thread that has already claimed the network.</param>
    internal ExclusiveUse.Claim Enter(string operation, bool mayNest = true) => _use.Enter(operation, mayNest);

    /// <summary>Reads the network as a whole. It throws if another thread changes the network in the meantime.</summary>
    /// <param name="operation">The operation the caller is about to do, for the message.</param>
    /// <param name="read">Copies the values.</param>
    /// <exception cref="InvalidOperationException">
    /// Another thread is training or changing the network. The values that were read may belong to two different states.
    /// </exception>
    internal void Read(string operation, Action read) => _use.Read(operation, read);

    /// <summary>Throws if the scaling of the input has not been taken from data. The outputs for unscaled input are meaningless.</summary>
    /// <param name="operation">The operation the caller is about to do, for the message.</param>
    /// <exception cref="InvalidOperationException">
    /// The class scales its input, and no training, file or <c>SetState</c> has set the scaling.
    /// </exception>
    internal void RequireFitted(string operation)
    {
        if (_info.Scaling != InputScaling.None && !ScalingIsFitted && !_stateWasSet)
        {
            throw new InvalidOperationException(
                $"{operation} needs the statistics of the input scaling, but this {_info.Name} has none yet. Call Fit, Load or SetState first.");
        }
    }

    /// <summary>
    /// Resets the statistics: the scaling of the input to the identity, and a normalisation to the statistics of a standard normal distribution.
    /// </summary>
    internal void ResetState()
    {
        Span<float> state = ChangeState();
        foreach (StatisticInfo statistic in _info.Statistics)
        {
            state[..statistic.Length].Fill(statistic.Start);
            state = state[statistic.Length..];
        }

        (ScalingIsFitted, _stateWasSet) = (false, false);
    }

    /// <summary>
    /// At the end of the outermost change, folds the weights at once, while the network is still claimed. Otherwise the first prediction would have to.
    /// </summary>
    private void AfterChange(bool isOutermost)
    {
        MarkChanged();
        if (isOutermost)
        {
            _folded?.Update();
        }
    }
}
