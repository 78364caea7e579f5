using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The weights that inference reads in place of a network's own: those of the dense layers beside an <see cref="AffineLayer"/>. They follow from parameters and statistics, and follow them.</summary>
/// <remarks>
/// <para>A change marks them stale, and they are computed anew before the next inference that finds them so, once for however many threads; where a change has an end (<c>Fit</c>, <c>Load</c>,
/// <c>SetParameters</c>) already there. All memory is allocated with the network.</para>
/// <para>A thread that predicts while another one changes the network reads some old and some new weights, here as in the parameters themselves; when the change has ended, all are new.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldedWeights
{
    private const int Stale = 0;
    private const int InWork = 1;
    private const int Current = 2;

    private readonly NetworkInfo _info;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _state;
    private readonly AlignedBuffer _values;
    private readonly UnfoldedColumns?[] _unfolded;
    private readonly double[] _before;
    private readonly double[] _after;
    private readonly Lock _gate = new();
    private int _freshness;

    internal FoldedWeights(NetworkInfo info, AlignedBuffer parameters, AlignedBuffer state)
        : this(info, parameters, state, new AlignedBuffer(info.Foldings.Max(static folding => folding.Target + folding.Shape.Length)))
    {
    }

    /// <summary>Folds into any place.</summary>
    /// <param name="info">The class.</param>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">The statistics.</param>
    /// <param name="values">Receives the folded panels; may be the parameters themselves, which are then folded once and never again.</param>
    private FoldedWeights(NetworkInfo info, AlignedBuffer parameters, AlignedBuffer state, AlignedBuffer values)
    {
        _info = info;
        _parameters = parameters;
        _state = state;
        _values = values;
        _unfolded = [.. info.Foldings.Select(static folding => folding.Before is { } before ? new UnfoldedColumns(before) : null)];
        _before = new double[2 * info.Foldings.Max(static folding => folding.Before?.Length ?? 0)];
        _after = new double[2 * info.Foldings.Max(static folding => folding.After?.Length ?? 0)];
    }

    /// <summary>The folded panels, one layer's after the other's.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

    /// <summary>The columns of a layer's input whose scaling is not in its weights.</summary>
    /// <param name="layer">Which of the layers that are folded into.</param>
    /// <exception cref="ArgumentException">Nothing stands before that layer.</exception>
    public UnfoldedColumns Unfolded(int layer) => _unfolded[layer] ?? throw new ArgumentException($"Nothing is folded into the inputs of layer {layer}.", nameof(layer));

    /// <summary>Folds in the place of the parameters, which nothing needs any more.</summary>
    internal static FoldedWeights InPlace(NetworkInfo info, AlignedBuffer parameters, AlignedBuffer state)
    {
        var folded = new FoldedWeights(info, parameters, state, parameters);
        folded.Update();
        return folded;
    }

    /// <summary>Parameters or statistics are about to change, or have.</summary>
    internal void Invalidate()
    {
        // Read first: the workers of a step all come here with every piece they change, and a line that all of them write would go back and forth between their caches.
        if (Volatile.Read(ref _freshness) != Stale)
        {
            Volatile.Write(ref _freshness, Stale);
        }
    }

    /// <summary>Folds, if anything has changed since that was done.</summary>
    internal void Update()
    {
        if (Volatile.Read(ref _freshness) != Current)
        {
            Fold();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fold()
    {
        lock (_gate)
        {
            if (Volatile.Read(ref _freshness) == Current)
            {
                return; // another thread has been here while this one waited
            }

            // Marked before anything is read: a change meanwhile makes it stale again, and then it stays so.
            Interlocked.Exchange(ref _freshness, InWork);
            ReadOnlySpan<float> parameters = _parameters.Span, state = _state.Span;
            for (int layer = 0; layer < _unfolded.Length; layer++)
            {
                DenseFolding folding = _info.Foldings[layer];
                int length = folding.Shape.Length, inputs = folding.Shape.Inputs;
                Affine before = _unfolded[layer] is { } unfolded ? unfolded.Choose(parameters, state, _before.AsSpan(0, inputs), _before.AsSpan(inputs, inputs)) : default;
                Panels.Fold(parameters.Slice(folding.Source, length), folding.Shape, before, After(folding.After, parameters, state), _values.Span.Slice(folding.Target, length));
            }

            Interlocked.CompareExchange(ref _freshness, Current, InWork);
        }
    }

    /// <summary>Behind the product every unit folds: its sum has the rounding of its own size already.</summary>
    private Affine After(AffineLayer? layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> state)
    {
        if (layer is null)
        {
            return default;
        }

        Span<double> scale = _after.AsSpan(0, layer.Length), shift = _after.AsSpan(layer.Length, layer.Length);
        for (int unit = 0; unit < layer.Length; unit++)
        {
            (scale[unit], shift[unit]) = layer.Column(unit, parameters, state).Folded;
        }

        return new Affine(scale, shift);
    }
}
