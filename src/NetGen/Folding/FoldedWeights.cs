using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The folded weights: those of the dense layers next to an <see cref="AffineLayer"/>. Inference reads them instead of the network's own weights. They are
/// computed from parameters and statistics, and computed again when these change.
/// </summary>
/// <remarks>
/// <para>
/// A change marks the folded weights as stale. The next inference computes them, once for all threads. A change that ends with a call (<c>Fit</c>, <c>Load</c>,
/// <c>SetParameters</c>) computes them at its end. All memory is allocated with the network.
/// </para>
/// <para>
/// If a thread predicts while another thread changes the network, it reads some old and some new weights. The same is true of the parameters themselves. When
/// the change has ended, all weights are new.
/// </para>
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

    /// <summary>Folds into the given memory.</summary>
    /// <param name="info">The class.</param>
    /// <param name="parameters">The packed parameters.</param>
    /// <param name="state">The statistics.</param>
    /// <param name="values">Receives the folded panels. It may be the parameters themselves; these are then folded once and never again.</param>
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

    /// <summary>The folded panels of all layers, one after the other.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

    /// <summary>The columns of a layer's input whose scaling is not in its weights.</summary>
    /// <param name="layer">Index among the folded layers.</param>
    /// <exception cref="ArgumentException">No layer is folded into the inputs of that layer.</exception>
    public UnfoldedColumns Unfolded(int layer) =>
        _unfolded[layer] ?? throw new ArgumentException($"Nothing is folded into the inputs of layer {layer}.", nameof(layer));

    /// <summary>Folds in place: the folded weights overwrite the parameters, which are not needed any more.</summary>
    internal static FoldedWeights InPlace(NetworkInfo info, AlignedBuffer parameters, AlignedBuffer state)
    {
        var folded = new FoldedWeights(info, parameters, state, parameters);
        folded.Update();
        return folded;
    }

    /// <summary>Marks the folded weights as stale, because parameters or statistics are about to change or have changed.</summary>
    internal void Invalidate()
    {
        // The mark is read before it is written. The workers of a step call this for every piece that they change. If all of them wrote the mark, its cache
        // line would move between their caches each time.
        if (Volatile.Read(ref _freshness) != Stale)
        {
            Volatile.Write(ref _freshness, Stale);
        }
    }

    /// <summary>Folds if parameters or statistics have changed since the last time.</summary>
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

            // The mark is set before anything is read. A change in the meantime marks the weights as stale again, and they stay stale.
            Interlocked.Exchange(ref _freshness, InWork);
            ReadOnlySpan<float> parameters = _parameters.Span, state = _state.Span;
            for (int layer = 0; layer < _unfolded.Length; layer++)
            {
                DenseFolding folding = _info.Foldings[layer];
                int length = folding.Shape.Length, inputs = folding.Shape.Inputs;
                Affine before = _unfolded[layer] is { } unfolded
                    ? unfolded.Choose(parameters, state, _before.AsSpan(0, inputs), _before.AsSpan(inputs, inputs))
                    : default;
                Affine after = After(folding.After, parameters, state);
                Panels.Fold(parameters.Slice(folding.Source, length), folding.Shape, before, after, _values.Span.Slice(folding.Target, length));
            }

            Interlocked.CompareExchange(ref _freshness, Current, InWork);
        }
    }

    /// <summary>The layer after a product. All of its columns fold, because a sum already has the rounding error of its own size.</summary>
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
