using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters and statistics of one network, laid out as the kernels read them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkStorage
{
    private readonly NetworkInfo _info;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly ExclusiveUse _use;

    /// <summary>Allocates a network and draws its start weights.</summary>
    /// <param name="info">The class.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public NetworkStorage(NetworkInfo info, int seed)
    {
        _info = info;
        _parameters = new AlignedBuffer(info.PackedLength);
        _state = new AlignedBuffer(info.StateCount);
        _use = new ExclusiveUse(info.Name);
        Initializer.Fill(info, _parameters.Span, seed);
        ResetScaling();
    }

    /// <summary>The packed parameter block: panels, biases first; see <see cref="TensorInfo"/>.</summary>
    public Span<float> Parameters => _parameters.Span;

    /// <summary>The statistics: means, then scales.</summary>
    public Span<float> State => _state.Span;

    /// <summary>Where <see cref="Parameters"/> start.</summary>
    public ref float FirstParameter => ref _parameters.First;

    /// <summary>Where <see cref="State"/> starts.</summary>
    public ref float FirstStatistic => ref _state.First;

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
            ParameterPacking.Pack(_info.Tensors, values, Parameters);
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

    /// <summary>Replaces the statistics, which then count as fitted, unless they are the identity of an unfitted network.</summary>
    /// <param name="values">The new values.</param>
    /// <exception cref="ArgumentException">The span has the wrong length, or a divisor is not positive and finite.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training or changing the network.</exception>
    public void SetState(ReadOnlySpan<float> values)
    {
        SpanLength.Check(values.Length, _info.StateCount, nameof(values));
        RequireDivisors(values[(values.Length / 2)..], nameof(values));
        using (Enter("SetState"))
        {
            values.CopyTo(State);

            // The identity is what a network has before any data: a copy of an unfitted one is unfitted too.
            ScalingIsFitted = State[..(State.Length / 2)].ContainsAnyExcept(0f) || State[(State.Length / 2)..].ContainsAnyExcept(1f);
        }
    }

    /// <summary>Claims the network for a change; a claim by another thread meanwhile throws.</summary>
    /// <param name="operation">What the caller is about to do, for the message.</param>
    /// <param name="mayNest">Whether a thread that has claimed the network may do this within.</param>
    internal ExclusiveUse.Claim Enter(string operation, bool mayNest = true) => _use.Enter(operation, mayNest);

    private static void RequireDivisors(ReadOnlySpan<float> divisors, string parameter)
    {
        foreach (float divisor in divisors)
        {
            if (!(divisor > 0 && float.IsFinite(divisor)))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected positive, finite divisors in the second half of the statistics, but found {divisor}."), parameter);
            }
        }
    }

    /// <summary>Makes the input scaling the identity: subtract 0, divide by 1.</summary>
    internal void ResetScaling()
    {
        State[..(State.Length / 2)].Clear();
        State[(State.Length / 2)..].Fill(1);
        ScalingIsFitted = false;
    }
}
