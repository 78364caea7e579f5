using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The parameters and statistics of one network, laid out as the kernels read them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkStorage
{
    private readonly NetworkInfo _info;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly FoldedWeights? _folded;
    private readonly ExclusiveUse _use;
    private bool _stateWasSet;

    /// <summary>Allocates a network and draws its start weights.</summary>
    /// <param name="info">The class.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public NetworkStorage(NetworkInfo info, int seed)
        : this(info)
    {
        Initializer.Fill(info, _parameters.Span, seed);
        ResetState();
    }

    /// <summary>Allocates a network that starts from embedded weights.</summary>
    /// <param name="info">The class.</param>
    /// <param name="weights">Its weights, and its statistics, which count as fitted.</param>
    /// <exception cref="NetGenFormatException">The resource is missing, or holds something else.</exception>
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

    /// <summary>The weights that inference reads where a layer does its neighbours' work too, up to date. Does nothing but look when nothing has changed.</summary>
    /// <exception cref="InvalidOperationException">The network has no such layer.</exception>
    public FoldedWeights Folded
    {
        get
        {
            FoldedWeights folded = _folded ?? throw new InvalidOperationException($"{_info.Name} has no layer into which another is folded.");
            folded.Update();
            return folded;
        }
    }

    /// <summary>Whether the input scaling has been taken from data (or set); until then it is the identity.</summary>
    internal bool ScalingIsFitted { get; set; }

    /// <summary>Copies the parameters in the order of the contract.</summary>
    /// <param name="destination">Receives the values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length.</exception>
    public void CopyParametersTo(Span<float> destination)
    {
        SpanLength.Check(destination.Length, _info.ParameterCount, nameof(destination));
        ParameterPacking.Unpack(_info.Tensors, Parameters, destination);
    }

    /// <summary>Replaces the parameters, given in the order of the contract.</summary>
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

    /// <summary>Replaces the statistics, which then count as fitted, unless they are the identity of an unfitted network: then the next training takes a scaling of its own.</summary>
    /// <param name="values">The new values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length, or a value is not finite, a divisor not positive or a variance negative.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public void SetState(ReadOnlySpan<float> values)
    {
        SpanLength.Check(values.Length, _info.StateCount, nameof(values));

        // The identity is what a network has before any data: a copy of an unfitted one is unfitted too.
        ReadOnlySpan<float> scaling = values[.._info.ScalingLength];
        SetState(values, scaling[..(scaling.Length / 2)].ContainsAnyExcept(0f) || scaling[(scaling.Length / 2)..].ContainsAnyExcept(1f));

        // Columns from 0 to 1 have the identity for a scaling: whoever sets it may measure and save with it, even where the next training would take a new one.
        _stateWasSet = true;
    }

    /// <summary>The same where it is known whether the input scaling has been taken from data, which may well have given the identity.</summary>
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

    /// <summary>The packed parameters for one change; ask again for the next one, so that what inference derives from them is computed anew.</summary>
    public Span<float> ChangeParameters()
    {
        MarkChanged();
        return _parameters.Span;
    }

    /// <summary>The statistics for one change; ask again for the next one, so that what inference derives from them is computed anew.</summary>
    public Span<float> ChangeState()
    {
        MarkChanged();
        return _state.Span;
    }

    /// <summary>Says that a change of parameters or statistics has ended: a thread that predicted meanwhile may have taken half of it for the whole.</summary>
    internal void MarkChanged() => _folded?.Invalidate();

    /// <summary>Claims the network for a change; a claim by another thread meanwhile throws.</summary>
    /// <param name="operation">What the caller is about to do, for the message.</param>
    /// <param name="mayNest">Whether a thread that has claimed the network may do this within.</param>
    internal ExclusiveUse.Claim Enter(string operation, bool mayNest = true) => _use.Enter(operation, mayNest);

    /// <summary>Reads the network as a whole; throws if another thread changes it meanwhile.</summary>
    /// <param name="operation">What the caller is about to do, for the message.</param>
    /// <param name="read">Copies what is wanted.</param>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network: what was read may be half of one state and half of the next.</exception>
    internal void Read(string operation, Action read) => _use.Read(operation, read);

    /// <summary>Refuses to go on with an input scaling that has not been taken from data: what the network computes from unscaled input means nothing.</summary>
    /// <param name="operation">What the caller is about to do, for the message.</param>
    /// <exception cref="InvalidOperationException">The class scales its input, and neither a training, nor a file, nor <c>SetState</c> has said how.</exception>
    internal void RequireFitted(string operation)
    {
        if (_info.Scaling != InputScaling.None && !ScalingIsFitted && !_stateWasSet)
        {
            throw new InvalidOperationException(
                $"{operation} expects the scaling of the input to be known, but this {_info.Name} has not taken it from data yet. Train it with Fit, load a file, or set its statistics with SetState first.");
        }
    }

    /// <summary>Before anything is measured the input scaling is the identity, and a normalisation has the statistics of a standard normal.</summary>
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

    /// <summary>At the end of the outermost change the derived weights are computed at once, while the network is still claimed, rather than by whoever predicts first.</summary>
    private void AfterChange(bool isOutermost)
    {
        MarkChanged();
        if (isOutermost)
        {
            _folded?.Update();
        }
    }
}
